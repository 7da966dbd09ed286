/// The columns of one question with several answers, each of which says whether its option was chosen.
struct OptionColumns {
  /// 1 and 0, NaN where the question was not answered; one for each column.
  let columns: [[Double]]

  /// What programs write for yes and no, in lower case.
  private static let words: [String: Double] = [
    "1": 1, "0": 0, "y": 1, "n": 0, "checked": 1, "unchecked": 0, "true": 1, "false": 0, "yes": 1, "no": 0, "ja": 1,
    "nein": 0, "oui": 1, "non": 0, "sí": 1, "sì": 1, "sim": 1, "não": 0, "nee": 0, "nej": 0, "nei": 0, "tak": 1,
    "nie": 0, "да": 1, "нет": 0, "是": 1, "否": 0, "はい": 1, "いいえ": 0,
  ]

  /// - Parameters:
  ///   - columns: of one question, all as long.
  ///   - emptyIsNo: whether an empty cell means no in a row in which another option was chosen.
  /// - Returns: `nil` when a cell is neither yes nor no, or no cell says either.
  init?(_ columns: [SurveyColumn], emptyIsNo: Bool) {
    var read: [[Double]] = []
    // Cells that are empty, and do not hold a missing code.
    var empty: [[Bool]] = []
    for column in columns {
      switch column {
      case .numbers(let numbers):
        guard numbers.values.allSatisfy({ $0.isNaN || $0 == 0 || $0 == 1 }) else { return nil }
        read.append(numbers.values)
        empty.append(numbers.values.indices.map { numbers.values[$0].isNaN && numbers.missingAnswer($0) == nil })
      case .texts(let texts):
        let meanings = texts.dictionary.map { Self.words[$0.lowercased()] }
        let said = texts.indices.filter { $0 >= 0 }.map { meanings[Int($0)] }
        guard !said.contains(nil) else { return nil }
        read.append(texts.indices.map { $0 < 0 ? .nan : meanings[Int($0)] ?? .nan })
        empty.append(texts.indices.map { $0 == -1 })
      }
    }
    guard read.contains(where: { $0.contains { !$0.isNaN } }) else { return nil }
    if emptyIsNo {
      for row in read[0].indices where read.contains(where: { !$0[row].isNaN }) {
        for column in read.indices where empty[column][row] { read[column][row] = 0 }
      }
    }
    self.columns = read
  }
}

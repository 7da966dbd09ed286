import Transcripts

/// A table, row by row. Where its rows are a speaker and what was said (with or without a time before them), each
/// row becomes a turn; otherwise the cells of a row are behind one another with tabs between.
struct DocumentTable {
  private var rows: [[[String]]] = []

  mutating func beginRow() { rows.append([]) }

  mutating func beginCell() {
    guard let last = rows.indices.last else { return }
    rows[last].append([])
  }

  mutating func add(_ paragraph: String) {
    guard let row = rows.indices.last, let cell = rows[row].indices.last else { return }
    rows[row][cell].append(paragraph)
  }

  var paragraphs: [String] {
    let texts = rows.map { row in
      row.map { cell in cell.filter { !$0.allSatisfy(\.isWhitespace) }.joined(separator: "\n\n") }
    }
    let turns = texts.map(Self.turn)
    let labels = turns.compactMap { $0?.label }
    let isConversation = labels.count >= 2 && labels.count * 3 >= texts.count * 2 && Set(labels).count < labels.count
    return zip(texts, turns).map { row, turn in
      if isConversation, let turn {
        let time = turn.time.map { "[\($0)] " } ?? ""
        return "\(time)\(turn.label): \(turn.words)"
      }
      return row.filter { !$0.isEmpty }.joined(separator: row.contains { $0.contains("\n") } ? "\n\n" : "\t")
    }
  }

  /// A row that is a label and words, perhaps with a time or a number in its first cell.
  private static func turn(_ row: [String]) -> (time: String?, label: String, words: String)? {
    var cells = row[...]
    var time: String?
    if cells.count >= 3, let first = cells.first, RowCell.isTimeOrNumber(first) {
      if first.contains(":") { time = first.filter { !"[]() \t".contains($0) } }
      cells = cells.dropFirst()
    }
    guard cells.count >= 2, let label = cells.first, let words = cells.last, !words.isEmpty,
      cells.dropFirst().dropLast().allSatisfy(\.isEmpty)
    else { return nil }
    let plain = label.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let name = plain.hasSuffix(":") || plain.hasSuffix("：") ? String(plain.dropLast()) : plain
    return RowCell.isLabel(name) ? (time, name, words) : nil
  }
}

/// What single cells look like.
enum RowCell {
  static func isTimeOrNumber(_ text: String) -> Bool {
    text.contains(where: \.isNumber) && text.allSatisfy { $0.isNumber || ":.,[]() \t".contains($0) }
  }

  static func isLabel(_ text: String) -> Bool {
    SpeakerLabel.isPossible(text) && !text.contains("\n")
  }
}

import Basics

/// One column of participants.csv as it was read: with what the study declares, or by its cells.
struct ParticipantColumnReading {
  let column: ParticipantColumn
  /// One a participant.
  let values: [ParticipantValue]

  /// The column; of one with several levels a cell also the columns of its levels.
  static func columns(
    _ name: String, cells: [String], lines: [Int], isID: Bool, decimalComma: Bool,
    _ declaration: ParticipantDeclaration?
  ) -> [ParticipantColumnReading] {
    let cells = cells.map { declaration?.missing.contains($0) ?? false ? "" : $0 }
    switch declaration?.kind {
    case _ where isID, .text: return [ParticipantColumnReading(name, cells, lines, ColumnReading(kind: .text))]
    case .number:
      let reading = ColumnReading(cells: cells, decimalComma: decimalComma, isDeclared: true)
      return [ParticipantColumnReading(name, cells, lines, reading)]
    case .date: return [ParticipantColumnReading(dates: name, cells, lines, declaration?.dateOrder ?? .yearMonthDay)]
    case .several:
      let own = ParticipantColumnReading(name, cells, lines, ColumnReading(kind: .text))
      return [own] + levels(of: name, cells, separator: declaration?.separator ?? "|")
    case nil:
      let mayHaveWords = !ParticipantsTable.namesOfWords.contains(name.lowercased())
      let reading = ColumnReading(cells: cells, decimalComma: decimalComma, mayHaveWords: mayHaveWords)
      return [ParticipantColumnReading(name, cells, lines, reading)]
    }
  }

  private init(_ name: String, _ cells: [String], _ lines: [Int], _ reading: ColumnReading) {
    let read = cells.map(reading.value)
    let strays = read.indices.filter { index in
      if reading.kind != .text, case .text = read[index] { true } else { false }
    }
    values = read
    column = ParticipantColumn(
      name: name, kind: reading.kind, strays: strays.count, firstStray: strays.first.map { lines[$0] })
  }

  /// What is no date is missing.
  private init(dates name: String, _ cells: [String], _ lines: [Int], _ order: SurveyDate.Order) {
    let days = cells.map { SurveyDate.days($0, order: order) }
    values = days.map { $0.map { .text(SurveyDate.text($0)) } ?? .missing }
    let strays = cells.indices.filter { !cells[$0].isEmpty && days[$0] == nil }
    column = ParticipantColumn(
      name: name, kind: .text, strays: strays.count, firstStray: strays.first.map { lines[$0] })
  }

  /// A column of `yes` and `no` for each level, in the order in which they first occur; empty cells are missing.
  private static func levels(of name: String, _ cells: [String], separator: Character) -> [ParticipantColumnReading] {
    let chosen: [[String]] = cells.map { cell in
      cell.split(separator: separator).map { String($0).trimmingWhitespace() }.filter { !$0.isEmpty }
    }
    var known: Set<String> = []
    var columns: [ParticipantColumnReading] = []
    for level in chosen.joined() where known.insert(level).inserted {
      let values = chosen.map { levels -> ParticipantValue in
        levels.isEmpty ? .missing : .text(levels.contains(level) ? "yes" : "no")
      }
      columns.append(
        ParticipantColumnReading(column: ParticipantColumn(name: "\(name).\(level)", kind: .text), values: values))
    }
    return columns
  }

  private init(column: ParticipantColumn, values: [ParticipantValue]) {
    self.column = column
    self.values = values
  }
}

public import Basics
public import Transcripts

/// `respondents/participants.csv`: one row for each person who was interviewed.
public struct ParticipantsTable: Sendable {
  /// All columns in the order of the file, `id` among them. Names differ in more than case, so that each is a column
  /// for SQL.
  public let columns: [ParticipantColumn]
  /// In the order of the file.
  public let participants: [Participant]

  private let positions: [String: Int]
  private let pseudonyms: [String: [Int]]

  /// Reads the table. `id` is required, and holds a different value in every row (in more than case); all other
  /// columns are the study's own.
  /// - Throws: `Problems` of kind `badData`, each with its line.
  /// - Parameter declared: what study.yaml says of columns.
  public static func read(
    file: String, bytes: [UInt8], declared: [ParticipantDeclaration] = []
  ) throws -> ParticipantsTable {
    try ParticipantsTable(try DelimitedText.read(file: file, bytes: bytes), declared: declared)
  }

  init(_ text: DelimitedText, declared: [ParticipantDeclaration] = []) throws {
    var problems = Self.namesAlike(text.header, file: text.file, line: text.headerLine)
    guard let idColumn = text.column(named: Self.idName) else {
      problems.append(.noIDColumn(text.header, file: text.file, line: text.headerLine))
      throw Problems(problems)
    }
    let ids = text.columns[idColumn]
    problems += Self.idFaults(ids, lines: text.rowLines, file: text.file)
    if !problems.isEmpty { throw Problems(Problem.shortened(problems, file: text.file)) }

    var read: [ParticipantColumnReading] = []
    for (index, name) in text.header.enumerated() {
      let declaration = declared.first { $0.name.lowercased() == name.lowercased() }
      read += ParticipantColumnReading.columns(
        name, cells: text.columns[index], lines: text.rowLines, isID: index == idColumn,
        decimalComma: text.delimiter == .semicolon, declaration)
    }
    let faults = Self.namesAlike(read.map(\.column.name), file: text.file, line: text.headerLine)
    if !faults.isEmpty { throw Problems(faults) }
    columns = read.map(\.column)
    participants = ids.indices.map { row in
      Participant(id: ids[row], line: text.rowLines[row], values: read.map { $0.values[row] })
    }
    positions = Dictionary(
      ids.enumerated().map { ($0.element.lowercased(), $0.offset) }, uniquingKeysWith: { first, _ in first })
    var pseudonyms: [String: [Int]] = [:]
    if let column = text.column(named: Self.pseudonymName) {
      for (row, cell) in text.columns[column].enumerated() where !cell.isEmpty {
        pseudonyms[cell.lowercased(), default: []].append(row)
      }
    }
    self.pseudonyms = pseudonyms
  }

  static let idName = "id"
  static let pseudonymName = "pseudonym"
  static let roleName = "role"
  static let transcriptName = "transcript"
  /// Columns whose cells are words, even where most look like numbers.
  static let namesOfWords: Set<String> = [idName, pseudonymName, roleName, transcriptName]

  /// Columns with cells that are not what the others are: conditions take those as missing.
  public func strayCells(file: String) -> [Problem] {
    columns.compactMap { column in
      column.firstStray.map { .strayCells(column, among: participants.count, file: file, line: $0) }
    }
  }

  // MARK: Looking up

  /// The participant with this id, case ignored.
  public func participant(id: String) -> Participant? {
    positions[id.lowercased()].map { participants[$0] }
  }

  /// Everybody with this value in the column `pseudonym`, case ignored.
  public func participants(pseudonym: String) -> [Participant] {
    pseudonyms[pseudonym.lowercased(), default: []].map { participants[$0] }
  }

  /// Index in `columns` (and in a participant's `values`) of the column with this name, case ignored.
  public func column(named name: String) -> Int? {
    columns.firstIndex { $0.name.lowercased() == name.lowercased() }
  }

  /// What the column `role` says; `nil` when there is no such column or it holds another word.
  public func role(of participant: Participant) -> Role? {
    text(of: participant, in: Self.roleName).flatMap { Role(rawValue: $0.lowercased()) }
  }

  /// Everybody whose column `transcript` names this transcript, with or without `.txt`.
  func participants(transcript name: String) -> [Participant] {
    guard column(named: Self.transcriptName) != nil else { return [] }
    return participants.filter {
      let value = text(of: $0, in: Self.transcriptName)
      return value == name || value == name + ".txt"
    }
  }

  private func text(of participant: Participant, in name: String) -> String? {
    guard let column = column(named: name) else { return nil }
    return switch participant.values[column] {
    case .text(let text): text
    case .integer(let number): String(number)
    case .decimal, .missing: nil
    }
  }

  // MARK: Checking

  private static func namesAlike(_ names: [String], file: String, line: Int) -> [Problem] {
    var firsts: [String: String] = [:]
    var problems: [Problem] = []
    for name in names {
      if let first = firsts[name.lowercased()] {
        problems.append(.columnsAlike(first, name, file: file, line: line))
      } else {
        firsts[name.lowercased()] = name
      }
    }
    return problems
  }

  private static func idFaults(_ ids: [String], lines: [Int], file: String) -> [Problem] {
    var firsts: [String: Int] = [:]
    var problems: [Problem] = []
    for (id, line) in zip(ids, lines) {
      if id.isEmpty {
        problems.append(.emptyID(file: file, line: line))
      } else if let first = firsts[id.lowercased()] {
        problems.append(.idTwice(id, first: first, file: file, line: line))
      } else {
        firsts[id.lowercased()] = line
      }
    }
    return problems
  }
}

/// One person who was interviewed.
public struct Participant: Sendable, Hashable {
  public let id: String
  /// 1-based line of the file.
  public let line: Int
  /// One value for each of the table's columns, in their order (`id` among them).
  public let values: [ParticipantValue]

  public init(id: String, line: Int, values: [ParticipantValue]) {
    self.id = id
    self.line = line
    self.values = values
  }
}

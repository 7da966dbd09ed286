import GRDB
public import Respondents
import StudyDefinition

/// participants.csv as text, for whoever shows it.
public struct ParticipantRows: Sendable {
  /// In the order of the file, `id` among them.
  public let columns: [String]
  /// One a participant, in the order of the file; `nil` for an empty cell.
  public let rows: [[String?]]

  /// Index of a column, case ignored.
  public func column(named name: String) -> Int? {
    columns.firstIndex { $0.lowercased() == name.lowercased() }
  }

  /// What the column `pseudonym` says, by id; empty without that column.
  public var pseudonyms: [String: String] {
    guard let id = column(named: "id"), let pseudonym = column(named: "pseudonym") else { return [:] }
    return Dictionary(
      rows.compactMap { row in row[id].flatMap { id in row[pseudonym].map { (id, $0) } } },
      uniquingKeysWith: { first, _ in first })
  }
}

extension Study {
  /// Every row of participants.csv.
  /// - Throws: what reading the index throws.
  public func participantRows() throws -> ParticipantRows {
    let columns = try participantColumns()
    guard !columns.isEmpty else { return ParticipantRows(columns: [], rows: []) }
    let list = columns.map { ParticipantsIndexing.written($0) }.joined(separator: ", ")
    let key = ParticipantsIndexing.quoted(ParticipantsIndexing.participantKey)
    let rows = try read { database in
      try Row.fetchAll(database, sql: "SELECT \(list) FROM participants ORDER BY \(key)").map { row in
        columns.indices.map { index -> String? in
          let text: String? = row[index]
          return text.flatMap { $0.isEmpty ? nil : $0 }
        }
      }
    }
    return ParticipantRows(columns: columns, rows: rows)
  }
}

/// A column of participants.csv that a condition names, with cells that the condition takes as missing.
public struct StrayCells: Sendable, Hashable {
  public let column: String
  public let count: Int
}

extension Study {
  /// Columns of numbers that an expression names and that have cells that are no numbers.
  /// - Throws: what reading the index throws.
  public func strayCells(in expressions: [String]) throws -> [StrayCells] {
    let named = Set(expressions.flatMap(SQLWords.identifiers))
    return try read { database in
      try Row.fetchAll(database, sql: "SELECT name, COUNT(*) FROM participant_words GROUP BY name ORDER BY name")
        .map { StrayCells(column: $0[0], count: $0[1]) }
    }.filter { named.contains($0.column.lowercased()) }
  }
}

/// A column of participants.csv for some people.
public struct ParticipantAttribute: Sendable {
  public let variable: SurveyVariable
  public let column: SurveyColumn
  public var name: String { variable.name }
}

extension Study {
  /// The columns of participants.csv, one row a person named; missing for who is not in the file.
  /// - Throws: `Problem`, `Problems` about the file.
  public func participantAttributes(of ids: [String]) throws -> [ParticipantAttribute] {
    guard let table = try folder.participantsTable(declared: configuration.participants) else { return [] }
    let people = ids.map { table.participant(id: $0) }
    return table.columns.enumerated().map { index, described in
      let values = people.map { $0?.values[index] ?? .missing }
      switch described.kind {
      case .text:
        let texts = values.map { if case .text(let text) = $0 { text } else { "" } }
        return ParticipantAttribute(
          variable: SurveyVariable(name: described.name, kind: .nominal), column: .texts(TextColumn(texts)))
      case .integer, .decimal:
        let numbers = values.map { value -> Double in
          switch value {
          case .integer(let number): Double(number)
          case .decimal(let number): number
          case .text, .missing: .nan
          }
        }
        return ParticipantAttribute(
          variable: SurveyVariable(name: described.name, kind: .interval),
          column: .numbers(NumberColumn(values: numbers)))
      }
    }
  }
}

import Basics
import Foundation
import GRDB
import Respondents

/// Writes the participants' table into the index, so that SQL expressions can ask about people.
enum ParticipantsIndexing {
  /// Names that no column of people's own has.
  static let participantKey = "participant.key"
  static let speakerKey = "speaker.key"

  /// - Parameter table: `nil` for a study without one; then there is nobody.
  static func replace(_ table: ParticipantsTable?, in database: Database) throws {
    let columns = table?.columns ?? []
    try database.execute(sql: "DROP VIEW IF EXISTS speaker_attributes")
    try database.execute(sql: "DROP TABLE IF EXISTS participants")
    let definitions = columns.map { "\(quoted($0.name)) \(affinity($0.kind))" }
    let key = "\(quoted(participantKey)) INTEGER PRIMARY KEY"
    let all = [key] + (columns.isEmpty ? ["id TEXT"] : definitions)
    try database.execute(sql: "CREATE TABLE participants (\(all.joined(separator: ", ")))")
    try createView(columns: columns.isEmpty ? ["id"] : columns.map(\.name), in: database)
    try database.execute(sql: "DELETE FROM participant_words")
    guard let table, !columns.isEmpty else { return }
    let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
    let names = columns.map { quoted($0.name) }.joined(separator: ", ")
    let insert = try database.makeStatement(sql: "INSERT INTO participants (\(names)) VALUES (\(marks))")
    let insertWords = try database.makeStatement(sql: "INSERT INTO participant_words VALUES (?, ?, ?)")
    for participant in table.participants {
      let strays = zip(columns, participant.values).map(stray)
      // The type is written out: of anything else GRDB makes no arguments at all where a cell is empty.
      let cells: [(any DatabaseValueConvertible)?] = zip(participant.values, strays).map { $1 == nil ? value($0) : nil }
      try insert.execute(arguments: StatementArguments(cells))
      let key = database.lastInsertedRowID
      for (column, words) in zip(columns, strays) {
        if let words { try insertWords.execute(arguments: [key, column.name, words]) }
      }
    }
  }

  /// The text of a cell in a column of numbers.
  private static func stray(_ column: ParticipantColumn, _ value: ParticipantValue) -> String? {
    if column.kind != .text, case .text(let words) = value { words } else { nil }
  }

  /// A column as text: of a cell that is no number among numbers the words.
  static func written(_ column: String) -> String {
    let words = "SELECT written FROM participant_words WHERE participant = \(quoted(participantKey)) AND name = "
    return "COALESCE(CAST(\(quoted(column)) AS TEXT), (\(words)'\(column.replacing("'", with: "''"))'))"
  }

  /// One row a speaker: the participant's columns, and of the transcript what no column of theirs hides.
  private static func createView(columns: [String], in database: Database) throws {
    let own = [
      ("transcript", "t.name"), ("speaker", "s.label"), ("role", "s.role"), ("language", "t.language"),
      ("title", "t.title"), ("place", "t.place"), ("date", "t.date"),
    ]
    let taken = Set(columns.map { $0.lowercased() })
    let further = own.filter { !taken.contains($0.0) }.map { "\($0.1) AS \($0.0)" }
    let selected =
      ["s.speaker_key AS \(quoted(speakerKey))"] + columns.map { "p.\(quoted($0)) AS \(quoted($0))" } + further
    try database.execute(
      sql: """
        CREATE VIEW speaker_attributes AS SELECT \(selected.joined(separator: ", "))
        FROM speakers s JOIN transcripts t ON t.transcript_key = s.transcript_key
        LEFT JOIN participants p ON p.id = s.participant
        """)
  }

  static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }

  private static func affinity(_ kind: ParticipantColumn.Kind) -> String {
    switch kind {
    case .text: "TEXT"
    case .integer: "INTEGER"
    case .decimal: "REAL"
    }
  }

  private static func value(_ value: ParticipantValue) -> (any DatabaseValueConvertible)? {
    switch value {
    case .missing: nil
    case .text(let text): text
    case .integer(let number): number
    case .decimal(let number): number
    }
  }
}

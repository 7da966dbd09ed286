import Foundation
import GRDBSQLite
import Ground

/// Evaluates SQL expressions that people write (`--where`, levels of groups) over one table of the index.
///
/// The connection is read-only, and an authorizer refuses everything but reading that table and calling functions
/// that always give the same answer.
final class RestrictedExpression {
  private let connection: OpaquePointer

  /// - Parameter database: path or URI of the index.
  /// - Throws: `Problem` of kind `inputOutput` when the index cannot be opened.
  init(database: String) throws {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI
    guard sqlite3_open_v2(database, &opened, flags, nil) == SQLITE_OK, let opened else {
      sqlite3_close(opened)
      throw Problem.indexUnreadable(database)
    }
    connection = opened
    sqlite3_busy_timeout(connection, 30_000)
    sqlite3_set_authorizer(connection, authorize, nil)
  }

  deinit {
    sqlite3_close(connection)
  }

  /// Keys (integers) of the rows of `table` for which the expression holds (is neither 0 nor NULL), ascending.
  /// - Parameters:
  ///   - expression: an SQL expression over the table's columns.
  ///   - place: how the expression is shown in an error (`--where`, `study.yaml:12`).
  /// - Throws: `Problem` of kind `usage` with SQLite's own words when the expression is wrong.
  func keys(of table: Relation, where expression: String, shownAs place: ExpressionPlace) throws -> [Int64] {
    let sql = "SELECT \(table.key) FROM \(table.name) WHERE (\(expression)\n) ORDER BY 1"
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    var tail: UnsafePointer<CChar>?
    let prepared = sql.withCString { pointer -> (code: Int32, complete: Bool) in
      let code = sqlite3_prepare_v2(connection, pointer, -1, &statement, &tail)
      let rest = tail.map { String(cString: $0).trimmingCharacters(in: .whitespacesAndNewlines) } ?? ""
      return (code, rest.isEmpty)
    }
    guard prepared.code == SQLITE_OK else { throw problem(expression, place, table) }
    guard prepared.complete else { throw Problem.expressionGoesOn(expression, place) }
    var keys: [Int64] = []
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: keys.append(sqlite3_column_int64(statement, 0))
      case SQLITE_DONE: return keys
      default: throw problem(expression, place, table)
      }
    }
  }

  private func problem(_ expression: String, _ place: ExpressionPlace, _ table: Relation) -> Problem {
    Problem.wrongExpression(expression, place, String(cString: sqlite3_errmsg(connection)), columns: columns(of: table))
  }

  /// The columns a person may name, for "did you mean".
  private func columns(of table: Relation) -> [String] {
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    guard sqlite3_prepare_v2(connection, "SELECT * FROM \(table.name) LIMIT 0", -1, &statement, nil) == SQLITE_OK
    else { return [] }
    return (0..<sqlite3_column_count(statement)).compactMap { index in
      sqlite3_column_name(statement, index).map { String(cString: $0) }
    }.filter { $0 != table.key }
  }

  /// A table or view of the index that expressions may be about.
  enum Relation {
    /// One row a participant.
    case participants
    /// One row a speaker of a transcript, with the participant's columns.
    case speakers

    var name: String {
      switch self {
      case .participants: "participants"
      case .speakers: "speaker_attributes"
      }
    }

    var key: String {
      switch self {
      case .participants: "participant_key"
      case .speakers: "speaker_key"
      }
    }
  }
}

/// Where an expression was written.
enum ExpressionPlace {
  case option(String)
  case file(String, line: Int?)
}

/// Tables that expressions, and the view they read, may touch.
private let readableTables: Set<String> = ["participants", "speaker_attributes", "speakers", "transcripts"]

/// Functions whose answer is not a function of their arguments, or that reach outside.
private let refusedFunctions: Set<String> = [
  "random", "randomblob", "load_extension", "sqlite_source_id", "sqlite_version", "last_insert_rowid", "changes",
  "total_changes", "date", "time", "datetime", "julianday", "strftime", "unixepoch", "zeroblob",
]

private let authorize:
  @convention(c) (
    UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
    UnsafePointer<CChar>?
  ) -> Int32 = { _, action, first, second, _, _ in
    switch action {
    case SQLITE_SELECT:
      return SQLITE_OK
    case SQLITE_READ:
      guard let first, readableTables.contains(String(cString: first)) else { return SQLITE_DENY }
      return SQLITE_OK
    case SQLITE_FUNCTION:
      guard let second, !refusedFunctions.contains(String(cString: second).lowercased()) else { return SQLITE_DENY }
      return SQLITE_OK
    default:
      return SQLITE_DENY
    }
  }

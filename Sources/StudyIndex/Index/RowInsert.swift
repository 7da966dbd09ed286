import GRDB
import GRDBSQLite

/// An INSERT that is made very often: its values are bound one by one as SQLite takes them, without a list of values for
/// each row.
struct RowInsert {
  private let database: Database
  private let statement: Statement

  init(_ sql: String, in database: Database) throws {
    self.database = database
    statement = try database.makeStatement(sql: sql)
  }

  /// Adds a row.
  /// - Returns: its key.
  /// - Throws: `DatabaseError`.
  @discardableResult
  func insert<each Value: StatementBinding>(_ values: repeat each Value) throws -> Int64 {
    let row = statement.sqliteStatement
    var place: Int32 = 0
    for value in repeat each values {
      place += 1
      try require(value.bind(to: row, at: place), SQLITE_OK)
    }
    let code = sqlite3_step(row)
    sqlite3_reset(row)
    try require(code, SQLITE_DONE)
    return database.lastInsertedRowID
  }

  private func require(_ code: Int32, _ wanted: Int32) throws {
    guard code == wanted else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }
}

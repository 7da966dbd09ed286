import Foundation
import GRDB
import GRDBSQLite

/// An INSERT that is made very often: its values are bound one by one as SQLite takes them, without a list of values for
/// each row.
struct RowInsert {
  private let database: Database
  private let statement: Statement
  /// How many values of the present row are bound.
  private var bound: Int32 = 0

  init(_ sql: String, in database: Database) throws {
    self.database = database
    statement = try database.makeStatement(sql: sql)
  }

  mutating func bind(_ number: Int) {
    bound += 1
    sqlite3_bind_int64(statement.sqliteStatement, bound, Int64(number))
  }

  mutating func bind(_ number: Int64) {
    bound += 1
    sqlite3_bind_int64(statement.sqliteStatement, bound, number)
  }

  mutating func bind(_ number: Double?) {
    bound += 1
    if let number {
      sqlite3_bind_double(statement.sqliteStatement, bound, number)
    } else {
      sqlite3_bind_null(statement.sqliteStatement, bound)
    }
  }

  mutating func bind(_ text: String?) {
    guard var text else {
      bound += 1
      sqlite3_bind_null(statement.sqliteStatement, bound)
      return
    }
    text.withUTF8 { bind(text: $0) }
  }

  /// - Parameter text: UTF-8, which is copied.
  mutating func bind(text: UnsafeBufferPointer<UInt8>) {
    bound += 1
    guard let start = text.baseAddress else {
      sqlite3_bind_text(statement.sqliteStatement, bound, "", 0, Self.copied)
      return
    }
    start.withMemoryRebound(to: CChar.self, capacity: text.count) {
      _ = sqlite3_bind_text(statement.sqliteStatement, bound, $0, Int32(text.count), Self.copied)
    }
  }

  mutating func bind(bytes: UnsafeRawBufferPointer) {
    bound += 1
    if bytes.isEmpty {
      sqlite3_bind_zeroblob(statement.sqliteStatement, bound, 0)
    } else {
      sqlite3_bind_blob(statement.sqliteStatement, bound, bytes.baseAddress, Int32(bytes.count), Self.copied)
    }
  }

  /// Adds the row of the values that were bound, and begins the next.
  /// - Returns: the row's key.
  /// - Throws: `DatabaseError`.
  @discardableResult
  mutating func insert() throws -> Int64 {
    bound = 0
    let code = sqlite3_step(statement.sqliteStatement)
    sqlite3_reset(statement.sqliteStatement)
    guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    return database.lastInsertedRowID
  }

  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}

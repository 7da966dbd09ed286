import Foundation
import GRDB
import TestSupport

/// A SQLite database of another program, made by a test.
enum DatabaseFixture {
  /// - Parameter statements: SQL, in order.
  static func write(_ statements: [String], to name: String, in folder: TemporaryFolder) throws -> URL {
    let url = folder.url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    let queue = try DatabaseQueue(path: url.path)
    try queue.write { database in
      for statement in statements { try database.execute(sql: statement) }
    }
    try queue.close()
    return url
  }

  /// One row; text is quoted, `nil` is NULL.
  static func insert(_ table: String, _ values: KeyValuePairs<String, Any?>) -> String {
    let cells = values.map { _, value in
      switch value {
      case let text as String: "'" + text.replacing("'", with: "''") + "'"
      case let value?: "\(value)"
      case nil: "NULL"
      }
    }
    return
      "INSERT INTO \(table) (\(values.map(\.key).joined(separator: ", "))) VALUES (\(cells.joined(separator: ", ")))"
  }
}

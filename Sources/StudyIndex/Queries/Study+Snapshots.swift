public import Foundation
import GRDB

/// What a command saw when it last ran. Only a convenience: it goes with the index, and no result depends on it.
public struct Snapshot: Sendable {
  public let taken: Date
  public let entries: [String: String]
}

extension Study {
  /// What `command` saw last; `nil` when it never ran, or the index is new.
  public func snapshot(of command: String) throws -> Snapshot? {
    try read { database in
      var entries = try Self.entries(of: command, database)
      guard let taken = entries.removeValue(forKey: "").flatMap(Double.init) else { return nil }
      return Snapshot(taken: Date(timeIntervalSince1970: taken), entries: entries)
    }
  }

  private static func entries(of command: String, _ database: Database) throws -> [String: String] {
    var entries: [String: String] = [:]
    let rows = try Row.fetchCursor(
      database, sql: "SELECT entry, value FROM snapshots WHERE name = ?", arguments: [command])
    while let row = try rows.next() { entries[row[0]] = row[1] }
    return entries
  }

  /// Remembers what `command` sees now. Only what is not remembered already is written.
  public func remember(_ entries: [String: String], of command: String) throws {
    var now = entries
    now[""] = String(Date().timeIntervalSince1970)
    try note { database in
      let before = try Self.entries(of: command, database)
      let delete = try database.makeStatement(sql: "DELETE FROM snapshots WHERE name = ? AND entry = ?")
      let insert = try database.makeStatement(sql: "INSERT INTO snapshots (name, entry, value) VALUES (?, ?, ?)")
      for (entry, value) in before where now[entry] != value { try delete.execute(arguments: [command, entry]) }
      for (entry, value) in now where before[entry] != value {
        try insert.execute(arguments: [command, entry, value])
      }
    }
  }
}

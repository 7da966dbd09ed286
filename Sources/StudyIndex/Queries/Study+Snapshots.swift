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
      let rows = try Row.fetchCursor(
        database, sql: "SELECT entry, value FROM snapshots WHERE name = ?", arguments: [command])
      var entries: [String: String] = [:]
      while let row = try rows.next() { entries[row[0]] = row[1] }
      // The time stands under no name.
      return entries.removeValue(forKey: "").flatMap(Double.init).map { taken in
        Snapshot(taken: Date(timeIntervalSince1970: taken), entries: entries)
      }
    }
  }

  /// Remembers what `command` sees now. Only what is not remembered already is written.
  public func remember(_ entries: [String: String], of command: String) throws {
    let before = try snapshot(of: command)?.entries ?? [:]
    try rewriteSnapshot(
      of: command, without: before.keys.filter { entries[$0] == nil },
      with: entries.filter { before[$0.key] != $0.value }.map { ($0.key, $0.value) })
  }

  /// Drops entries and puts others in, in the place of what has their names.
  func rewriteSnapshot(of command: String, without gone: [String], with new: [(String, String)]) throws {
    try note { database in
      let delete = try database.makeStatement(sql: "DELETE FROM snapshots WHERE name = ? AND entry = ?")
      let insert = try database.makeStatement(
        sql: "INSERT OR REPLACE INTO snapshots (name, entry, value) VALUES (?, ?, ?)")
      for entry in gone { try delete.execute(arguments: [command, entry]) }
      for (entry, value) in new + [("", String(Date().timeIntervalSince1970))] {
        try insert.execute(arguments: [command, entry, value])
      }
    }
  }
}

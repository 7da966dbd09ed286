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
      let rows = try Row.fetchAll(
        database, sql: "SELECT entry, value FROM snapshots WHERE name = ?", arguments: [command])
      var entries = Dictionary(uniqueKeysWithValues: rows.map { ($0[0] as String, $0[1] as String) })
      guard let taken = entries.removeValue(forKey: "").flatMap(Double.init) else { return nil }
      return Snapshot(taken: Date(timeIntervalSince1970: taken), entries: entries)
    }
  }

  /// Remembers what `command` sees now.
  public func remember(_ entries: [String: String], of command: String) throws {
    try note { database in
      try database.execute(sql: "DELETE FROM snapshots WHERE name = ?", arguments: [command])
      let insert = try database.makeStatement(sql: "INSERT INTO snapshots (name, entry, value) VALUES (?, ?, ?)")
      try insert.execute(arguments: [command, "", String(Date().timeIntervalSince1970)])
      for (entry, value) in entries { try insert.execute(arguments: [command, entry, value]) }
    }
  }
}

public import Foundation
import GRDB

/// Which of a study's files are others than a command saw when it last ran; paths, in order.
public struct InputChanges: Sendable {
  public let since: Date
  public internal(set) var added: [String] = []
  public internal(set) var changed: [String] = []
  public internal(set) var removed: [String] = []
}

extension Study {
  /// Compares the study's files with what `command` saw last, and remembers them as they are now. Only what differs is
  /// written.
  /// - Returns: `nil` the first time.
  public func inputChanges(since command: String) throws -> InputChanges? {
    let now = try inputs().sorted { $0.path < $1.path }
    let (before, taken) = try remembered(by: command)
    var changes = InputChanges(since: taken ?? .distantPast)
    var stale: [String] = []
    var fresh: [(path: String, hash: String)] = []
    var next = before[...]
    for file in now {
      while let old = next.first, old.path < file.path {
        changes.removed.append(old.path)
        next.removeFirst()
      }
      guard let old = next.first, old.path == file.path else {
        changes.added.append(file.path)
        fresh.append(file)
        continue
      }
      next.removeFirst()
      if old.hash == file.hash { continue }
      changes.changed.append(file.path)
      stale.append(old.path)
      fresh.append(file)
    }
    changes.removed += next.map(\.path)
    try rewrite(command, without: stale + changes.removed, with: fresh)
    return taken == nil ? nil : changes
  }

  private func remembered(by command: String) throws -> (files: [(path: String, hash: String)], taken: Date?) {
    try read { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT entry, value FROM snapshots WHERE name = ? ORDER BY entry", arguments: [command])
      var files = try Array(rows.map { (path: $0[0] as String, hash: $0[1] as String) })
      guard let first = files.first, first.path.isEmpty, let time = Double(first.hash) else { return ([], nil) }
      files.removeFirst()
      return (files.sorted { $0.path < $1.path }, Date(timeIntervalSince1970: time))
    }
  }

  private func rewrite(_ command: String, without stale: [String], with fresh: [(path: String, hash: String)]) throws {
    try note { database in
      let delete = try database.makeStatement(sql: "DELETE FROM snapshots WHERE name = ? AND entry = ?")
      let insert = try database.makeStatement(
        sql: "INSERT OR REPLACE INTO snapshots (name, entry, value) VALUES (?, ?, ?)")
      for path in stale { try delete.execute(arguments: [command, path]) }
      for file in fresh { try insert.execute(arguments: [command, file.path, file.hash]) }
      try insert.execute(arguments: [command, "", String(Date().timeIntervalSince1970)])
    }
  }
}

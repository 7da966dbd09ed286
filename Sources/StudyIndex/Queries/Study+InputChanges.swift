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
  /// read and written: the comparison is the database's.
  /// - Returns: `nil` the first time.
  public func inputChanges(since command: String) throws -> InputChanges? {
    let beside = try inputsBesideIndex()
    let (last, fresh, removed) = try read { database in
      let seen = SeenFiles(command: command, beside: beside, database: database)
      let fresh = try seen.fresh()
      return try (seen.taken(), fresh, seen.removed(beside: fresh.count { $0.isNew }))
    }
    var changes = InputChanges(since: last ?? .distantPast)
    changes.added = fresh.filter { $0.isNew }.map(\.path)
    changes.changed = fresh.filter { !$0.isNew }.map(\.path)
    changes.removed = removed
    try rewriteSnapshot(of: command, without: removed, with: fresh.map { ($0.path, $0.hash) })
    return last == nil ? nil : changes
  }
}

/// The study's files beside those that a command saw.
private struct SeenFiles {
  let command: String
  /// Files that the index may not have.
  let beside: [(path: String, hash: String)]
  let database: Database

  /// When the command ran; `nil` when it never did.
  func taken() throws -> Date? {
    try String.fetchOne(
      database, sql: "SELECT value FROM snapshots WHERE name = ? AND entry = ''", arguments: [command]
    ).flatMap(Double.init).map(Date.init(timeIntervalSince1970:))
  }

  /// What the command did not see as it is now, by path.
  func fresh() throws -> [(path: String, hash: String, isNew: Bool)] {
    var fresh: [(path: String, hash: String, isNew: Bool)] = []
    let rows = try Row.fetchCursor(
      database,
      sql: """
        \(now) SELECT now.path, now.hash, s.value IS NULL FROM now
        LEFT JOIN snapshots s ON s.name = ? AND s.entry = now.path WHERE s.value IS NOT now.hash
        """, arguments: files + [command])
    while let row = try rows.next() { fresh.append((row[0], row[1], row[2])) }
    return fresh.sorted { $0.path < $1.path }
  }

  /// What the command saw and is no more, by path.
  /// - Parameter new: how many files it did not see. Where all others are as many as it saw, none is gone.
  func removed(beside new: Int) throws -> [String] {
    let counts = try Row.fetchOne(
      database,
      sql: "\(now) SELECT (SELECT count(*) FROM now), count(*) FROM snapshots WHERE name = ? AND entry <> ''",
      arguments: files + [command])
    if let counts, counts[0] as Int - new == counts[1] as Int { return [] }
    return try String.fetchAll(
      database,
      sql: """
        \(now) SELECT entry FROM snapshots s WHERE name = ? AND entry <> ''
        AND NOT EXISTS (SELECT * FROM files f WHERE f.path = s.entry) AND entry NOT IN (SELECT path FROM beside)
        """, arguments: files + [command]
    ).sorted()
  }

  private var now: String {
    let rows = Array(repeating: "(?, ?)", count: beside.count).joined(separator: ", ")
    return """
      WITH beside (path, hash) AS (\(beside.isEmpty ? "SELECT '', '' WHERE FALSE" : "VALUES \(rows)")),
      now AS (
        SELECT path, hash FROM files UNION ALL
        SELECT path, hash FROM beside WHERE path NOT IN (SELECT path FROM files))
      """
  }

  private var files: StatementArguments {
    StatementArguments(beside.flatMap { [$0.path, $0.hash] })
  }
}

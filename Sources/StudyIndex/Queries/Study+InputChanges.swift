public import Foundation

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
    let last = try snapshotEntries(of: command)
    var changes = InputChanges(since: last?.taken ?? .distantPast)
    var fresh: [(String, String)] = []
    var before = (last?.entries ?? [])[...]
    for (path, hash) in now {
      while let old = before.first, old.0 < path {
        changes.removed.append(old.0)
        before.removeFirst()
      }
      let old = before.first?.0 == path ? before.removeFirst() : nil
      if old?.1 == hash { continue }
      if old == nil { changes.added.append(path) } else { changes.changed.append(path) }
      fresh.append((path, hash))
    }
    changes.removed += before.map(\.0)
    try rewriteSnapshot(of: command, without: changes.removed, with: fresh)
    return last == nil ? nil : changes
  }
}

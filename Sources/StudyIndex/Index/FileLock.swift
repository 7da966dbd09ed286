import Basics
import Foundation
public import StudyDefinition

/// An exclusive lock between all who want to write the index: other processes, and other threads of this one.
final class FileLock: Sendable {
  private let descriptor: Int32

  /// - Returns: `nil` when the file cannot be made or opened for writing.
  init?(_ url: URL) {
    descriptor = Foundation.open(url.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
  }

  deinit {
    close(descriptor)
  }

  /// Runs `work` when nobody else holds the lock.
  /// - Throws: what `work` throws, and `Problem` of kind `inputOutput` where the file system has no locks.
  func hold<Value>(_ work: () throws -> Value) throws -> Value {
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw Problem.indexNotLocked() }
    }
    defer { flock(descriptor, LOCK_UN) }
    return try work()
  }
}

extension StudyFolder {
  /// Runs `work` while nobody else does what is called `task` on this study: another process waits.
  /// - Throws: what `work` throws; `Problem` when the lock cannot be had.
  public func alone<Value>(in task: String, _ work: () throws -> Value) throws -> Value {
    if !FileManager.default.fileExists(atPath: index.path) { try Files.makeFolder(index, shownAs: shown(index)) }
    guard let lock = FileLock(index.appendingPathComponent("\(task).lock")) else { throw Problem.indexNotLocked() }
    return try lock.hold(work)
  }

  /// Looks at a file that people write too (a transcript, participants.csv, assignments.yaml) and changes it, while no
  /// other command does. Not to be called within `work`, which would wait for itself.
  /// - Throws: as `alone`.
  public func changingFiles<Value>(_ work: () throws -> Value) throws -> Value {
    try alone(in: "files", work)
  }
}

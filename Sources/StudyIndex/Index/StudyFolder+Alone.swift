import Basics
import Foundation
public import StudyDefinition

extension StudyFolder {
  /// Runs `work` while nobody else does what is called `task` on this study: another process waits.
  /// - Throws: what `work` throws; `Problem` when the lock cannot be had.
  public func alone<Value>(in task: String, _ work: () throws -> Value) throws -> Value {
    if !FileManager.default.fileExists(atPath: index.path) { try Files.makeFolder(index, shownAs: shown(index)) }
    guard let lock = FileLock(index.appendingPathComponent("\(task).lock")) else { throw Problem.indexNotLocked() }
    return try lock.hold(work)
  }
}

import Foundation
import GRDB
import StudyDefinition

/// Where the index lies: `.strand/index.sqlite`, or memory where the study's folder cannot be written.
struct IndexPlace: Sendable {
  /// Path, or the URI of a database in memory that lives as long as a connection to it.
  let path: String
  /// `nil` for an index in memory, which nobody else sees.
  let lock: FileLock?
  let isInMemory: Bool

  init(_ folder: StudyFolder) {
    let manager = FileManager.default
    if !manager.fileExists(atPath: folder.index.path) {
      try? manager.createDirectory(
        at: folder.index, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    let file = folder.index.appendingPathComponent("index.sqlite").path
    lock = FileLock(folder.index.appendingPathComponent("lock"))
    isInMemory = lock == nil || (manager.fileExists(atPath: file) && !manager.isWritableFile(atPath: file))
    path = isInMemory ? "file:strand-\(UUID().uuidString)?mode=memory&cache=shared" : file
  }

  /// Opening an index that is there writes nothing.
  func connect() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(60)
    configuration.publicStatementArguments = false
    // What is deleted was somebody's words: it is overwritten, and does not stay in free pages.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  func remove() {
    if isInMemory { return }
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
  }
}

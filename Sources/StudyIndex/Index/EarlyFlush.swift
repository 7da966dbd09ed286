import Foundation
import GRDBSQLite

/// Has the disk take what a new index has so far while the rest is still being made, so that the flush before the commit,
/// which everybody waits for, has little left to do. Only a help: what it does not do, the commit does.
///
/// It looks through a connection of its own, because SQLite lets go of a file's locks when somebody else in the process
/// closes the file.
final class EarlyFlush: @unchecked Sendable {
  private static let seconds = 0.1
  private let changed = NSCondition()
  private var isStopped = false
  private var hasEnded = false
  /// Used by the thread alone, once that has begun.
  private let connection: OpaquePointer

  /// - Returns: `nil` where the file cannot be opened.
  init?(path: String) {
    var connection: OpaquePointer?
    let opened = sqlite3_open_v2(path, &connection, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
    guard opened == SQLITE_OK, let connection else {
      sqlite3_close(connection)
      return nil
    }
    self.connection = connection
    Thread.detachNewThread { self.run() }
  }

  /// Waits for a flush that is under way.
  func stop() {
    changed.withLock {
      isStopped = true
      changed.broadcast()
      while !hasEnded { changed.wait() }
    }
  }

  private func run() {
    var file: UnsafeMutablePointer<sqlite3_file>?
    sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file)
    while !isStoppedAfterWaiting() {
      guard let file, let methods = file.pointee.pMethods else { continue }
      _ = methods.pointee.xSync(file, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY)
    }
    sqlite3_close(connection)
    changed.withLock {
      hasEnded = true
      changed.broadcast()
    }
  }

  private func isStoppedAfterWaiting() -> Bool {
    changed.withLock {
      let end = Date(timeIntervalSinceNow: Self.seconds)
      while !isStopped, changed.wait(until: end) {}
      return isStopped
    }
  }
}

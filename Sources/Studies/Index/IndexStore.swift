import Foundation
import GRDB
import Ground

/// Opens `.strand/index.sqlite`, brings it up to date under a lock, and makes it again when it is missing, of another
/// version or damaged.
struct IndexStore {
  let folder: StudyFolder

  func open(
    update makeUpdate: (DatabaseQueue) -> IndexUpdate, make: (DatabaseQueue, String) -> Study
  ) throws -> Study {
    let place = try place()
    defer { place.lock?.release() }
    for attempt in 1...2 {
      do {
        let database = try connect(place.path)
        let update = makeUpdate(database)
        try bringUpToDate(database, update, lock: place.lock)
        return make(database, place.path)
      } catch let error as DatabaseError where attempt == 1 && Self.isDamage(error) {
        try place.lock?.acquire()
        removeIndex(place.path)
        place.lock?.release()
      } catch is DatabaseError {
        throw Problem.indexUnreadable(folder.shown(URL(fileURLWithPath: place.path)))
      }
    }
    throw Problem.indexUnreadable(folder.shown(URL(fileURLWithPath: place.path)))
  }

  /// Most openings find nothing changed and write nothing. Otherwise the lock is taken and the comparison made again,
  /// since another process may have done the work meanwhile.
  private func bringUpToDate(_ database: DatabaseQueue, _ update: IndexUpdate, lock: FileLock?) throws {
    let ready = try database.read { try Self.version(of: $0) == IndexSchema.version }
    if ready, try database.read({ try update.changes(in: $0) }).isEmpty { return }
    try lock?.acquire()
    defer { lock?.release() }
    try database.write { database in
      if try Self.version(of: database) != IndexSchema.version {
        try Self.empty(database)
        try IndexSchema.create(database)
      }
      let changes = try update.changes(in: database)
      if !changes.isEmpty { try update.apply(changes, to: database) }
    }
  }

  private func connect(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(60)
    configuration.publicStatementArguments = false
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  private static func version(of database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
  }

  /// Drops whatever another version left.
  private static func empty(_ database: Database) throws {
    let objects = try Row.fetchAll(
      database, sql: "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'")
    for object in objects {
      let type: String = object[0]
      let name: String = object[1]
      try database.execute(sql: "DROP \(type) IF EXISTS \(ParticipantsIndexing.quoted(name))")
    }
  }

  private static func isDamage(_ error: DatabaseError) -> Bool {
    [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_MISMATCH].contains(error.resultCode)
  }

  private func removeIndex(_ path: String) {
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
  }

  /// `.strand/` in the study, or memory where the study cannot be written (a read-only archive).
  private func place() throws -> (path: String, lock: FileLock?) {
    let manager = FileManager.default
    if !manager.fileExists(atPath: folder.index.path) {
      try? manager.createDirectory(
        at: folder.index, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    let file = folder.index.appendingPathComponent("index.sqlite")
    if manager.isWritableFile(atPath: folder.index.path) {
      return (file.path, try FileLock(folder.index.appendingPathComponent("lock")))
    }
    return ("file:strand-\(UUID().uuidString)?mode=memory&cache=shared", nil)
  }
}

/// An exclusive lock between processes that want to write the index.
final class FileLock: Sendable {
  private let descriptor: Int32

  init(_ url: URL) throws {
    descriptor = Foundation.open(url.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Problem.indexUnreadable(url.path) }
  }

  deinit {
    close(descriptor)
  }

  /// Waits until no other process holds it.
  func acquire() throws {
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw Problem.indexUnreadable(".strand/lock") }
    }
  }

  func release() {
    flock(descriptor, LOCK_UN)
  }
}

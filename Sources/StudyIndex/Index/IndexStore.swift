import Basics
import Foundation
import GRDB
import StudyDefinition

/// Opens the index, brings it up to date under a lock, and makes it again when it is missing, of another version or
/// damaged.
struct IndexStore: Sendable {
  private let place: IndexPlace

  init(_ folder: StudyFolder) {
    place = IndexPlace(folder)
  }

  var path: String { place.path }

  /// - Throws: `Problem`, `Problems` about the study's files; `Problem` of kind `inputOutput` when the index cannot be
  ///   made.
  func open(_ update: IndexUpdate) throws -> DatabaseQueue {
    do {
      return try openAsItIs(update)
    } catch let error as DatabaseError where Self.isDamage(error) || error.resultCode == .SQLITE_IOERR {
      // A file that cannot be read may be one that another process is just taking away.
      return try reportingFailure { try openAnew(update) }
    } catch let error as DatabaseError {
      throw Problem.index(error.resultCode)
    }
  }

  /// Takes away an index that was found damaged, so that the next command makes it again.
  /// - Returns: the problem to be shown.
  func discard(after error: DatabaseError) -> Problem {
    guard Self.isDamage(error) else { return .index(error.resultCode) }
    try? holdingLock { place.remove() }
    return .indexDamaged()
  }

  /// Most openings find nothing changed and write nothing.
  private func openAsItIs(_ update: IndexUpdate) throws -> DatabaseQueue {
    let database = try place.connect()
    let look = try look(at: database, update)
    if look?.changes.isEmpty != true { try holdingLock { try bringUpToDate(database, update, after: look) } }
    return database
  }

  /// What differed when an index was looked at.
  private struct Look {
    let changes: IndexChanges
    /// SQLite's number of what others have written: as long as it is the same, nobody has.
    let version: Int
  }

  /// Somebody who makes a new index keeps others from reading it: then the lock is waited for.
  /// - Returns: `nil` when the index is of another version, or somebody writes it.
  private func look(at database: DatabaseQueue, _ update: IndexUpdate) throws -> Look? {
    do {
      return try database.read { database in
        guard try IndexSchema.isCurrent(database) else { return nil }
        guard place.hasWholePages else { throw DatabaseError.damagedIndex }
        return Look(changes: try update.changes(in: database), version: try Self.version(of: database))
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      return nil
    }
  }

  private static func version(of database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "PRAGMA data_version") ?? 0
  }

  /// Under the lock, since somebody else may have found the same damage and mended it meanwhile.
  private func openAnew(_ update: IndexUpdate) throws -> DatabaseQueue {
    try holdingLock {
      do {
        if !place.hasWholePages { place.remove() }
        let database = try place.connect()
        try bringUpToDate(database, update)
        return database
      } catch let error as DatabaseError where Self.isDamage(error) || error.resultCode == .SQLITE_IOERR {
        place.remove()
        let database = try place.connect()
        try bringUpToDate(database, update)
        return database
      }
    }
  }

  /// The comparison is made again under the lock where another process has written meanwhile: it may have done the work.
  private func bringUpToDate(_ database: DatabaseQueue, _ update: IndexUpdate, after look: Look? = nil) throws {
    try database.writeWithoutTransaction { database in
      // The mode stays with the file; in the middle of a transaction it cannot be set. Into a new file pages are written
      // once only, as there is nothing to go back to.
      let isNew = try Int.fetchOne(database, sql: "PRAGMA page_count") == 0
      if isNew { try database.execute(sql: "PRAGMA page_size = \(IndexPlace.pageSize)") }
      try database.execute(sql: "PRAGMA journal_mode = \(isNew ? "DELETE" : "WAL"); PRAGMA synchronous = NORMAL")
      try database.execute(sql: "PRAGMA cache_size = -\(isNew ? Self.newFilesMemory : Self.writingMemory)")
      let flush = isNew && !place.isInMemory ? EarlyFlush(path: place.path) : nil
      defer { flush?.stop() }
      try database.inTransaction(.immediate) {
        if try !IndexSchema.isCurrent(database) { try IndexSchema.create(database) }
        let isUntouched = try look?.version == Self.version(of: database)
        let changes = isUntouched ? look?.changes : nil
        let current = try changes ?? update.changes(in: database)
        if !current.isEmpty { try update.apply(current, to: database) }
        flush?.stop()
        return .commit
      }
      if isNew { try database.execute(sql: "PRAGMA journal_mode = WAL") }
      try database.execute(sql: "PRAGMA cache_size = -\(Self.readingMemory)")
    }
  }

  /// Of the database's pages, in KiB.
  private static let writingMemory = 65_536
  /// Less, so that pages reach the file while others are made.
  private static let newFilesMemory = 16_384
  private static let readingMemory = 8_192

  private func holdingLock<Value>(_ work: () throws -> Value) throws -> Value {
    guard let lock = place.lock else { return try work() }
    return try lock.hold(work)
  }

  private func reportingFailure<Value>(_ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch let error as DatabaseError {
      throw Problem.index(error.resultCode)
    }
  }

  /// Not an index, half an index, or one whose tables somebody has changed (`SQLITE_ERROR`: no such table or column).
  /// What is still wrong with an index just made is reported.
  private static func isDamage(_ error: DatabaseError) -> Bool {
    [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_MISMATCH, .SQLITE_CONSTRAINT].contains(error.resultCode)
  }
}

/// Where the index lies: `.strand/index.sqlite`, or memory where the study's folder cannot be written.
struct IndexPlace: Sendable {
  /// Bytes. Most values are longer than SQLite's usual 4,096, and each further page of a value costs.
  static let pageSize = 16_384

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

  /// Whether the file ends with a page. SQLite reads the missing part of a page as zeros, without a word.
  var hasWholePages: Bool {
    if isInMemory { return true }
    var information = stat()
    return stat(path, &information) != 0 || Int(information.st_size).isMultiple(of: Self.pageSize)
  }

  func remove() {
    if isInMemory { return }
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
  }
}

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

  /// What another connection is opened with.
  var address: String { place.address }

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
        guard try place.isChecked(database) else { throw DatabaseError.damagedIndex }
        guard try IndexSchema.isCurrent(database) else { return nil }
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
        let database = try place.connect()
        guard try database.read(place.isChecked) else { throw DatabaseError.damagedIndex }
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
      if isNew { try place.prepareNew(database) }
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

extension DatabaseError {
  /// What stands in the index is not what was written: it is made again.
  static var damagedIndex: DatabaseError { DatabaseError(resultCode: .SQLITE_CORRUPT) }
}

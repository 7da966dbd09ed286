import CCheckedPages
import Foundation
import GRDB
import GRDBSQLite
import StudyDefinition

/// Where the index lies: `.strand/index.sqlite`, or memory where the study's folder cannot be written.
///
/// Every page of the file has a checksum: SQLite would not notice bytes that a failing disk or somebody has changed, and
/// numbers and quotes would come out of them.
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

  private static let isRegistered = checked_pages_register() == SQLITE_OK

  /// The URI that it is opened with. Pages are checked when they are read; a file with pages of another size has no
  /// checksums.
  var address: String {
    var plain = CharacterSet.urlPathAllowed
    plain.remove(charactersIn: "?#%;")
    guard !isInMemory, let path = path.addingPercentEncoding(withAllowedCharacters: plain) else { return path }
    return "file:\(path)?vfs=\(CHECKED_PAGES_NAME)"
  }

  /// Opening an index that is there writes nothing.
  func connect() throws -> DatabaseQueue {
    guard Self.isRegistered else { throw DatabaseError(resultCode: .SQLITE_ERROR) }
    var configuration = Configuration()
    configuration.busyMode = .timeout(60)
    configuration.publicStatementArguments = false
    // What is deleted was somebody's words: it is overwritten, and does not stay in free pages.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
    return try DatabaseQueue(path: address, configuration: configuration)
  }

  /// Gives a database without pages yet the size of pages that are checked. Most values are longer than SQLite's usual
  /// 4,096 bytes, and each further page of a value costs time.
  func prepareNew(_ database: Database) throws {
    var reserved = Int32(CHECKED_PAGE_RESERVED)
    let code = sqlite3_file_control(database.sqliteConnection, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    try database.execute(sql: "PRAGMA page_size = \(CHECKED_PAGE_SIZE)")
  }

  /// Whether its pages are checked when they are read, or it has none yet. The last one has to be whole: SQLite reads what
  /// is missing of a page as zeros.
  func isChecked(_ database: Database) throws -> Bool {
    if isInMemory { return true }
    guard try Int.fetchOne(database, sql: "PRAGMA page_count") != 0 else { return true }
    guard try Int.fetchOne(database, sql: "PRAGMA page_size") == Int(CHECKED_PAGE_SIZE) else { return false }
    var information = stat()
    return stat(path, &information) != 0 || Int(information.st_size).isMultiple(of: Int(CHECKED_PAGE_SIZE))
  }

  func remove() {
    if isInMemory { return }
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
  }
}

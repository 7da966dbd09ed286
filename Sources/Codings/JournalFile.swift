import Basics
import Foundation

/// A journal's open, locked file. The lock ends when the value goes.
///
/// The lock is `flock`'s: it belongs to the open file, so it also keeps threads of one process apart, and the system
/// drops it when the process dies.
final class JournalFile {
  private let descriptor: Int32
  private let url: URL
  private let shown: String

  private init(descriptor: Int32, url: URL, shown: String) {
    self.descriptor = descriptor
    self.url = url
    self.shown = shown
  }

  deinit {
    close(descriptor)
  }

  /// Opens for reading under a shared lock; `nil` when there is no such file.
  static func reading(_ url: URL, shownAs shown: String) throws -> JournalFile? {
    let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 {
      if errno == ENOENT { return nil }
      throw Problem.unreadable(shown, errno)
    }
    let file = JournalFile(descriptor: descriptor, url: url, shown: shown)
    _ = try file.information()
    try file.lock(LOCK_SH)
    return file
  }

  /// Opens for appending under an exclusive lock; makes the file, for its owner only, and its folder when missing.
  static func appending(_ url: URL, shownAs shown: String) throws -> JournalFile {
    while true {
      var descriptor = open(url.path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
      if descriptor < 0, errno == ENOENT {
        let folder = url.deletingLastPathComponent()
        try Files.makeFolder(folder, shownAs: shown)
        Files.flushFolder(folder.deletingLastPathComponent())
        descriptor = open(url.path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
      }
      guard descriptor >= 0 else { throw Problem.unwritable(shown, errno) }
      let file = JournalFile(descriptor: descriptor, url: url, shown: shown)
      try file.lock(LOCK_EX)
      // git replaces files rather than change them: while we waited, the name may have come to mean another file.
      if try file.isStillNamed() { return file }
    }
  }

  /// All bytes of the file.
  func read() throws -> [UInt8] {
    let size = Int(try information().st_size)
    return try [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      while filled < size {
        let count = pread(descriptor, buffer.baseAddress?.advanced(by: filled), size - filled, off_t(filled))
        if count < 0 {
          if errno == EINTR { continue }
          throw Problem.unreadable(shown, errno)
        }
        if count == 0 { break }
        filled += count
      }
    }
  }

  /// Adds `bytes` at the end and flushes them to disk. When that fails the file is as long as it was before.
  func append(_ bytes: [UInt8]) throws {
    let before = try information().st_size
    do {
      try Files.append(bytes, to: descriptor, shownAs: shown)
      guard fsync(descriptor) == 0 else { throw Problem.unwritable(shown, errno) }
    } catch {
      ftruncate(descriptor, before)
      fsync(descriptor)
      throw error
    }
    if before == 0 { Files.flushFolder(url.deletingLastPathComponent()) }
  }

  /// Moves everything from byte `start` (0-based) to the `.torn` file beside the journal: first written and flushed
  /// there, then cut off here.
  func setAside(_ bytes: ArraySlice<UInt8>, from start: Int) throws {
    let folder = url.deletingLastPathComponent()
    let torn = folder.appendingPathComponent(Problem.tornName(url.lastPathComponent))
    let shownTorn = Problem.tornName(shown)
    let descriptor = open(torn.path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Problem.unwritable(shownTorn, errno) }
    defer { close(descriptor) }
    try Files.append(Array(bytes) + [0x0A], to: descriptor, shownAs: shownTorn)
    guard fsync(descriptor) == 0 else { throw Problem.unwritable(shownTorn, errno) }
    Files.flushFolder(folder)
    guard ftruncate(self.descriptor, off_t(start)) == 0, fsync(self.descriptor) == 0 else {
      throw Problem.unwritable(shown, errno)
    }
  }

  /// Takes a file away that was made for an append which then had nothing to write, unless the name means another
  /// file by now. Safe under the exclusive lock: who waits for it finds the name gone and opens anew.
  func removeIfEmpty() throws {
    if try information().st_size == 0, try isStillNamed() { unlink(url.path) }
  }

  private func lock(_ operation: Int32) throws {
    while flock(descriptor, operation) != 0 {
      if errno != EINTR { throw Problem.journalUnlockable(shown, errno) }
    }
  }

  private func information() throws -> stat {
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw Problem.unreadable(shown, errno) }
    guard information.st_mode & S_IFMT == S_IFREG else { throw Problem.journalNotAFile(shown) }
    return information
  }

  private func isStillNamed() throws -> Bool {
    let mine = try information()
    var named = stat()
    return stat(url.path, &named) == 0 && named.st_ino == mine.st_ino && named.st_dev == mine.st_dev
  }
}

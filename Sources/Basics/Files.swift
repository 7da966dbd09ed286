public import Foundation

/// Reading and writing whole files so that a reader never sees half a file.
public enum Files {
  /// The bytes of a file.
  /// - Throws: `Problem` of kind `missingInput` when there is no such file, `inputOutput` when it cannot be read.
  public static func read(_ url: URL, shownAs shown: String) throws -> [UInt8] {
    let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Problem.unreadable(shown, errno) }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw Problem.unreadable(shown, errno) }
    guard information.st_mode & S_IFMT != S_IFDIR else { throw Problem.unreadable(shown, EISDIR) }
    var bytes: [UInt8] = []
    var room = Int(information.st_size) + 1
    while true {
      var failure: Int32 = 0
      let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        let got = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
        if got < 0 { failure = errno }
        count = max(got, 0)
      }
      if failure == EINTR { continue }
      if failure != 0 { throw Problem.unreadable(shown, failure) }
      if part.isEmpty { break }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      room = 65_536
    }
    return bytes
  }

  /// Writes under a temporary name in the same folder, flushes to disk, renames over `url`, flushes the folder.
  /// The file is readable by its owner only.
  /// - Throws: `Problem` of kind `cannotWrite`; then nothing has changed under `url`.
  public static func write(_ bytes: some Collection<UInt8>, to url: URL, shownAs shown: String) throws {
    let folder = url.deletingLastPathComponent()
    let temporary = folder.appendingPathComponent(temporaryName(for: url.lastPathComponent))
    let descriptor = open(temporary.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Problem.unwritable(shown, errno) }
    do {
      try append(Array(bytes), to: descriptor, shownAs: shown)
      guard fsync(descriptor) == 0 else { throw Problem.unwritable(shown, errno) }
    } catch {
      close(descriptor)
      unlink(temporary.path)
      throw error
    }
    close(descriptor)
    guard rename(temporary.path, url.path) == 0 else {
      let code = errno
      unlink(temporary.path)
      throw Problem.unwritable(shown, code)
    }
    flushFolder(folder)
  }

  /// Whether two paths lead to one file, by device and number: on a file system that ignores case `A.txt` and `a.txt` do.
  public static func isSame(_ one: URL, _ other: URL) -> Bool {
    var (first, second) = (stat(), stat())
    guard stat(one.path, &first) == 0, stat(other.path, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  /// How a file is called while it is written.
  private static func temporaryName(for name: String) -> String { ".\(name).\(UUID().uuidString.prefix(8)).tmp" }

  /// Whether a file's name is one that `write` gives while it writes. Such a file stays where the program is killed.
  public static func isTemporaryName(_ name: String) -> Bool {
    name.wholeMatch(of: /\..+\.[0-9A-F]{8}\.tmp/) != nil
  }

  /// Writes a whole file as `write` does; what is there and is no plain file (a device, a pipe) is written to as it is.
  /// - Throws: `Problem` of kind `cannotWrite`.
  public static func writeOver(_ bytes: [UInt8], to url: URL, shownAs shown: String) throws {
    var information = stat()
    guard stat(url.path, &information) == 0, information.st_mode & S_IFMT != S_IFREG else {
      return try write(bytes, to: url, shownAs: shown)
    }
    let descriptor = open(url.path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Problem.unwritable(shown, errno) }
    defer { close(descriptor) }
    try append(bytes, to: descriptor, shownAs: shown)
  }

  /// Writes all of `bytes` to an open descriptor.
  /// - Throws: `Problem` of kind `cannotWrite` (a full disk, for one).
  public static func append(_ bytes: [UInt8], to descriptor: Int32, shownAs shown: String) throws {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Foundation.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw Problem.unwritable(shown, errno)
      }
      written += count
    }
  }

  /// Makes a folder and the folders above it, for the owner only.
  /// - Throws: `Problem` of kind `cannotWrite`.
  public static func makeFolder(_ url: URL, shownAs shown: String) throws {
    do {
      try FileManager.default.createDirectory(
        at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Problem.unwritable(shown, Self.systemCode(of: error))
    }
  }

  /// The system's `errno` under an error of Foundation; `EIO` where it names none. The variable `errno` itself may have
  /// changed since the call that failed.
  private static func systemCode(of error: any Error) -> Int32 {
    if let error = error as? POSIXError { return error.code.rawValue }
    let error = error as NSError
    if error.domain == NSPOSIXErrorDomain { return Int32(error.code) }
    if let below = error.userInfo[NSUnderlyingErrorKey] as? any Error { return systemCode(of: below) }
    return switch (error as? CocoaError)?.code {
    case .fileWriteNoPermission?: EACCES
    case .fileWriteOutOfSpace?: ENOSPC
    case .fileWriteVolumeReadOnly?: EROFS
    case .fileWriteFileExists?: EEXIST
    case .fileNoSuchFile?: ENOENT
    default: EIO
    }
  }

  /// Makes a rename or a new file in `folder` last through a power cut.
  public static func flushFolder(_ folder: URL) {
    let descriptor = open(folder.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

extension Problem {
  /// - Parameter code: the system's `errno`.
  public static func unreadable(_ shown: String, _ code: Int32) -> Problem {
    switch code {
    case ENOENT, ENOTDIR:
      Problem(.missingInput, file: shown, "there is no such file", remedy: "Check the path.")
    case EISDIR:
      Problem(.missingInput, file: shown, "this is a folder, not a file", remedy: "Name the files in it.")
    case EBADF:
      Problem(
        .inputOutput, file: shown, "cannot be read: it is closed",
        remedy: "The program that started Strand closed it; give it a file or a pipe.")
    default:
      Problem(
        .inputOutput, file: shown, "cannot be read (\(String(cString: strerror(code))))",
        remedy: "Check the file's permissions.")
    }
  }

  /// - Parameter code: the system's `errno`.
  public static func unwritable(_ shown: String, _ code: Int32) -> Problem {
    switch code {
    case ENOENT, ENOTDIR:
      Problem(
        .cannotWrite, file: shown, "cannot be written: its folder does not exist",
        remedy: "Make the folder first, or name another; nothing was changed.")
    case EBADF:
      Problem(
        .cannotWrite, file: shown, "cannot be written: it is closed",
        remedy: "The program that started Strand closed it; give it a file or a pipe.")
    default:
      Problem(
        .cannotWrite, file: shown, "cannot be written (\(String(cString: strerror(code))))",
        remedy: "Check the folder's permissions and the space on the disk; nothing was changed.")
    }
  }
}

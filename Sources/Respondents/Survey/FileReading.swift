import Basics
import Foundation

/// A file that is read from beginning to end in pieces.
final class FileReading {
  /// In bytes, when the file was opened.
  let size: Int
  private let descriptor: Int32
  private let shown: String

  /// - Throws: `Problem` of kind `missingInput` or `inputOutput`.
  init(_ url: URL, shownAs shown: String) throws {
    descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    self.shown = shown
    guard descriptor >= 0 else {
      size = 0
      throw Problem.unreadable(shown, errno)
    }
    var information = stat()
    let isKnown = fstat(descriptor, &information) == 0
    size = Int(information.st_size)
    if !isKnown { throw Problem.unreadable(shown, errno) }
    if information.st_mode & S_IFMT == S_IFDIR { throw Problem.unreadable(shown, EISDIR) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// The next `count` bytes; fewer only at the end of the file.
  /// - Throws: `Problem` of kind `inputOutput`.
  func next(_ count: Int) throws -> [UInt8] {
    var failure: Int32 = 0
    let part = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = Foundation.read(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        filled += got
      }
    }
    if failure != 0 { throw Problem.unreadable(shown, failure) }
    return part
  }
}

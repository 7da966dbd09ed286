import Basics
import Foundation

/// A folder for readers that take files. It goes with the computer's temporary files.
struct Scratch: Sendable {
  let folder: URL

  init() {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("strand-fuzz-\(UUID().uuidString)")
  }

  /// Not flushed to the disk: millions are written.
  func write(_ bytes: [UInt8], to path: String) throws {
    let url = folder.appendingPathComponent(path)
    try Files.makeFolder(url.deletingLastPathComponent(), shownAs: path)
    guard (try? Data(bytes).write(to: url)) != nil else { throw Problem.unwritable(path, EIO) }
  }
}

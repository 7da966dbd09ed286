import Basics
import Foundation
import StudyDefinition

extension Study {
  /// Reads a file that is no part of every study: a dictionary, a list of words, a table of summaries. It is one of the
  /// inputs from then on.
  /// - Parameter path: in the study, where it is there, else from where the program runs.
  /// - Throws: `Problem` when it is not there or cannot be read.
  public func furtherFile(_ path: String) throws -> [UInt8] {
    let inside = folder.root.appendingPathComponent(path)
    let isInside = !path.hasPrefix("/") && FileManager.default.fileExists(atPath: inside.path)
    let bytes = try Files.read(isInside ? inside : URL(fileURLWithPath: path), shownAs: path)
    furtherFiles.withLock { $0[path] = ContentHash(of: bytes).hexadecimal }
    return bytes
  }
}

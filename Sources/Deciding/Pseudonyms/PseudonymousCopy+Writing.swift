import Basics
public import Foundation
import StudyDefinition

extension PseudonymousCopy {
  /// Puts the copy at `target`, all of it or nothing, for its owner only.
  /// - Throws: `Problem` of kind `usage` or `cannotWrite`.
  public func write(to target: URL, shownAs shown: String) throws {
    let target = target.standardizedFileURL
    let root = folder.root.resolvingSymlinksInPath().path
    if (target.resolvingSymlinksInPath().path + "/").hasPrefix(root + "/") { throw Problem.copyInsideStudy(shown) }
    let manager = FileManager.default
    if manager.fileExists(atPath: target.path) {
      guard (try? manager.contentsOfDirectory(atPath: target.path))?.isEmpty == true else {
        throw Problem.copyNotEmpty(shown)
      }
    }
    let name = ".\(target.lastPathComponent).\(UUID().uuidString.prefix(8)).tmp"
    let temporary = target.deletingLastPathComponent().appendingPathComponent(name)
    do {
      for (path, bytes) in contents {
        // Whatever a study names, nothing is written beside the copy.
        guard CopyPath.isInside(path) else { throw Problem.outsideCopy(path) }
        let url = temporary.appendingPathComponent(path)
        try Files.makeFolder(url.deletingLastPathComponent(), shownAs: shown)
        try Files.write(bytes, to: url, shownAs: "\(shown)/\(path)")
      }
      guard rename(temporary.path, target.path) == 0 else { throw Problem.unwritable(shown, errno) }
    } catch {
      try? manager.removeItem(at: temporary)
      throw error
    }
    Files.flushFolder(target.deletingLastPathComponent())
  }
}

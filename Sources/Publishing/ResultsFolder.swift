import Analysis
import Basics
import Foundation
import StudyDefinition
import StudyIndex

/// `results/` on disk: what is there, what was changed by hand, and writing without losing anybody's work.
struct ResultsFolder {
  let folder: StudyFolder

  static let manifestName = "manifest.json"

  /// The manifest of the last run; `nil` when there is none that can be read.
  func manifest() -> RunManifest? {
    let url = folder.results.appendingPathComponent(Self.manifestName)
    return (try? Files.read(url, shownAs: "results/\(Self.manifestName)")).flatMap(RunManifest.init(decoding:))
  }

  /// SHA-256 of a file; `nil` where none can be read.
  func hash(_ path: String) -> String? {
    (try? Files.read(url(path), shownAs: path)).map { ContentHash(of: $0).hexadecimal }
  }

  private func url(_ path: String) -> URL { folder.root.appendingPathComponent(path) }

  /// Writes a file that the run makes. What is there and is not as a run made it is kept under another name.
  /// - Parameter made: SHA-256 of the file as the last run made it.
  /// - Returns: the name under which a file of somebody else's was kept.
  /// - Throws: `Problem` of kind `cannotWrite`.
  func write(_ file: OutputFile, over made: String?) throws -> String? {
    let now = hash(file.path)
    if now == file.written.sha256 { return nil }
    let kept = now == nil || now == made ? nil : try setAside(file.path)
    try makeFolder(of: file.path)
    try Files.write(file.bytes, to: url(file.path), shownAs: file.path)
    return kept
  }

  func write(_ manifest: RunManifest) throws {
    let path = "results/\(Self.manifestName)"
    try Files.write(try manifest.encoded(), to: url(path), shownAs: path)
  }

  /// Makes `results/`, or makes sure that it can be written to.
  /// - Throws: `Problem` of kind `cannotWrite`.
  func make() throws {
    let path = folder.results.path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      return try Files.makeFolder(folder.results, shownAs: "results")
    }
    guard isFolder.boolValue, access(path, W_OK) == 0 else {
      throw Problem.resultsUnusable(isFolder: isFolder.boolValue)
    }
  }

  /// The folder that a file lies in, for the owner only.
  /// - Throws: `Problem` of kind `cannotWrite`.
  func makeFolder(of path: String) throws {
    let parent = url(path).deletingLastPathComponent()
    guard !FileManager.default.fileExists(atPath: parent.path) else { return }
    try Files.makeFolder(parent, shownAs: folder.shown(parent))
  }

  /// Takes away a file that a run made and no run makes any more; one that was changed stays.
  /// - Returns: whether it is gone.
  func remove(_ output: RunManifest.Output) -> Bool {
    guard let now = hash(output.path) else { return true }
    return now == output.sha256 && unlink(url(output.path).path) == 0
  }

  /// `table.csv` becomes `table.kept.csv`, or `table.kept-2.csv` where that is taken.
  private func setAside(_ path: String) throws -> String {
    let dot = path.lastIndex(of: ".") ?? path.endIndex
    for number in 1... {
      let kept = "\(path[..<dot]).kept\(number == 1 ? "" : "-\(number)")\(path[dot...])"
      if FileManager.default.fileExists(atPath: url(kept).path) { continue }
      do {
        try FileManager.default.moveItem(at: url(path), to: url(kept))
      } catch {
        throw Problem.notSetAside(path, kept)
      }
      return kept
    }
    return path
  }
}

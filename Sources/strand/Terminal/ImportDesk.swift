import Foundation
import Ground
import Importing
import Reports
import Studies

/// Reads a file, imports it, and writes the transcript.
struct ImportDesk {
  let folder: StudyFolder

  init(_ folder: StudyFolder) {
    self.folder = folder
  }

  /// - Parameter targets: what the same command has written already.
  func take(
    _ file: String, name: String?, options: ImportOptions, replace: Bool, dryRun: Bool, besides targets: [String]
  ) throws -> TakenIn {
    let source = URL(fileURLWithPath: file)
    let imported = try Importer.importFile(
      name: file, bytes: Files.read(source, shownAs: file), options: options)
    let stem = source.deletingPathExtension().lastPathComponent
    let isInPlace = source.standardizedFileURL.path == folder.transcript(named: stem).standardizedFileURL.path
    let target = try ImportTarget(folder, name: name ?? stem, keepingName: isInPlace && name == nil)
    if targets.contains(target.shown) { throw Problem.importedTwice(file, target: target.shown) }
    let unchanged = try target.write(imported.fileText, replace: replace, dryRun: dryRun)
    return TakenIn(file: file, target: target.shown, imported: imported, unchanged: unchanged, dryRun: dryRun)
  }
}

extension Problem {
  static func importedTwice(_ file: String, target: String) -> Problem {
    Problem(
      .cannotWrite, file: file, "another file of this import has become \(target) already",
      remedy: "Import this one by itself and choose another name with `--name`.")
  }
}

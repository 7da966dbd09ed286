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

  func take(_ file: String, name: String?, options: ImportOptions, replace: Bool, dryRun: Bool) throws -> TakenIn {
    let source = URL(fileURLWithPath: file)
    let imported = try Importer.importFile(
      name: file, bytes: Files.read(source, shownAs: file), options: options)
    let target = try ImportTarget(folder, name: name ?? source.deletingPathExtension().lastPathComponent)
    let unchanged = try target.write(imported.fileText, replace: replace, dryRun: dryRun)
    return TakenIn(file: file, target: target.shown, imported: imported, unchanged: unchanged, dryRun: dryRun)
  }
}

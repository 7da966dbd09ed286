import Basics
import Foundation
import Importing
import StudyDefinition

/// A file that is to be imported, with the transcript that it becomes.
struct ImportSource: Sendable {
  /// As the person named it.
  let file: String
  /// Where the transcript goes; the error where the file's name leaves nothing to name it by.
  let target: Result<ImportTarget, any Error>
  /// Whether the file is the transcript itself.
  let isInPlace: Bool

  /// - Parameter name: of the transcript; from the file's name when `nil`.
  init(_ file: String, name: String?, into folder: StudyFolder) {
    let source = URL(fileURLWithPath: file)
    let stem = source.deletingPathExtension().lastPathComponent
    let isInPlace =
      source.pathExtension == "txt"
      && source.standardizedFileURL.path == folder.transcript(named: stem).standardizedFileURL.path
    self.file = file
    self.isInPlace = isInPlace
    target = Result { try ImportTarget(folder, name: name ?? stem, keepingName: isInPlace && name == nil) }
  }

  /// Places of the files that become the same transcript as one before them: what is read of them depends on what
  /// became of that one.
  static func waiting(_ sources: [ImportSource]) -> Set<Int> {
    var seen: Set<String> = []
    return Set(
      sources.indices.filter { place in
        // Some file systems take capital and small letters for the same.
        guard let name = try? sources[place].target.get().name.lowercased() else { return false }
        return !seen.insert(name).inserted
      })
  }
}

/// A file that was read and made into a transcript, and is not written yet.
struct ReadImport: Sendable {
  let file: String
  let target: ImportTarget
  let imported: ImportedTranscript
}

/// Reads files that are to be imported. Nothing of the study is changed, so that several can be read at a time.
struct ImportReading: Sendable {
  let options: ImportOptions

  /// - Throws: `Problem`, `Problems` about the file.
  func read(_ source: ImportSource) throws -> ReadImport {
    let url = URL(fileURLWithPath: source.file)
    var information = stat()
    let size = stat(url.path, &information) == 0 ? Int(information.st_size) : 0
    if size > Importer.largestFile { throw Problem.importTooLarge(source.file, bytes: size) }
    let target = try source.target.get()
    return try read(
      source.file, try Files.read(url, shownAs: source.file), target, isInPlace: source.isInPlace)
  }

  /// - Throws: `Problem`, `Problems` about the file.
  func read(_ file: String, _ bytes: [UInt8], _ target: ImportTarget, isInPlace: Bool) throws -> ReadImport {
    guard !isInPlace, let previous = try target.previous() else {
      return ReadImport(
        file: file, target: target, imported: try Importer.importFile(name: file, bytes: bytes, options: options))
    }
    return ReadImport(
      file: file, target: target,
      imported: try Importer.importFile(name: file, bytes: bytes, options: options, previous: previous))
  }
}

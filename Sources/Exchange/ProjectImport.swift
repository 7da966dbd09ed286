import Basics
import Codings
import FileContents
public import Foundation
public import Importing
import Respondents

/// Reads projects of other programs.
public enum ProjectImport {
  /// Programs by the form of their projects.
  public enum Form: String, Sendable, CaseIterable {
    /// REFI-QDA: ATLAS.ti, MAXQDA, NVivo, QualCoder, Quirkos, Transana …
    case refiProject
    /// REFI-QDA: codes alone.
    case refiCodebook
    case qualCoder
    case taguette
    case rqda
    /// A table: one row a coded passage, or one row a code.
    case segments
    /// Codings as JSON: of Strand, or Web Annotations.
    case json
  }

  /// The largest project that is read, in bytes.
  public static let largest = 1024 * 1_048_576

  /// Reads a project and makes a study's files of it, in memory.
  /// - Parameters:
  ///   - url: a file, or QualCoder's folder.
  ///   - shown: as the person named it.
  ///   - choice: what the person says of offsets.
  ///   - transcripts: those that the study has already, whole files by name; tables of segments need them.
  ///   - now: the time of codings that the file gives none.
  /// - Throws: `Problem` of kind `badData` for what is damaged, unknown, empty or can be read in several ways; of kind
  ///   `missingInput` when it is not there.
  public static func read(
    _ url: URL, shownAs shown: String, choice: OffsetChoice = OffsetChoice(), options: ImportOptions = ImportOptions(),
    transcripts: [String: [UInt8]] = [:], now: Date
  ) throws -> AssembledProject {
    let (form, bytes) = try recognise(url, shownAs: shown)
    var units: [OffsetCounting.Unit] = [.codePoints, .utf16]
    let project: ForeignProject
    switch form {
    case .refiProject: project = try REFIProjectReader.read(bytes, file: shown)
    case .refiCodebook: project = try REFICodebookReader.read(bytes, file: shown)
    case .qualCoder:
      project = try QualCoderReader.read(database(of: url), file: shown)
      units = [.codePoints]
    case .rqda:
      project = try RQDAReader.read(url, file: shown)
      units = [.codePoints]
    case .taguette:
      // The reader has made scalars of Taguette's bytes.
      project = try TaguetteReader.read(url, file: shown)
      units = [.codePoints]
    case .segments:
      project = try SegmentTableReader.read(
        bytes, fileName: url.lastPathComponent, transcripts: KnownTranscripts(transcripts), file: shown)
    case .json:
      project = try JSONCodings.read(
        bytes, name: url.deletingPathExtension().lastPathComponent, transcripts: KnownTranscripts(transcripts),
        file: shown)
    }
    let settings = SourceAssembly.Settings(choice: choice, units: units, options: options, file: shown)
    return try ProjectAssembly(project: project, settings: settings, now: now).assemble()
  }

  private static func database(of url: URL) -> URL {
    url.hasDirectoryPath || isFolder(url) ? url.appendingPathComponent("data.qda") : url
  }

  private static func isFolder(_ url: URL) -> Bool {
    (try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false
  }

  /// The form by content.
  static func recognise(_ url: URL, shownAs shown: String) throws -> (Form, [UInt8]) {
    if isFolder(url) {
      let database = url.appendingPathComponent("data.qda")
      guard FileManager.default.fileExists(atPath: database.path) else {
        throw Problem.unknownProject(file: shown, "the folder contains no data.qda")
      }
      return (.qualCoder, [])
    }
    let size = (try? url.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0
    if size > largest { throw Problem.projectTooLarge(size / 1_048_576, most: largest / 1_048_576, file: shown) }
    let bytes = try Files.read(url, shownAs: shown)
    if bytes.isEmpty { throw Problem.emptyFile(file: shown) }
    if bytes.starts(with: "SQLite format 3\0".utf8) {
      return (try ProjectDatabase(url, file: shown).form(), [])
    }
    if bytes.starts(with: "PK\u{3}\u{4}".utf8) {
      let names = try ZipArchive(bytes, file: shown).names
      if names.contains(where: { $0.lowercased().hasSuffix(".qde") }) { return (.refiProject, bytes) }
      if names.contains("xl/workbook.xml") { return (.segments, bytes) }
      throw names.contains("word/document.xml")
        ? Problem.wordDocument(file: shown) : Problem.noProjectInArchive(file: shown)
    }
    if JSONCodings.isJSON(bytes) { return (.json, bytes) }
    let beginning = String(decoding: bytes.prefix(2048), as: UTF8.self)
    if beginning.contains("<CodeBook") { return (.refiCodebook, bytes) }
    let ending = url.pathExtension.lowercased()
    if ["qdpx", "qdc", "qda", "sqlite3", "rqda"].contains(ending), !beginning.contains("<Project") {
      throw Problem.notOfItsEnding(ending, file: shown)
    }
    if beginning.contains("<Project") { throw Problem.projectOutsideArchive(file: shown) }
    if beginning.drop(while: \.isWhitespace).hasPrefix("<") { throw Problem.unknownProject(file: shown, "an XML file") }
    if beginning.hasPrefix("# Codebook of ") { throw Problem.markdownCodebook(file: shown) }
    return (.segments, bytes)
  }
}

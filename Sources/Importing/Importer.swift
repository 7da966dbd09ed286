import Basics
import CICU
import FileContents
import Transcripts

/// Turns files of any supported format into canonical transcripts.
public enum Importer {
  static let formats: [any TranscriptFormat] = [
    WordFormat(), OpenDocumentFormat(), RTFFormat(), PDFFormat(), SubtitleFormat(), HTMLFormat(), RowsFormat(),
    MarkdownFormat(), PlainTextFormat(),
  ]

  /// The extensions that can be imported, without the dot.
  public static var extensions: [String] { formats.reversed().flatMap(\.extensions) }

  /// The largest file that is read, in bytes.
  public static let largestFile = 256 * 1_048_576

  /// Reads a file, recognises its format, encoding, speakers and language, and writes it as a canonical transcript.
  ///
  /// Importing a canonical transcript changes nothing, byte for byte, unless `options` say otherwise.
  /// - Parameters:
  ///   - name: the file's name with its extension, as the person knows it.
  ///   - bytes: the file.
  /// - Throws: `Problem` of kind `badData` for a file that is damaged, not text, or of a format that is not supported;
  ///   of kind `usage` for an unknown encoding or language.
  public static func importFile(
    name: String, bytes: [UInt8], options: ImportOptions = ImportOptions()
  ) throws -> ImportedTranscript {
    try importOnce(name: name, bytes: bytes, options: options)
  }

  /// The same for a file that was imported before: what was said then about speakers holds, where it is not said anew.
  /// Where the text is the same, only the roles are changed, and whatever else a person has written into the front
  /// matter stays.
  /// - Parameter previous: the transcript that the file became.
  public static func importFile(
    name: String, bytes: [UInt8], options: ImportOptions, previous: [UInt8]
  ) throws -> ImportedTranscript {
    guard let old = FrontMatterBlock(previous),
      let frontMatter = try? old.yaml.map({ try FrontMatter.parse(String(decoding: previous[$0], as: UTF8.self)) })
    else { return try importOnce(name: name, bytes: bytes, options: options) }
    let imported = try importOnce(
      name: name, bytes: bytes, options: try options.completed(by: frontMatter.importedWith))
    let text = Array(imported.fileText.utf8)
    guard let new = FrontMatterBlock(text), text[new.body...] == previous[old.body...] else { return imported }
    var kept = options
    kept.speakerPattern = nil
    return imported.withText(of: try importOnce(name: name + ".txt", bytes: previous, options: kept))
  }

  private static func importOnce(
    name: String, bytes: [UInt8], options: ImportOptions
  ) throws -> ImportedTranscript {
    if let language = options.language, !LanguageName.isKnown(language) { throw Problem.unknownLanguage(language) }
    let source = SourceFile(
      name: name, bytes: bytes, encoding: options.encoding, columns: options.columns, sheet: options.sheet)
    let format = try format(of: source)
    var extracted = try format.extract(source)
    if extracted.text.count > PlainTextFormat.largest {
      throw Problem.tooLarge(extracted.text.count / 1_048_576, most: PlainTextFormat.largest / 1_048_576, file: name)
    }
    if !options.keepsComments, !extracted.comments.isEmpty {
      extracted.leftOut.append(LeftOut(what: "comments", count: extracted.comments.count))
      extracted.leftOut.sort { $0.what < $1.what }
    }
    do {
      var canonical = try CanonicalText.bytes(from: extracted.text)
      if canonical.isEmpty { throw Problem.empty(file: name) }
      var isDeclared = format.declaresSpeakers
      var plain: ReadBody?
      if !isDeclared,
        let dialect = try DialectReading(
          canonical, headings: extracted.headings, pattern: options.speakerPattern, plain: &plain)
      {
        isDeclared = dialect.declaresSpeakers
        canonical = try CanonicalText.bytes(from: dialect.text)
        extracted.leftOut += dialect.leftOut
        if let start = dialect.clockStart { extracted.notes.append(.clockTimes(from: start, file: name)) }
      }
      let draft = try TranscriptDraft(canonical, options: options, isDeclaredByFormat: isDeclared, plain: plain)
      return try draft.imported(format: format.name, extracted: extracted, file: name)
    } catch let problem as Problem {
      throw problem.file == nil && problem.kind != .usage ? problem.located(in: name) : problem
    }
  }

  /// The format by content, and by extension only where content cannot tell.
  private static func format(of source: SourceFile) throws -> any TranscriptFormat {
    if source.bytes.isEmpty { throw Problem.empty(file: source.name) }
    if let format = formats.first(where: { $0.recognises(source) && !$0.isText }) { return format }
    if let problem = source.archiveProblem { throw problem }
    if let kind = BinaryContent.kind(of: source) {
      throw Problem.unsupportedFormat(kind, file: source.name, supported: extensions)
    }
    if let named = formats.first(where: { $0.extensions.contains(source.fileExtension) && !$0.isText }) {
      throw Problem.notOfItsFormat(named.name, file: source.name)
    }
    guard let format = formats.first(where: { $0.isText && $0.recognises(source) }) else {
      throw Problem.unsupportedFormat("a .\(source.fileExtension) file", file: source.name, supported: extensions)
    }
    return format
  }
}

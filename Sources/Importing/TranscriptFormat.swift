import Basics
import FileContents

/// A kind of file that transcripts come in. A new format is a new type here and an entry in `Importer.formats`.
protocol TranscriptFormat: Sendable {
  /// As people call it: `Word`.
  var name: String { get }
  /// Extensions of its files, lower case, without the dot.
  var extensions: [String] { get }
  /// Whether files of it are plain text, which only their extension tells apart.
  var isText: Bool { get }
  /// Whether its text begins with a front matter that declares the speakers.
  var declaresSpeakers: Bool { get }
  /// Whether a file is of this format, by its content first; the extension only tells text formats apart.
  func recognises(_ source: SourceFile) -> Bool
  /// The words of the file.
  /// - Throws: `Problem` or `Problems` that name the file.
  func extract(_ source: SourceFile) throws -> ExtractedText
}

extension TranscriptFormat {
  var isText: Bool { false }
  var declaresSpeakers: Bool { false }
}

/// A file as it was given.
struct SourceFile: Sendable {
  /// As the person knows it.
  let name: String
  let bytes: [UInt8]
  /// The encoding that the person named.
  let encoding: String?

  /// Lower case, without the dot; empty when there is none.
  var fileExtension: String {
    let file = name.split(separator: "/").last ?? ""
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return "" }
    return file[file.index(after: dot)...].lowercased()
  }

  func begins(with prefix: String) -> Bool { bytes.starts(with: prefix.utf8) }

  /// Which columns a table's are, as far as the person said.
  let columns: RowColumns?
  /// The sheet of a workbook that the person named.
  let sheet: String?

  /// Names of the entries of a zip archive; none when the file is not one, or not a whole one.
  let archiveNames: [String]
  /// Why a file that begins as a zip archive cannot be opened as one: cut short, or too many entries.
  let archiveProblem: Problem?

  init(
    name: String, bytes: [UInt8], encoding: String?, columns: RowColumns? = nil, sheet: String? = nil
  ) {
    self.name = name
    self.bytes = bytes
    self.encoding = encoding
    self.columns = columns
    self.sheet = sheet
    var names: [String] = []
    var found: Problem?
    if bytes.starts(with: "PK\u{3}\u{4}".utf8) {
      do { names = try ZipArchive(bytes, file: name).names } catch { found = error as? Problem }
    }
    archiveNames = names
    archiveProblem = found
  }
}

/// The words of a file, not yet read as turns.
struct ExtractedText {
  /// Valid UTF-8.
  var text: [UInt8]
  var encoding: String?
  var encodingConfidence: Int?
  var leftOut: [LeftOut] = []
  var notes: [Problem] = []
  /// Comments in the margin, whose words are not in the text.
  var comments: [DocumentComment] = []
  /// 0-based lines of the body (front matter left out) that are headings, where the format marks them; the text is
  /// canonical then.
  var headings: Set<Int> = []
  /// The headings of the columns that were taken from a table.
  var columns: [RowColumns.Part: String] = [:]
}

/// Files that are not text, recognised by their first bytes.
enum BinaryContent {
  /// What a file is, when its first bytes say that it is no text that can be imported; `nil` otherwise.
  static func kind(of source: SourceFile) -> String? {
    let known: [([UInt8], String)] = [
      ([0xD0, 0xCF, 0x11, 0xE0], "the old Word format (.doc) or a document with a password"),
      (Array("PK\u{3}\u{4}".utf8), "an archive that contains no document"), (Array("ID3".utf8), "a sound recording"),
      (Array("RIFF".utf8), "a recording"),
      (Array("OggS".utf8), "a sound recording"), ([0xFF, 0xD8, 0xFF], "a picture"),
      (Array("\u{89}PNG".unicodeScalars.map { UInt8($0.value) }), "a picture"),
      ([0x1F, 0x8B], "a compressed file"), (Array("SQLite format 3".utf8), "a database"),
    ]
    let start = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? source.bytes.dropFirst(3) : source.bytes[...]
    if let found = known.first(where: { start.starts(with: $0.0) }) { return found.1 }
    let head = start.prefix(512).filter { $0 > 0x20 }
    if head.starts(with: "<?xml".utf8) { return "XML" }
    return nil
  }
}

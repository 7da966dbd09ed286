import Ground

/// A kind of file that transcripts come in. A new format is a new type here and an entry in `Importer.formats`.
protocol TranscriptFormat: Sendable {
  /// As people call it: `Word`.
  var name: String { get }
  /// Extensions of its files, lower case, without the dot.
  var extensions: [String] { get }
  /// Whether a file is of this format, by its content first; the extension only tells text formats apart.
  func recognises(_ source: SourceFile) -> Bool
  /// The words of the file.
  /// - Throws: `Problem` or `Problems` that name the file.
  func extract(_ source: SourceFile) throws -> ExtractedText
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
}

/// The words of a file, not yet read as turns.
struct ExtractedText {
  /// Valid UTF-8.
  var text: [UInt8]
  var encoding: String?
  var encodingConfidence: Int?
  var leftOut: [LeftOut] = []
  var notes: [Problem] = []
}

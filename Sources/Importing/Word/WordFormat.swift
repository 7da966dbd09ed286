import Basics
import FileContents

/// `.docx` (Office Open XML, ISO/IEC 29500): the words of the document's body, footnotes at the end.
struct WordFormat: TranscriptFormat {
  let name = "Word"
  let extensions = ["docx", "docm"]

  func recognises(_ source: SourceFile) -> Bool {
    source.archiveNames.contains { $0.hasPrefix("word/") }
  }

  func extract(_ source: SourceFile) throws -> ExtractedText {
    let parts = try WordParts(source)
    guard let xml = try parts.archive.entry(parts.main) else {
      throw Problem.brokenArchive("there is no `\(parts.main)` in it", file: source.name)
    }
    let styles = try parts.read("styles.xml") { try WordStyles($0, part: $1, file: source.name) } ?? WordStyles()
    let numbering =
      try parts.read("numbering.xml") { try WordNumbering($0, part: $1, file: source.name) } ?? WordNumbering()
    var body = WordText(styles: styles, numbering: numbering)
    try XMLStream.read(xml, part: parts.main, file: source.name) { body.take($0) }
    for (index, citation) in body.citations.enumerated() {
      let found = try parts.notes(citation.kind)[citation]
      if let found { body.document.setNote(index, found.words) }
    }
    for (comment, content) in try parts.notes("comment") {
      guard body.document.comments.contains(where: { $0.name == comment.id }) else { continue }
      body.document.setComment(comment.id, text: content.words, author: content.author)
    }
    body.document.leaveOut("headers and footers", try parts.headersAndFooters())
    var extracted = body.document.finished()
    if body.insertions > 0 { extracted.notes.append(.insertionsKept(body.insertions, file: source.name)) }
    return extracted
  }
}

/// The parts of a Word document's package.
private final class WordParts {
  let archive: ZipArchive
  /// Name of the part that is the document.
  let main: String
  private let file: String
  private var texts: [String: [WordText.Citation: (words: String, author: String?)]] = [:]

  init(_ source: SourceFile) throws {
    file = source.name
    archive = try ZipArchive(source.bytes, file: source.name)
    main = try Self.mainPart(of: archive, source.name)
  }

  /// The part that the package names as its document; `word/document.xml` where it names none.
  private static func mainPart(of archive: ZipArchive, _ file: String) throws -> String {
    var target = "word/document.xml"
    guard let relations = try archive.entry("_rels/.rels") else { return target }
    try XMLStream.read(relations, part: "_rels/.rels", file: file) { piece in
      guard case .start("Relationship", let attributes, _) = piece, let path = attributes["Target"],
        attributes["Type"]?.hasSuffix("/officeDocument") ?? false
      else { return }
      target = path.hasPrefix("/") ? String(path.dropFirst()) : path
    }
    return target
  }

  /// A part beside the document; `nil` when there is none.
  func read<Value>(_ name: String, _ read: ([UInt8], String) throws -> Value) throws -> Value? {
    let folder = main.lastIndex(of: "/").map { String(main[...$0]) } ?? ""
    guard let xml = try archive.entry(folder + name) else { return nil }
    return try read(xml, folder + name)
  }

  /// Footnotes, endnotes or comments by id.
  /// - Parameter kind: `footnote`, `endnote`, `comment`.
  func notes(_ kind: String) throws -> [WordText.Citation: (words: String, author: String?)] {
    if let known = texts[kind] { return known }
    let found = try read("\(kind)s.xml") { xml, part in
      var text = WordText()
      try XMLStream.read(xml, part: part, file: file) { text.take($0) }
      return text.apart
    }
    texts[kind] = found ?? [:]
    return found ?? [:]
  }

  /// How many headers and footers hold words.
  func headersAndFooters() throws -> Int {
    try archive.names.count { name in
      let last = name.split(separator: "/").last ?? ""
      guard last.hasPrefix("header") || last.hasPrefix("footer"), last.hasSuffix(".xml"),
        let xml = try archive.entry(name)
      else { return false }
      var text = WordText()
      try XMLStream.read(xml, part: name, file: file) { text.take($0) }
      return text.document.finished().text.contains { $0 > 0x20 }
    }
  }
}

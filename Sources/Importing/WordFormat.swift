import FileContents
import Ground

/// `.docx` (Office Open XML, ISO/IEC 29500): the words of the document's body, footnotes at the end.
struct WordFormat: TranscriptFormat {
  let name = "Word"
  let extensions = ["docx"]

  func recognises(_ source: SourceFile) -> Bool {
    guard source.begins(with: "PK\u{3}\u{4}"), let archive = try? ZipArchive(source.bytes, file: source.name) else {
      return false
    }
    return archive.names.contains { $0.hasPrefix("word/") }
  }

  func extract(_ source: SourceFile) throws -> ExtractedText {
    let archive = try ZipArchive(source.bytes, file: source.name)
    let main = try mainPart(of: archive, source.name)
    guard let xml = try archive.entry(main) else {
      throw Problem.brokenArchive("there is no `\(main)` in it", file: source.name)
    }
    var body = WordText()
    try read(xml, main, source.name, into: &body)
    var paragraphs = body.paragraphs
    paragraphs += try notes(cited: body.citations, in: archive, source.name, &body.counts)
    try countHeaders(in: archive, source.name, &body.counts)
    var extracted = ExtractedText(text: Array(paragraphs.joined(separator: "\n\n").utf8))
    extracted.leftOut = body.counts.filter { $0.value > 0 }.sorted { $0.key < $1.key }
      .map { LeftOut(what: $0.key, count: $0.value) }
    if body.insertions > 0 { extracted.notes.append(.insertionsKept(body.insertions, file: source.name)) }
    return extracted
  }

  private func read(_ xml: [UInt8], _ part: String, _ file: String, into text: inout WordText) throws {
    try XMLStream.read(xml, part: part, file: file) { text.take($0) }
  }

  /// The part that the package names as its document; `word/document.xml` where it names none.
  private func mainPart(of archive: ZipArchive, _ file: String) throws -> String {
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

  /// Footnotes and endnotes in the order in which the text cites them, each a paragraph in square brackets: they are
  /// the transcriber's words and not the last speaker's.
  private func notes(
    cited citations: [WordText.Citation], in archive: ZipArchive, _ file: String, _ counts: inout [String: Int]
  ) throws -> [String] {
    var texts: [WordText.Citation: String] = [:]
    for (part, kind) in [("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")]
    where citations.contains(where: { $0.kind == kind }) {
      guard let xml = try archive.entry(part) else { continue }
      var text = WordText()
      try read(xml, part, file, into: &text)
      texts.merge(text.notes) { first, _ in first }
      counts.merge(text.counts) { $0 + $1 }
    }
    return citations.enumerated().compactMap { index, citation in
      texts[citation].map { text in
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let plain = words.replacing("[", with: "(").replacing("]", with: ")")
        return "[note \(index + 1): \(plain)]"
      }
    }
  }

  private func countHeaders(in archive: ZipArchive, _ file: String, _ counts: inout [String: Int]) throws {
    for name in archive.names where name.hasPrefix("word/header") || name.hasPrefix("word/footer") {
      guard name.hasSuffix(".xml"), let xml = try archive.entry(name) else { continue }
      var text = WordText()
      try read(xml, name, file, into: &text)
      if text.paragraphs.contains(where: { $0.contains { !$0.isWhitespace } }) {
        counts["headers and footers", default: 0] += 1
      }
    }
  }
}

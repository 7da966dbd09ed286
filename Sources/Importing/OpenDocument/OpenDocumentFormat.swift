import Basics
import FileContents

/// `.odt` (OpenDocument 1.3, ISO/IEC 26300): the words of the text, footnotes at the end.
struct OpenDocumentFormat: TranscriptFormat {
  let name = "OpenDocument"
  let extensions = ["odt", "ott", "fodt"]

  func recognises(_ source: SourceFile) -> Bool {
    if isFlat(source) { return true }
    return source.archiveNames.contains("content.xml") && source.archiveNames.contains("META-INF/manifest.xml")
  }

  private func isFlat(_ source: SourceFile) -> Bool {
    let head = String(decoding: source.bytes.prefix(2000), as: UTF8.self)
    return head.contains("<office:document ") || head.contains("<office:document\n")
  }

  func extract(_ source: SourceFile) throws -> ExtractedText {
    var styles = OpenDocumentStyles()
    let content: [UInt8]
    let part: String
    if isFlat(source) {
      (content, part) = (source.bytes, source.name)
      try XMLStream.read(content, part: part, file: source.name) { styles.take($0) }
    } else {
      let archive = try ZipArchive(source.bytes, file: source.name)
      try refuseOthers(archive, source.name)
      guard let xml = try archive.entry("content.xml") else {
        throw Problem.brokenArchive("there is no `content.xml` in it", file: source.name)
      }
      (content, part) = (xml, "content.xml")
      if let xml = try archive.entry("styles.xml") {
        try XMLStream.read(xml, part: "styles.xml", file: source.name) { styles.take($0) }
      }
    }
    let headers = styles.headersAndFooters
    var text = OpenDocumentText(styles: styles)
    try XMLStream.read(content, part: part, file: source.name) { text.take($0) }
    text.document.leaveOut("headers and footers", headers)
    var extracted = text.document.finished()
    if text.insertions > 0 { extracted.notes.append(.insertionsKept(text.insertions, file: source.name)) }
    return extracted
  }

  /// Spreadsheets and presentations have the same parts; documents with a password cannot be read.
  private func refuseOthers(_ archive: ZipArchive, _ file: String) throws {
    if let type = try archive.entry("mimetype") {
      let name = String(decoding: type.prefix(100), as: UTF8.self)
      if !name.contains("opendocument.text") {
        throw Problem.unsupportedFormat(
          "an OpenDocument file that is not a text", file: file, supported: Importer.extensions)
      }
    }
    guard let manifest = try archive.entry("META-INF/manifest.xml") else { return }
    var isEncrypted = false
    try XMLStream.read(manifest, part: "META-INF/manifest.xml", file: file) { piece in
      if case .start("encryption-data", _, _) = piece { isEncrypted = true }
    }
    if isEncrypted { throw Problem.password(file: file) }
  }
}

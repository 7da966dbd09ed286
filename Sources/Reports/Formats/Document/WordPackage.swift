import Basics
import FileContents

/// A document as the archive that Word opens (Office Open XML, ECMA-376): the parts that are the same in every document
/// from `Templates/word_*.xml`, the others written. The same document gives the same bytes.
enum WordPackage {
  static let footer = "footer"

  /// The relation by which the body names a picture.
  static func picture(_ number: Int, _ ending: String) -> String { "figure\(number)\(ending)" }

  /// - Throws: `Problem` of kind `inputOutput` when it cannot be put together.
  static func bytes(_ document: WordDocument) throws -> [UInt8] {
    let footnotes = WordFootnotes()
    let bookmarks = document.bookmarks
    let body = try WordBody(document, WordXML(bookmarks: bookmarks, footnotes: footnotes)).bytes()
    let pictures = document.blocks.compactMap { if case .picture(let picture) = $0 { picture } else { nil } }
    let media = pictures.enumerated().flatMap { number, picture in
      [("word/media/figure\(number + 1).png", picture.png), ("word/media/figure\(number + 1).svg", picture.svg)]
    }
    return try ArchiveWriter.archive(
      [
        ("[Content_Types].xml", PackageResources.word_types_xml), ("_rels/.rels", PackageResources.word_parts_xml),
        ("docProps/core.xml", try properties(document.title)), ("word/document.xml", body),
        ("word/_rels/document.xml.rels", try relations(pictures.count)),
        ("word/styles.xml", PackageResources.word_styles_xml),
        ("word/settings.xml", PackageResources.word_settings_xml),
        ("word/footer.xml", PackageResources.word_footer_xml),
        ("word/footnotes.xml", try notes(footnotes.all, bookmarks)),
      ] + media)
  }

  private static func relations(_ pictures: Int) throws -> [UInt8] {
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let writer = try XMLDocumentWriter(standalone: true)
    func relation(_ id: String, _ kind: String, _ target: String) {
      writer.element("Relationship", [("Id", id), ("Type", "\(kinds)/\(kind)"), ("Target", target)])
    }
    writer.element(
      "Relationships", [("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")]
    ) {
      for part in ["styles", "settings", "footnotes", footer] { relation(part, part, "\(part).xml") }
      for number in 0..<pictures {
        for ending in ["png", "svg"] {
          relation(picture(number + 1, ending), "image", "media/figure\(number + 1).\(ending)")
        }
      }
    }
    return try writer.finished()
  }

  /// Title and date: 1 January 1980, the first day that a zip archive can name.
  private static func properties(_ title: String) throws -> [UInt8] {
    let writer = try XMLDocumentWriter(standalone: true)
    let names: [(String, String?)] = [
      ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
      ("xmlns:dc", "http://purl.org/dc/elements/1.1/"), ("xmlns:dcterms", "http://purl.org/dc/terms/"),
      ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ]
    writer.element("cp:coreProperties", names) {
      writer.element("dc:title", text: DisplayText(oneLine: title).whole)
      writer.element("dc:creator", text: "strand")
      for date in ["created", "modified"] {
        writer.element("dcterms:\(date)", [("xsi:type", "dcterms:W3CDTF")], text: "1980-01-01T00:00:00Z")
      }
    }
    return try writer.finished()
  }

  private static func notes(_ notes: [[String]], _ bookmarks: WordBookmarks) throws -> [UInt8] {
    let xml = try WordXML(bookmarks: bookmarks, footnotes: WordFootnotes())
    let writer = xml.writer
    writer.element("w:footnotes", WordXML.namespaces) {
      for (number, line) in ["separator", "continuationSeparator"].enumerated() {
        writer.element("w:footnote", [("w:type", line), ("w:id", String(number))]) {
          writer.element("w:p") { writer.element("w:r") { writer.element("w:\(line)") } }
        }
      }
      for (number, paragraphs) in notes.enumerated() {
        writer.element("w:footnote", [("w:id", String(number + WordFootnotes.first))]) {
          for (place, text) in paragraphs.enumerated() {
            xml.paragraph(WordParagraph(.footnote, (place == 0 ? " " : "") + DisplayText(text).whole)) {
              if place > 0 { return }
              writer.element("w:r") {
                writer.element("w:rPr") { writer.element("w:rStyle", [("w:val", "FootnoteReference")]) }
                writer.element("w:footnoteRef")
              }
            }
          }
        }
      }
    }
    return try writer.finished()
  }
}

extension DisplayText {
  /// All of it as one text.
  var whole: String { string(0..<count) }
}

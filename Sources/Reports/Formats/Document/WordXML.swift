import FileContents

/// Paragraphs and runs as WordprocessingML. Source of elements and their order: ECMA-376, part 1, 17.
final class WordXML {
  let writer: XMLDocumentWriter
  private let bookmarks: WordBookmarks
  private let footnotes: WordFootnotes

  static let namespaces: [(String, String?)] = [
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
  ]

  /// - Throws: `Problem` of kind `inputOutput` when there is no memory.
  init(bookmarks: WordBookmarks, footnotes: WordFootnotes) throws {
    writer = try XMLDocumentWriter(standalone: true)
    self.bookmarks = bookmarks
    self.footnotes = footnotes
  }

  /// - Parameters:
  ///   - size: of the letters, in half points, where it is not the style's.
  ///   - before: what stands before the first run, as a footnote's own number.
  func paragraph(_ paragraph: WordParagraph, size: Int? = nil, before: () -> Void = {}) {
    writer.element("w:p") {
      properties(paragraph)
      let marks = paragraph.places.compactMap(bookmarks.claim)
      for (number, name) in marks {
        writer.element("w:bookmarkStart", [("w:id", String(number)), ("w:name", name)])
      }
      before()
      if let field = paragraph.opensField { open(field) }
      for run in paragraph.runs { self.run(run, size: size, isRightToLeft: paragraph.isRightToLeft) }
      if paragraph.closesField { mark("end") }
      for (number, _) in marks { writer.element("w:bookmarkEnd", [("w:id", String(number))]) }
    }
  }

  /// A field whose result is what follows (ECMA-376, part 1, 17.16.18).
  private func open(_ field: String) {
    mark("begin")
    writer.element("w:r") { writer.element("w:instrText", [("xml:space", "preserve")], text: " \(field) ") }
    mark("separate")
  }

  private func mark(_ kind: String) {
    writer.element("w:r") { writer.element("w:fldChar", [("w:fldCharType", kind)]) }
  }

  private func properties(_ paragraph: WordParagraph) {
    writer.element("w:pPr") {
      if let style = paragraph.style.id { writer.element("w:pStyle", [("w:val", style)]) }
      if paragraph.keepsWithNext { writer.element("w:keepNext") }
      if paragraph.isRightToLeft { writer.element("w:bidi") }
      if paragraph.indent > 0 { writer.element("w:ind", [("w:left", String(200 * paragraph.indent))]) }
      if paragraph.alignment != .left { writer.element("w:jc", [("w:val", paragraph.alignment.rawValue)]) }
    }
  }

  private func run(_ run: WordRun, size: Int?, isRightToLeft: Bool) {
    if let name = run.link.flatMap(bookmarks.name) {
      writer.element("w:hyperlink", [("w:anchor", name), ("w:history", "1")]) {
        words(run, size: size, isRightToLeft: isRightToLeft, isLink: true)
      }
    } else if let sequence = run.sequence {
      writer.element("w:fldSimple", [("w:instr", " SEQ \(sequence) \\* ARABIC ")]) {
        words(run, size: size, isRightToLeft: isRightToLeft)
      }
    } else {
      words(run, size: size, isRightToLeft: isRightToLeft)
    }
    if !run.notes.isEmpty {
      let number = footnotes.add(run.notes)
      writer.element("w:r") {
        writer.element("w:rPr") { writer.element("w:rStyle", [("w:val", "FootnoteReference")]) }
        writer.element("w:footnoteReference", [("w:id", String(number))])
      }
    }
  }

  private func words(_ run: WordRun, size: Int?, isRightToLeft: Bool, isLink: Bool = false) {
    if run.text.isEmpty { return }
    writer.element("w:r") {
      writer.element("w:rPr") {
        if isLink { writer.element("w:rStyle", [("w:val", "Hyperlink")]) }
        if run.isBold {
          writer.element("w:b")
          writer.element("w:bCs")
        }
        if let colour = run.isDim ? "#666666" : run.colour, HexColour.components(colour) != nil {
          writer.element("w:color", [("w:val", String(colour.dropFirst().uppercased()))])
        }
        if let size {
          writer.element("w:sz", [("w:val", String(size))])
          writer.element("w:szCs", [("w:val", String(size))])
        }
        if isRightToLeft { writer.element("w:rtl") }
        if let language = run.language {
          writer.element("w:lang", [("w:val", language), ("w:eastAsia", language), ("w:bidi", language)])
        }
      }
      for (number, line) in run.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if number > 0 { writer.element("w:br") }
        for (place, part) in line.split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
          if place > 0 { writer.element("w:tab") }
          if !part.isEmpty { writer.element("w:t", [("xml:space", "preserve")], text: String(part)) }
        }
      }
    }
  }
}

extension WordParagraph.Style {
  /// As `word_styles.xml` names it; `nil` for the one of all paragraphs.
  var id: String? {
    switch self {
    case .body: nil
    case .title: "Title"
    case .subtitle: "Subtitle"
    case .heading(let level): "Heading\(min(max(level, 1), 6))"
    case .caption: "Caption"
    case .figureCaption: "FigureCaption"
    case .quote: "Quote"
    case .source: "QuoteSource"
    case .note: "Note"
    case .tableText: "TableText"
    case .tableHeading: "TableHeading"
    case .tableQuote: "TableQuote"
    case .footnote: "FootnoteText"
    case .contents(let level): "TOC\(level)"
    case .turn: "Turn"
    case .question: "Question"
    }
  }
}

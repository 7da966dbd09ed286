import Basics
import FileContents

/// The document's body: its blocks in sections of pages upright and across.
final class WordBody {
  private let document: WordDocument
  private let xml: WordXML
  private var writer: XMLDocumentWriter { xml.writer }
  private var pictures = 0

  init(_ document: WordDocument, _ xml: WordXML) {
    self.document = document
    self.xml = xml
  }

  /// - Throws: `Problem` of kind `inputOutput` when a part could not be written.
  func bytes() throws -> [UInt8] {
    let sections = Self.sections(document.blocks)
    writer.element("w:document", WordXML.namespaces) {
      writer.element("w:body") {
        for (number, section) in sections.enumerated() {
          for block in section.blocks { write(block) }
          // The last section's page is the body's; another's is that of its last paragraph.
          if number < sections.count - 1 {
            writer.element("w:p") {
              writer.element("w:pPr") {
                writer.element("w:pStyle", [("w:val", "SectionEnd")])
                page(section.orientation)
              }
            }
          }
        }
        page(sections.last?.orientation ?? .portrait)
      }
    }
    return try writer.finished()
  }

  // MARK: Sections

  struct Section {
    var orientation: WordTable.Orientation
    var blocks: [WordDocument.Block]
  }

  /// Blocks by the page that they need. Headings and captions go with what they lead to.
  static func sections(_ blocks: [WordDocument.Block]) -> [Section] {
    var sections: [Section] = []
    for block in blocks {
      var orientation = WordTable.Orientation.portrait
      if case .table(let table) = block { orientation = table.orientation }
      guard let last = sections.indices.last else {
        sections.append(Section(orientation: orientation, blocks: [block]))
        continue
      }
      if sections[last].orientation == orientation {
        sections[last].blocks.append(block)
        continue
      }
      // What leads to a table across the page turns with it, and opens a page of its own.
      var leading: [WordDocument.Block] = []
      while case .paragraph(let paragraph) = sections[last].blocks.last, paragraph.leads {
        leading.insert(.paragraph(paragraph), at: 0)
        sections[last].blocks.removeLast()
      }
      if sections[last].blocks.isEmpty { sections.removeLast() }
      if let end = sections.indices.last, sections[end].orientation == orientation {
        sections[end].blocks += leading + [block]
      } else {
        sections.append(Section(orientation: orientation, blocks: leading + [block]))
      }
    }
    return sections
  }

  private func page(_ orientation: WordTable.Orientation) {
    let isAcross = orientation == .landscape
    writer.element("w:sectPr") {
      writer.element("w:footerReference", [("w:type", "default"), ("r:id", WordPackage.footer)])
      writer.element("w:type", [("w:val", "nextPage")])
      writer.element(
        "w:pgSz",
        [
          ("w:w", String(isAcross ? WordPage.long : WordPage.short)),
          ("w:h", String(isAcross ? WordPage.short : WordPage.long)), ("w:orient", isAcross ? "landscape" : nil),
        ])
      let margin = String(WordPage.margin)
      writer.element(
        "w:pgMar",
        [
          ("w:top", margin), ("w:right", margin), ("w:bottom", margin), ("w:left", margin), ("w:header", "709"),
          ("w:footer", "709"), ("w:gutter", "0"),
        ])
    }
  }

  // MARK: Blocks

  private func write(_ block: WordDocument.Block) {
    switch block {
    case .paragraph(let paragraph): xml.paragraph(paragraph)
    case .table(let table): write(table)
    case .picture(let picture): write(picture)
    }
  }

  private func write(_ table: WordTable) {
    writer.element("w:tbl") {
      writer.element("w:tblPr") {
        writer.element("w:tblStyle", [("w:val", "StudyTable")])
        writer.element("w:tblW", [("w:w", String(table.widths.reduce(0, +))), ("w:type", "dxa")])
        writer.element("w:tblLayout", [("w:type", "fixed")])
        writer.element("w:tblLook", [("w:val", "0020"), ("w:firstRow", "1"), ("w:noVBand", "1")])
      }
      writer.element("w:tblGrid") {
        for width in table.widths { writer.element("w:gridCol", [("w:w", String(width))]) }
      }
      for row in table.rows { write(row, of: table) }
    }
    // Word puts two tables in a row together as one.
    xml.paragraph(WordParagraph(.note, ""))
  }

  private func write(_ row: WordTable.Row, of table: WordTable) {
    writer.element("w:tr") {
      writer.element("w:trPr") {
        writer.element("w:cantSplit")
        if row.isHeading { writer.element("w:tblHeader") }
      }
      var column = 0
      for cell in row.cells {
        let width = table.widths[column..<min(column + cell.span, table.widths.count)].reduce(0, +)
        column += cell.span
        writer.element("w:tc") {
          writer.element("w:tcPr") {
            writer.element("w:tcW", [("w:w", String(width)), ("w:type", "dxa")])
            if cell.span > 1 { writer.element("w:gridSpan", [("w:val", String(cell.span))]) }
            if cell.hasRuleAbove || cell.hasRuleBelow {
              writer.element("w:tcBorders") {
                if cell.hasRuleAbove { writer.element("w:top", Self.rule) }
                if cell.hasRuleBelow { writer.element("w:bottom", Self.rule) }
              }
            }
            if row.isHeading { writer.element("w:vAlign", [("w:val", "bottom")]) }
          }
          xml.paragraph(cell.paragraph, size: table.size)
        }
      }
    }
  }

  private static let rule: [(String, String?)] = [
    ("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "auto"),
  ]

  // MARK: Pictures

  private func write(_ picture: WordPicture) {
    pictures += 1
    let (width, height) = picture.extent
    let number = String(pictures)
    writer.element("w:p") {
      writer.element("w:pPr") {
        writer.element("w:keepNext")
        writer.element("w:jc", [("w:val", "left")])
      }
      writer.element("w:r") {
        writer.element("w:drawing") {
          writer.element("wp:inline", [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")]) {
            writer.element("wp:extent", [("cx", String(width)), ("cy", String(height))])
            writer.element(
              "wp:docPr", [("id", number), ("name", "Figure \(number)"), ("descr", picture.description)])
            writer.element("a:graphic") {
              writer.element(
                "a:graphicData", [("uri", "http://schemas.openxmlformats.org/drawingml/2006/picture")]
              ) { self.picture(number, width, height) }
            }
          }
        }
      }
    }
  }

  private func picture(_ number: String, _ width: Int, _ height: Int) {
    let drawings = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
    writer.element("pic:pic") {
      writer.element("pic:nvPicPr") {
        writer.element("pic:cNvPr", [("id", number), ("name", "figure\(number).png")])
        writer.element("pic:cNvPicPr")
      }
      writer.element("pic:blipFill") {
        writer.element("a:blip", [("r:embed", WordPackage.picture(pictures, "png"))]) {
          writer.element("a:extLst") {
            writer.element("a:ext", [("uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}")]) {
              writer.element(
                "asvg:svgBlip", [("xmlns:asvg", drawings), ("r:embed", WordPackage.picture(pictures, "svg"))])
            }
          }
        }
        writer.element("a:stretch") { writer.element("a:fillRect") }
      }
      writer.element("pic:spPr") {
        writer.element("a:xfrm") {
          writer.element("a:off", [("x", "0"), ("y", "0")])
          writer.element("a:ext", [("cx", String(width)), ("cy", String(height))])
        }
        writer.element("a:prstGeom", [("prst", "rect")]) { writer.element("a:avLst") }
      }
    }
  }
}

extension WordPicture {
  /// Width and height on the page in English Metric Units: a pixel of the drawing is 1/96 inch, made smaller where the
  /// page is.
  fileprivate var extent: (width: Int, height: Int) {
    let inPixel = 914_400 / 96 / 2
    let (wide, high) = (Double(width * inPixel), Double(height * inPixel))
    let room = Double(WordPage.width(.portrait) * WordPage.unitsPerTwentieth)
    // The caption stands below it.
    let tall = Double((WordPage.height - 2_000) * WordPage.unitsPerTwentieth)
    let scale = min(1, room / max(wide, 1), tall / max(high, 1))
    return (Int((wide * scale).rounded()), Int((high * scale).rounded()))
  }
}

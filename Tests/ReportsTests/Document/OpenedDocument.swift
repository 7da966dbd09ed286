import FileContents
import Foundation

/// A Word document as a program reads it back: paragraphs with their styles, tables, pages, notes, links.
struct OpenedDocument {
  struct Paragraph: Equatable {
    var style: String
    var text: String
    /// Of the runs in bold.
    var bold = ""
    /// Whether it stands in a table.
    var isInTable = false
  }

  private(set) var paragraphs: [Paragraph] = []
  /// Of each table, the widths of its columns in twentieths of a point.
  private(set) var grids: [[Int]] = []
  /// Rows that are repeated on each page.
  private(set) var headingRows = 0
  /// Width and height of the pages of each section.
  private(set) var pages: [[Int]] = []
  /// Notes in the order of their numbers, Word's own two first.
  private(set) var notes: [String] = []
  /// Numbers of notes as the text refers to them.
  private(set) var references: [Int] = []
  private(set) var bookmarks: [String] = []
  private(set) var links: [String] = []
  private(set) var fields: [String] = []
  private(set) var languages: Set<String> = []
  let entries: [String]

  init(_ bytes: [UInt8]) throws {
    let archive = try ZipArchive(bytes, file: "document.docx")
    entries = archive.names
    var body = Reading()
    try Self.pieces(archive, "word/document.xml") { body.take($0) }
    var foot = Reading()
    try Self.pieces(archive, "word/footnotes.xml") { foot.take($0) }
    (paragraphs, grids, headingRows, pages) = (body.paragraphs, body.grids, body.headingRows, body.pages)
    (references, bookmarks, links, fields) = (body.references, body.bookmarks, body.links, body.fields)
    (languages, notes) = (body.languages, foot.notes)
  }

  func texts(_ style: String) -> [String] { paragraphs.filter { $0.style == style }.map(\.text) }
  /// What stands in cells of tables.
  var cells: [String] { paragraphs.filter(\.isInTable).map(\.text) }

  private static func pieces(_ archive: ZipArchive, _ part: String, _ take: (XMLStream.Piece) -> Void) throws {
    guard let bytes = try archive.entry(part) else { return }
    try XMLStream.read(bytes, part: part, file: "document.docx", take: take)
  }

  private struct Reading {
    var paragraphs: [Paragraph] = []
    var grids: [[Int]] = []
    var headingRows = 0
    var pages: [[Int]] = []
    var notes: [String] = []
    var references: [Int] = []
    var bookmarks: [String] = []
    var links: [String] = []
    var fields: [String] = []
    var languages: Set<String> = []
    private var depth = 0
    private var isWords = false
    private var isBold = false

    mutating func take(_ piece: XMLStream.Piece) {
      switch piece {
      case .start(let name, let attributes, let isEmpty): start(name, attributes, isEmpty)
      case .end("t"), .end("instrText"): isWords = false
      case .end("tbl"): depth -= 1
      case .end: break
      case .text(let text): if isWords { add(text) }
      }
    }

    private mutating func start(_ name: String, _ attributes: [String: String], _ isEmpty: Bool) {
      switch name {
      case "p": paragraphs.append(Paragraph(style: "", text: "", isInTable: depth > 0))
      case "pStyle": paragraphs[paragraphs.count - 1].style = attributes["val"] ?? ""
      case "r": isBold = false
      case "b": isBold = true
      case "t": isWords = !isEmpty
      case "br": add("\n")
      case "tab": add("\t")
      case "tbl":
        depth += 1
        grids.append([])
      case "gridCol": grids[grids.count - 1].append(Int(attributes["w"] ?? "") ?? 0)
      case "tblHeader": headingRows += 1
      case "pgSz": pages.append([Int(attributes["w"] ?? "") ?? 0, Int(attributes["h"] ?? "") ?? 0])
      case "footnote": notes.append("")
      case "footnoteReference": references.append(Int(attributes["id"] ?? "") ?? -1)
      case "bookmarkStart": bookmarks.append(attributes["name"] ?? "")
      case "hyperlink": links.append(attributes["anchor"] ?? "")
      case "fldSimple": fields.append(attributes["instr"] ?? "")
      case "lang": languages.insert(attributes["val"] ?? "")
      default: break
      }
    }

    private mutating func add(_ text: String) {
      if !paragraphs.isEmpty {
        paragraphs[paragraphs.count - 1].text += text
        if isBold { paragraphs[paragraphs.count - 1].bold += text }
      }
      if !notes.isEmpty { notes[notes.count - 1] += text }
    }
  }
}

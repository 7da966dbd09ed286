import FileContents
import Foundation

/// A workbook as a program reads it back: sheets by name, cells by their place in words, styles looked up.
struct OpenedWorkbook {
  struct Cell: Equatable {
    /// As the file holds it: the number, or the text.
    var value: String
    var isText: Bool
    /// Excel's code; `General` where there is none.
    var format: String
  }

  struct Sheet {
    var name: String
    var cells: [String: Cell] = [:]
    /// `A2`: the first cell that scrolls.
    var frozenAt: String?
    var widths: [Double] = []
    /// Every element of the sheet's XML, by name.
    var elements: Set<String> = []

    subscript(place: String) -> Cell? { cells[place] }
    /// Texts and numbers of a row, 1-based, from the left.
    func row(_ number: Int) -> [String] {
      cells.filter { $0.key.drop { $0.isLetter } == String(number) }
        .sorted { ($0.key.count, $0.key) < ($1.key.count, $1.key) }.map(\.value.value)
    }
  }

  private(set) var sheets: [Sheet] = []
  let entries: [String]

  init(_ bytes: [UInt8]) throws {
    let archive = try ZipArchive(bytes, file: "workbook.xlsx")
    entries = archive.names
    let strings = try Self.strings(archive)
    let formats = try Self.formats(archive)
    for (number, name) in try Self.names(archive).enumerated() {
      sheets.append(try Self.sheet(archive, number + 1, name, strings, formats))
    }
  }

  subscript(name: String) -> Sheet? { sheets.first { $0.name == name } }

  private static func pieces(_ archive: ZipArchive, _ part: String, _ take: (XMLStream.Piece) -> Void) throws {
    guard let bytes = try archive.entry(part) else { return }
    try XMLStream.read(bytes, part: part, file: "workbook.xlsx", take: take)
  }

  private static func names(_ archive: ZipArchive) throws -> [String] {
    var names: [String] = []
    try pieces(archive, "xl/workbook.xml") { piece in
      if case .start("sheet", let attributes, _) = piece { names.append(attributes["name"] ?? "") }
    }
    return names
  }

  private static func strings(_ archive: ZipArchive) throws -> [String] {
    var strings: [String] = []
    try pieces(archive, "xl/sharedStrings.xml") { piece in
      switch piece {
      case .start("si", _, _): strings.append("")
      case .text(let text) where !strings.isEmpty: strings[strings.count - 1] += text
      default: break
      }
    }
    return strings
  }

  /// The format of each cell style.
  private static func formats(_ archive: ZipArchive) throws -> [String] {
    var codes = ["0": "General", "1": "0", "2": "0.00", "9": "0%", "10": "0.00%", "49": "@"]
    var formats: [String] = []
    var isInCells = false
    try pieces(archive, "xl/styles.xml") { piece in
      switch piece {
      case .start("numFmt", let attributes, _): codes[attributes["numFmtId"] ?? ""] = attributes["formatCode"]
      case .start("cellXfs", _, _): isInCells = true
      case .end("cellXfs"): isInCells = false
      case .start("xf", let attributes, _) where isInCells:
        formats.append(codes[attributes["numFmtId"] ?? "0"] ?? "?")
      default: break
      }
    }
    return formats
  }

  private static func sheet(
    _ archive: ZipArchive, _ number: Int, _ name: String, _ strings: [String], _ formats: [String]
  ) throws -> Sheet {
    var sheet = Sheet(name: name)
    var cell: (place: String, type: String?, style: Int)?
    try pieces(archive, "xl/worksheets/sheet\(number).xml") { piece in
      if case .start(let name, _, _) = piece { sheet.elements.insert(name) }
      switch piece {
      case .start("pane", let attributes, _): sheet.frozenAt = attributes["topLeftCell"]
      case .start("col", let attributes, _): sheet.widths.append(Double(attributes["width"] ?? "") ?? 0)
      case .start("c", let attributes, let isEmpty):
        let style = Int(attributes["s"] ?? "0") ?? 0
        cell = isEmpty ? nil : (attributes["r"] ?? "", attributes["t"], style)
      case .text(let text):
        guard let at = cell else { break }
        let isText = at.type == "s"
        sheet.cells[at.place] = Cell(
          value: isText ? Int(text).map { strings[$0] } ?? "?" : text, isText: isText, format: formats[at.style])
      case .end("c"): cell = nil
      default: break
      }
    }
    return sheet
  }
}

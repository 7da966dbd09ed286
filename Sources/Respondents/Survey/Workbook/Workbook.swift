import Basics
import FileContents
import Foundation

/// Surveys in Excel's workbooks (.xlsx: Office Open XML, ISO/IEC 29500-1, part SpreadsheetML): the first row of a sheet
/// names the variables, every other row is a respondent.
struct Workbook {
  /// Largest sheet and largest part of it that are read, unpacked, in bytes.
  static let largestSheet = 16 * 1_073_741_824

  let file: String
  private let archive: ZipArchive
  private let folder: String
  /// Name and part of each sheet, in the workbook's order.
  private let sheets: [(name: String, part: String)]
  private let related: [String: String]
  private let beginsIn1904: Bool

  static func read(
    file: String, _ source: SurveySource, options: SurveyOptions, progress: (Double) -> Void
  ) throws -> SurveyTable {
    let workbook = try Workbook(try source.all(file: file), file: file)
    return try workbook.table(options, progress: progress)
  }

  /// - Throws: `Problem` of kind `badData` when the archive is no workbook or is damaged.
  init(_ bytes: [UInt8], file: String) throws {
    self.file = file
    archive = try ZipArchive(bytes, file: file)
    let main = try Self.relations("_rels/.rels", in: archive, file).first { $0.type.hasSuffix("/officeDocument") }
    let part = main.map { Self.path($0.target, from: "") } ?? "xl/workbook.xml"
    guard part.hasSuffix(".xml"), let xml = try archive.entry(part) else { throw Problem.noWorkbook(file: file) }
    let cut = part.lastIndex(of: "/")
    folder = cut.map { String(part[...$0]) } ?? ""
    let name = cut.map { String(part[part.index(after: $0)...]) } ?? part
    var targets: [String: String] = [:]
    var related: [String: String] = [:]
    for relation in try Self.relations("\(folder)_rels/\(name).rels", in: archive, file) {
      targets[relation.id] = Self.path(relation.target, from: folder)
      let type = relation.type.split(separator: "/").last.map(String.init) ?? ""
      related[type] = Self.path(relation.target, from: folder)
    }
    var found: [(String, String)] = []
    var epoch = false
    var isWorkbook = false
    try XMLStream.read(xml, part: part, file: file) { piece in
      guard case .start(let element, let attributes, _) = piece else { return }
      if element == "workbook" { isWorkbook = true }
      if element == "workbookPr" { epoch = ["1", "true"].contains(attributes["date1904"] ?? "") }
      guard element == "sheet", let name = attributes["name"], let target = targets[attributes["id"] ?? ""] else {
        return
      }
      found.append((name, target))
    }
    guard isWorkbook else { throw Problem.noWorkbook(file: file) }
    sheets = found
    self.related = related
    beginsIn1904 = epoch
  }

  private func table(_ options: SurveyOptions, progress: (Double) -> Void) throws -> SurveyTable {
    let sheet = options.sheet
    guard let chosen = sheet == nil ? sheets.first : sheets.first(where: { $0.name == sheet }) else {
      if let sheet { throw Problem.noSheet(sheet, known: sheets.map(\.name), file: file) }
      throw Problem.brokenWorkbook("it has no sheet", file: file)
    }
    guard let stream = try archive.stream(chosen.part, largest: Self.largestSheet) else {
      throw absent(chosen.part)
    }
    let styles = try styles()
    let strings = try strings()
    var reading = WorksheetReading(
      file: file, strings: strings, styles: styles, epoch: beginsIn1904 ? 24_107 : 25_569, program: options.program)
    var rows = 0
    try XMLStream.read(stream, part: chosen.part, file: file) { piece in
      try reading.take(piece)
      if reading.rowsSeen >= rows + 500 {
        rows = reading.rowsSeen
        progress(min(1, Double(stream.done) / Double(max(stream.size, 1))))
      }
    }
    return try reading.table(idColumn: options.idColumn)
  }

  // MARK: Parts

  private func styles() throws -> WorkbookStyles {
    guard let part = related["styles"] else { return WorkbookStyles() }
    guard let xml = try archive.entry(part) else { throw absent(part) }
    return try WorkbookStyles(xml, file: file)
  }

  private func strings() throws -> [String] {
    guard let part = related["sharedStrings"] else { return [] }
    guard let stream = try archive.stream(part, largest: Self.largestSheet) else { throw absent(part) }
    return try SharedStrings.read(stream, file: file)
  }

  /// A part that the workbook names and the archive lacks.
  private func absent(_ part: String) -> Problem {
    .brokenWorkbook("its part `\(part)` is not in it", file: file)
  }

  private struct Relation {
    let id: String
    let type: String
    let target: String
  }

  private static func relations(_ part: String, in archive: ZipArchive, _ file: String) throws -> [Relation] {
    guard let xml = try archive.entry(part) else { return [] }
    var relations: [Relation] = []
    try XMLStream.read(xml, part: part, file: file) { piece in
      guard case .start("Relationship", let attributes, _) = piece, let id = attributes["Id"],
        let type = attributes["Type"], let target = attributes["Target"]
      else { return }
      relations.append(Relation(id: id, type: type, target: target))
    }
    return relations
  }

  /// The entry that a relation names; `/xl/a.xml` begins at the archive's root.
  private static func path(_ target: String, from folder: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var parts = folder.split(separator: "/").map(String.init)
    for part in target.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }
}

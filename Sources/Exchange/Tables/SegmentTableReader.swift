import Basics
import FileContents
import Foundation
import Importing
import Respondents

/// Reads tables that other programs export: coded segments (MAXQDA, NVivo, ATLAS.ti, Dedoose, QualCoder), one row a
/// passage with its document, its codes and its words; or a codebook, one row a code. CSV, TSV or Excel.
///
/// A table of segments holds no texts: its passages are found in transcripts that the study has already.
struct SegmentTableReader {
  private let table: RowTable
  private let file: String
  private var project: ForeignProject

  /// - Parameter transcripts: the study's, whole files by name.
  /// - Throws: `Problem` of kind `badData` for a table without the columns that are needed.
  static func read(
    _ bytes: [UInt8], fileName: String, transcripts: [String: [UInt8]], file: String
  ) throws -> ForeignProject {
    let table: RowTable
    if bytes.starts(with: "PK\u{3}\u{4}".utf8) {
      table = try RowTable(workbook: bytes, sheet: nil, file: file)
    } else {
      let decoded = try TextDecoding.decode(
        bytes, encoding: nil, file: file, ifBinary: Problem.unknownProject(file: file, "it is not text"))
      table = try RowTable(decoded.text, file: file)
    }
    var reader = SegmentTableReader(table: table, name: fileName, file: file)
    let columns = SegmentColumns(table)
    if columns.segment != nil {
      try reader.readSegments(columns, transcripts)
    } else {
      try reader.readCodebook()
    }
    return reader.project
  }

  private init(table: RowTable, name: String, file: String) {
    self.table = table
    self.file = file
    project = ForeignProject(
      origin: "a table", name: String(name.split(separator: ".").first ?? "table"))
  }

  // MARK: Segments

  private mutating func readSegments(_ columns: SegmentColumns, _ transcripts: [String: [UInt8]]) throws {
    guard let document = columns.document else { throw Problem.segmentColumn("the document", table.header, file: file) }
    guard columns.code != nil || !columns.applied.isEmpty else {
      throw Problem.segmentColumn("the code", table.header, file: file)
    }
    guard let segment = columns.segment else { throw Problem.segmentColumn("the words", table.header, file: file) }
    var tree = CodeTree()
    var sources: [String: Int] = [:]
    var coders: Set<String> = []
    for row in 0..<table.rowCount {
      let name = table.cells[document][row]
      guard !name.isEmpty else { continue }
      let place: Int
      if let known = sources[name] {
        place = known
      } else {
        place = project.sources.count
        sources[name] = place
        var source = ForeignSource(id: name, name: name)
        if let known = Self.transcript(name, among: transcripts) {
          source.text = .existing(known.bytes, name: known.name)
        } else {
          project.inventory.count(
            "documents", .leftOut("the study has no transcript of this name"), example: name)
        }
        project.sources.append(source)
      }
      var selection = ForeignSelection(id: "row \(table.lines[row])")
      selection.quote = ForeignQuote(text: table.cells[segment][row], isCertain: true)
      selection.paragraph = columns.paragraph.flatMap { Int(table.cells[$0][row]) }
      let coder = columns.coder.map { table.cells[$0][row] }.flatMap { $0.isEmpty ? nil : $0 }
      if let coder, coders.insert(coder).inserted { project.coders.append(ForeignCoder(id: coder, name: coder)) }
      let note = columns.comment.map { table.cells[$0][row].trimmingWhitespace() }.flatMap { $0.isEmpty ? nil : $0 }
      for path in columns.codes(of: row, in: table) {
        selection.codings.append(
          ForeignCoding(
            id: "\(selection.id)/\(path.joined(separator: "/"))", code: tree.id(path), coder: coder, note: note))
      }
      if selection.codings.isEmpty {
        project.inventory.count("rows", .leftOut("they name no code"))
      } else {
        project.sources[place].selections.append(selection)
      }
    }
    project.codes = tree.codes
  }

  /// The transcript that a document's name means: the same name, as importing would make it.
  private static func transcript(
    _ name: String, among transcripts: [String: [UInt8]]
  ) -> (name: String, bytes: [UInt8])? {
    let wanted = SafeNames.transcripts([name])[0]
    let last = SafeNames.transcripts([String(name.split(whereSeparator: { "\\/".contains($0) }).last ?? "")])[0]
    for candidate in [name, wanted, last] {
      if let bytes = transcripts[candidate] { return (candidate, bytes) }
      if let known = transcripts.keys.sorted().first(where: { $0.lowercased() == candidate.lowercased() }) {
        return (known, transcripts[known] ?? [])
      }
    }
    return nil
  }

  // MARK: A codebook

  private mutating func readCodebook() throws {
    let columns = CodebookColumns(table)
    guard let code = columns.code else { throw Problem.segmentColumn("the code", table.header, file: file) }
    var tree = CodeTree()
    for row in 0..<table.rowCount {
      let name = table.cells[code][row].trimmingWhitespace()
      guard !name.isEmpty else { continue }
      let parent = columns.parent.map { table.cells[$0][row].trimmingWhitespace() } ?? ""
      let path = (parent.isEmpty ? [] : CodeTree.path(parent)) + CodeTree.path(name)
      let id = tree.id(path)
      let definition = columns.definition.map { table.cells[$0][row].trimmingWhitespace() } ?? ""
      let colour = columns.colour.flatMap { REFICodes.colour(table.cells[$0][row].trimmingWhitespace()) }
      tree.describe(id, definition: definition.isEmpty ? nil : definition, colour: colour)
    }
    if tree.codes.isEmpty { throw Problem.nothingToImport(file: file) }
    project.codes = tree.codes
  }
}

/// Codes by their way through the tree.
struct CodeTree {
  private(set) var codes: [ForeignCode] = []
  private var places: [[String]: Int] = [:]

  /// The way through the tree as programs write it: `Norms\Informal` (MAXQDA), `Codes\\Norms\\Informal` (NVivo),
  /// `Norms > Informal`, `Norms::Informal` (ATLAS.ti).
  static func path(_ text: String) -> [String] {
    var parts = text.replacing("\\\\", with: "\\").replacing("::", with: "\\").replacing(" > ", with: "\\")
      .split(separator: "\\").map { String($0).trimmingWhitespace() }.filter { !$0.isEmpty }
    if parts.count > 1, ["codes", "nodes"].contains(parts[0].lowercased()) { parts.removeFirst() }
    return parts
  }

  /// The code at the end of a way; what is missing on the way is added.
  mutating func id(_ path: [String]) -> String {
    for count in 1...max(1, path.count) {
      let part = Array(path.prefix(count))
      guard places[part] == nil else { continue }
      places[part] = codes.count
      codes.append(
        ForeignCode(
          id: part.joined(separator: "\u{1F}"), parent: count > 1 ? part.dropLast().joined(separator: "\u{1F}") : nil,
          name: part.last ?? "code"))
    }
    return path.joined(separator: "\u{1F}")
  }

  mutating func describe(_ id: String, definition: String?, colour: String?) {
    guard let place = codes.firstIndex(where: { $0.id == id }) else { return }
    codes[place].definition = definition ?? codes[place].definition
    codes[place].colour = colour ?? codes[place].colour
  }
}

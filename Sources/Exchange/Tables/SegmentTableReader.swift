import Basics
import FileContents
import Foundation
import Importing
import Respondents

/// Reads tables that other programs export: coded segments (MAXQDA, NVivo, ATLAS.ti, Dedoose, QualCoder), one row a
/// passage with its document, its codes and its words; codings as Strand lists them; or a codebook, one row a code. CSV,
/// TSV or Excel.
///
/// A table of segments holds no texts: its passages are found in transcripts that the study has already.
struct SegmentTableReader {
  private let table: RowTable
  private let file: String
  private var project: ForeignProject

  /// - Parameter transcripts: the study's, whole files by name.
  /// - Throws: `Problem` of kind `badData` for a table without the columns that are needed.
  static func read(
    _ bytes: [UInt8], fileName: String, transcripts: KnownTranscripts, file: String
  ) throws -> ForeignProject {
    let table: RowTable
    if bytes.starts(with: "PK\u{3}\u{4}".utf8) {
      table = try RowTable(workbook: bytes, sheet: nil, file: file)
    } else {
      let decoded = try TextDecoding.decode(
        bytes, encoding: nil, file: file, ifBinary: Problem.unknownProject(file: file, "it is not text"))
      table = try RowTable(decoded.text, file: file)
    }
    let name = String(fileName.split(separator: ".").first ?? "table")
    if let codings = CodingTableReader(table, file: file) {
      return try codings.read(name: name, transcripts: transcripts)
    }
    let columns = SegmentColumns(table)
    if columns.segment == nil { return try CodebookTableReader.read(table, name: name, file: file) }
    var reader = SegmentTableReader(table: table, name: name, file: file)
    try reader.readSegments(columns, transcripts)
    return reader.project
  }

  private init(table: RowTable, name: String, file: String) {
    self.table = table
    self.file = file
    project = ForeignProject(origin: "a table", name: name)
  }

  // MARK: Segments

  private mutating func readSegments(_ columns: SegmentColumns, _ transcripts: KnownTranscripts) throws {
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
        let source = transcripts.source(name, &project.inventory)
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
}

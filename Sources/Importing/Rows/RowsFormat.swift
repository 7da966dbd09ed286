import Basics
import FileContents
import Foundation
import Transcripts

/// `.csv`, `.tsv`, `.xlsx`: one utterance a row, or one respondent's answer a row.
///
/// Where a column names speakers who come back, rows are utterances, and those of one speaker in a row are one turn.
/// Otherwise every row is a participant's answer: a turn whose label is the participant's id.
struct RowsFormat: TranscriptFormat {
  let name = "rows of a table"
  let extensions = ["csv", "tsv", "tab", "xlsx"]

  let declaresSpeakers = true

  func recognises(_ source: SourceFile) -> Bool {
    if isWorkbook(source) { return true }
    return ["csv", "tsv", "tab"].contains(source.fileExtension) && BinaryContent.kind(of: source) == nil
  }

  private func isWorkbook(_ source: SourceFile) -> Bool { source.archiveNames.contains("xl/workbook.xml") }

  func extract(_ source: SourceFile) throws -> ExtractedText {
    var extracted = ExtractedText(text: [])
    let table: RowTable
    if isWorkbook(source) {
      table = try RowTable(workbook: source.bytes, sheet: source.sheet, file: source.name)
    } else {
      extracted = try PlainTextFormat().extract(source)
      table = try RowTable(extracted.text, file: source.name)
    }
    let roles = try ColumnRoles(table, chosen: source.columns)
    var counts = LeftOutCounts()
    counts.add("other columns", table.header.count - roles.columns.count)
    if roles[.speaker] != nil {
      extracted.text = try Utterances(table, roles).text(&counts)
    } else {
      extracted.text = try OpenAnswers(table, roles).text(&counts, &extracted.notes)
    }
    extracted.leftOut += counts.all
    extracted.columns = roles.columns.mapValues { table.header[$0] }
    return extracted
  }
}

/// Rows that are utterances.
private struct Utterances {
  private let table: RowTable
  private let roles: ColumnRoles

  init(_ table: RowTable, _ roles: ColumnRoles) {
    self.table = table
    self.roles = roles
  }

  func text(_ counts: inout LeftOutCounts) throws -> [UInt8] {
    guard let speakers = roles[.speaker], let words = roles[.text] else { return [] }
    var turns = TurnsText()
    if let ids = roles[.id] { turns.participants = participants(speakers, ids) }
    for row in 0..<table.rowCount {
      let said = RowText.paragraphs(InlineMarkup.plain(table.cells[words][row]))
      if said.isEmpty {
        counts.add("rows without words")
        continue
      }
      let name = TurnsText.label(table.cells[speakers][row])
      var time: Double?
      if let column = roles[.time], !table.cells[column][row].isEmpty {
        time = RowText.time(table.cells[column][row], isSheet: !table.hasLines)
        if time == nil { counts.add("times that cannot be read") }
      }
      turns.add(said, speaker: name.isEmpty ? nil : name, time: time)
    }
    return turns.text
  }

  /// The participant that each speaker is, where each has one id.
  private func participants(_ speakers: Int, _ ids: Int) -> [String: String] {
    var found: [String: Set<String>] = [:]
    for row in 0..<table.rowCount where !table.cells[ids][row].isEmpty {
      found[TurnsText.label(table.cells[speakers][row]), default: []].insert(table.cells[ids][row])
    }
    guard found.values.allSatisfy({ $0.count == 1 }) else { return [:] }
    return found.compactMapValues(\.first)
  }
}

/// Rows that are participants' answers.
private struct OpenAnswers {
  private let table: RowTable
  private let roles: ColumnRoles

  init(_ table: RowTable, _ roles: ColumnRoles) {
    self.table = table
    self.roles = roles
  }

  func text(_ counts: inout LeftOutCounts, _ notes: inout [Problem]) throws -> [UInt8] {
    guard let words = roles[.text] else { return [] }
    var turns = TurnsText()
    turns.labelsAreIDs = true
    turns.title = (table.questions.indices.contains(words) ? table.questions[words] : nil) ?? table.header[words]
    var problems: [Problem] = []
    var unnamed = 0
    for row in 0..<table.rowCount {
      let said = RowText.paragraphs(InlineMarkup.plain(table.cells[words][row]))
      if said.isEmpty {
        counts.add("rows without words")
        continue
      }
      var id =
        roles[.id].map { table.cells[$0][row].split(whereSeparator: \.isWhitespace).joined(separator: " ") } ?? ""
      if id.isEmpty {
        unnamed += 1
        id = "row-\(table.lines[row])"
      }
      guard id == TurnsText.label(id), !id.contains("]"), !id.contains("=") else {
        problems.append(.idIsNoLabel(file: table.file, line: table.hasLines ? table.lines[row] : nil))
        continue
      }
      turns.addTurn(said, label: id, time: nil)
    }
    if !problems.isEmpty { throw Problems(Array(problems.prefix(20))) }
    if unnamed > 0 { notes.append(.rowsWithoutID(unnamed, file: table.file)) }
    return turns.text
  }
}

/// What stands in cells.
enum RowText {
  /// The words of a cell: its lines without blank ones between, a time alone on a line joined to the line before, so that
  /// it stays words.
  static func paragraphs(_ cell: String) -> String {
    guard cell.utf8.contains(0x0A) || cell.utf8.contains(0x0D) else {
      return cell.trimmingCharacters(in: .whitespaces)
    }
    var result = ""
    for line in cell.split(whereSeparator: \.isNewline) {
      let words = line.trimmingCharacters(in: .whitespaces)
      if words.isEmpty { continue }
      if !result.isEmpty { result += ExportedForm.time(words) == nil ? "\n" : " " }
      result += words
    }
    return result
  }

  /// Seconds: `00:01:05`, `1:05.2`, `65`, `65.2`, and the parts of a day that sheets keep times as.
  static func time(_ cell: String, isSheet: Bool) -> Double? {
    if let time = ExportedForm.time(cell) { return time }
    guard let number = Double(cell.replacing(",", with: ".")), number >= 0, number.isFinite, number < 1e7 else {
      return nil
    }
    if isSheet, number < 1, number > 0 { return (number * 86_400 * 1000).rounded() / 1000 }
    return number
  }
}

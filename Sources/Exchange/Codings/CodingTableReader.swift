import Basics
import Foundation
import Importing
import Respondents

/// Reads the table of codings that `strand export codings` writes as CSV or Excel: a row a coding, with its place.
struct CodingTableReader {
  private let table: RowTable
  private let file: String
  /// By the key that JSON has; a workbook has headings instead.
  private let columns: [String: Int]

  private static let headings = [
    "id": "Id", "code": "Code", "code_name": "Code's name", "transcript": "Transcript", "start": "Start", "end": "End",
    "start_utf16": "Start (UTF-16)", "end_utf16": "End (UTF-16)", "coder": "Coder", "time": "Time (UTC)",
    "note": "Note", "before": "Before", "text": "Text", "after": "After",
  ]

  /// - Returns: `nil` for a table that is another's.
  init?(_ table: RowTable, file: String) {
    var columns: [String: Int] = [:]
    for (key, heading) in Self.headings {
      columns[key] = table.header.firstIndex { $0 == key || $0 == heading }
    }
    // No table of another program has these.
    guard columns["start_utf16"] != nil, columns["end_utf16"] != nil, columns["transcript"] != nil,
      columns["code"] != nil, columns["start"] != nil, columns["end"] != nil
    else { return nil }
    self.table = table
    self.file = file
    self.columns = columns
  }

  /// - Throws: `Problems` with the row of everything that is wrong.
  func read(name: String, transcripts: KnownTranscripts) throws -> ForeignProject {
    var codings = ListedCodings(name: name, origin: ForeignProject.ownOrigin + "(codings)", transcripts: transcripts)
    var problems: [Problem] = []
    for row in 0..<table.rowCount {
      guard let document = cell("transcript", row), let code = cell("code", row), let start = number("start", row),
        let end = number("end", row), start >= 0, start < end
      else {
        problems.append(.notACoding(file, line: table.lines[row]))
        continue
      }
      guard let coder = cell("coder", row) else {
        codings.leaveOut(CodingLinesReader.unjudged)
        continue
      }
      codings.add(
        ListedCoding(
          id: cell("id", row), document: document, code: code, codeName: cell("code_name", row), range: (start, end),
          words: cell("text", row), before: cell("before", row), after: cell("after", row), coder: coder,
          time: time(row), note: cell("note", row)))
    }
    if !problems.isEmpty { throw Problems(problems) }
    return try codings.finished(file: file)
  }

  /// ISO 8601, or, in a workbook, days since 1 January 1970, which its reader makes of Excel's.
  private func time(_ row: Int) -> Date? {
    guard let text = cell("time", row) else { return nil }
    guard let days = Double(text) else { return REFIIdentifier.time(text.replacing(" ", with: "T")) }
    // A day's fraction is exact to less than a millisecond.
    return Date(timeIntervalSince1970: (days * 86_400_000).rounded() / 1000)
  }

  private func cell(_ key: String, _ row: Int) -> String? {
    guard let column = columns[key] else { return nil }
    let text = table.cells[column][row]
    return text.isEmpty ? nil : table.hasLines ? DelimitedCell.unmarked(text) : text
  }

  private func number(_ key: String, _ row: Int) -> Int? { cell(key, row).flatMap { Int($0) } }
}

import Basics
import Codings
import Foundation
import Respondents

/// Many passages to be coded, one a row: `transcript,code` and one of `quote` (with `nth`), `turn` (`3` or `3-5`),
/// or `start,end`; `note`, `memo`, `coder` (whose journal) and `date` (when it was coded) may stand beside them. Also the
/// CSV and the JSON Lines of `strand export codings`.
public enum TagTable {
  /// - Parameter file: as the person named it, for problems.
  /// - Throws: `Problems` with the line of everything that is wrong.
  public static func read(_ bytes: [UInt8], file: String) throws -> [TagRequest] {
    if ExportedCodings.areLines(bytes) { return try ExportedCodings.requests(bytes, file: file) }
    let table = try DelimitedText.read(file: file, bytes: bytes)
    let known = ["transcript", "code", "quote", "nth", "turn", "start", "end", "note", "coder", "date", "memo"]
    var problems: [Problem] = []
    let isExport = ExportedCodings.isTable(table.header)
    for name in table.header where !isExport && !known.contains(name) {
      problems.append(.tagColumn(name, known: known, file: file))
    }
    for name in ["transcript", "code"] where !table.header.contains(name) {
      problems.append(.tagColumnMissing(name, file: file))
    }
    guard problems.isEmpty else { throw Problems(problems) }
    var requests: [TagRequest] = []
    for row in 0..<table.rowCount {
      let line = table.rowLines[row]
      func cell(_ name: String) -> String? {
        guard let column = table.column(named: name) else { return nil }
        let text = table.columns[column][row]
        // Where an export names the characters, its turn is said beside them.
        if text.isEmpty || isExport && name == "turn" { return nil }
        return isExport ? DelimitedCell.unmarked(text) : text
      }
      do {
        guard let transcript = cell("transcript") else { throw Problem.tagCellMissing("transcript") }
        guard let code = cell("code") else { throw Problem.tagCellMissing("code") }
        var request = TagRequest(
          transcript: transcript, code: code, place: try place(cell), note: cell("note"), origin: (file, line))
        request.coder = cell("coder")
        request.memo = cell("memo")
        if let date = cell("date") {
          guard let time = Date(ofCoding: date) else { throw Problem.notADate(date) }
          request.time = time
        }
        requests.append(request)
      } catch let problem as Problem {
        problems.append(problem.inContent(of: file, line: line))
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    if requests.isEmpty { throw Problem.tagTableEmpty(file) }
    return requests
  }

  private static func place(_ cell: (String) -> String?) throws -> TagRequest.Place {
    switch (cell("quote"), cell("turn"), cell("start"), cell("end")) {
    case (let quote?, nil, nil, nil):
      return .quote(quote, nth: try cell("nth").map { try number($0, "nth") })
    case (nil, let turn?, nil, nil):
      return .turns(try PlaceNotation.turns(turn))
    case (nil, nil, let start?, let end?):
      return .characters(try PlaceNotation.characters("\(start)-\(end)"))
    default:
      throw Problem.tagPlaceMissing()
    }
  }

  private static func number(_ text: String, _ column: String) throws -> Int {
    guard let number = Int(text), number >= 1 else { throw Problem.notACount(text, column) }
    return number
  }
}

/// How places are written on the command line and in tables.
public enum PlaceNotation {
  /// `3` or `3-5`: turns, 1-based, both included.
  /// - Throws: `Problem` of kind `usage`.
  public static func turns(_ text: String) throws -> ClosedRange<Int> {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    switch parts.count {
    case 1:
      if let only = parts[0], only >= 1 { return only...only }
    case 2:
      if let first = parts[0], let last = parts[1], first >= 1, first <= last { return first...last }
    default: break
    }
    throw Problem.turnNotation(text)
  }

  /// `120-184`: scalars of the body, 0-based, end-exclusive.
  /// - Throws: `Problem` of kind `usage`.
  public static func characters(_ text: String) throws -> Range<Int> {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let start = parts[0], let end = parts[1], start >= 0, start < end else {
      throw Problem.characterNotation(text)
    }
    return start..<end
  }
}

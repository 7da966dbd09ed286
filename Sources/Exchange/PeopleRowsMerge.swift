import Basics
import Foundation
import Respondents
import StudyDefinition

/// Rows of people added to participants.csv: those whose ids are not there, with their columns.
struct PeopleRowsMerge {
  /// The whole file; `nil` where nothing changes.
  let bytes: [UInt8]?
  let change: ProjectPlacement.Step.Change

  /// - Throws: `Problem`, `Problems` for a table that cannot be read or has no ids.
  init(_ rows: PeopleRows, folder: StudyFolder) throws {
    let path = folder.shown(folder.participants)
    guard FileManager.default.fileExists(atPath: folder.participants.path) else {
      bytes = Self.text(rows.columns, rows.rows)
      change = .new
      return
    }
    let known = try DelimitedText.read(file: path, bytes: try Files.read(folder.participants, shownAs: path))
    // A table without people is a heading that nobody has filled: it is replaced.
    if known.rowCount == 0 {
      bytes = Self.text(rows.columns, rows.rows)
      change = .added(rows.rows.count)
      return
    }
    guard let idColumn = known.column(named: "id") else { throw Problem.participantsWithoutID(path) }
    let ids = Set(known.columns[idColumn].map { $0.lowercased() })
    let new = rows.rows.filter { !ids.contains($0[0].lowercased()) }
    if new.isEmpty {
      bytes = nil
      change = .unchanged
      return
    }
    let header = known.header + rows.columns.filter { known.column(named: $0) == nil }
    var all = (0..<known.rowCount).map { row in
      known.columns.map { $0[row] } + Array(repeating: "", count: header.count - known.header.count)
    }
    for row in new {
      let values = Dictionary(zip(rows.columns.map { $0.lowercased() }, row)) { first, _ in first }
      all.append(header.map { values[$0.lowercased()] ?? "" })
    }
    bytes = Self.text(header, all)
    change = .added(new.count)
  }

  private static func text(_ header: [String], _ rows: [[String]]) -> [UInt8] {
    let lines = ([header] + rows).map { row in
      row.map { DelimitedCell.written($0) }.joined(separator: ",")
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}

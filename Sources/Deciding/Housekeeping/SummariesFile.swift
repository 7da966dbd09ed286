import Basics
import Foundation
import Respondents
public import StudyDefinition

/// The table of summaries and pinned quotes of the framework matrix, `framework.csv`: one cell of it at a time. Other rows and columns keep
/// what they hold.
public struct SummariesFile: Sendable {
  private let folder: StudyFolder
  /// What of a row is written.
  public enum Part: String, Sendable {
    case summary
    /// The id of a coding or hit.
    case quote
  }

  private static let columns = ["person", "code", "summary", "quote"]

  public init(_ folder: StudyFolder) {
    self.folder = folder
  }

  /// Writes what is to be said of a person under a code, or the quote that stands for it; an empty text takes it away.
  /// - Parameters:
  ///   - code: the id, as the table is to have it.
  ///   - ids: the ids under which the code may be in the table.
  ///   - seen: what the person saw in its place; empty for nothing.
  /// - Throws: `Problem` when somebody has written something else there meanwhile; `Problem`, `Problems` about the table.
  public func write(
    _ words: String, as part: Part = .summary, person: String, code: String, among ids: [String], seen: String
  ) throws {
    let shown = folder.shown(folder.summaries)
    var header = Self.columns
    var rows: [[String]] = []
    var delimiter = DelimitedText.Delimiter.comma
    if FileManager.default.fileExists(atPath: folder.summaries.path) {
      let table = try DelimitedText.read(file: shown, bytes: Files.read(folder.summaries, shownAs: shown))
      (header, delimiter) = (table.header, table.delimiter)
      rows = (0..<table.rowCount).map { row in table.columns.map { $0[row] } }
    }
    for name in ["person", "code", part.rawValue] where !header.contains(name) {
      if name != part.rawValue { throw Problem.summariesWithout(name, file: shown) }
      header.append(name)
      rows = rows.map { $0 + [""] }
    }
    let place = { (name: String) in header.firstIndex(of: name) ?? 0 }
    let (own, under, text) = (place("person"), place("code"), place(part.rawValue))
    let row = rows.firstIndex { cells in
      cells[own].trimmingWhitespace() == person && ids.contains(cells[under].trimmingWhitespace())
    }
    let standing = row.map { rows[$0][text].trimmingWhitespace() } ?? ""
    guard standing == seen.trimmingWhitespace() else { throw Problem.summaryJustChanged(shown) }
    let new = words.trimmingWhitespace()
    if let row {
      rows[row][text] = new
    } else {
      var cells = header.map { _ in "" }
      (cells[own], cells[under], cells[text]) = (person, code, new)
      rows.append(cells)
    }
    var bytes: [UInt8] = []
    for cells in [header] + rows {
      let written = cells.map { DelimitedCell.written($0, delimiter: delimiter) }
      bytes += (written.joined(separator: String(delimiter.rawValue)) + "\n").utf8
    }
    try Files.write(bytes, to: folder.summaries, shownAs: shown)
  }
}

extension Problem {
  static func summariesWithout(_ column: String, file: String) -> Problem {
    Problem(
      .badData, file: file, line: 1, "the column `\(column)` is missing",
      remedy: "A table of summaries has the columns person, code, summary and quote.")
  }

  static func summaryJustChanged(_ file: String) -> Problem {
    Problem(
      .badData, file: file, "somebody has written something else there meanwhile",
      remedy: "Load the page again; nothing was changed.")
  }
}

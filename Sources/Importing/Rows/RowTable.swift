import Basics
import FileContents
import Respondents

/// A table of texts: the first row names the columns.
package struct RowTable {
  package let file: String
  package let header: [String]
  /// `cells[c][r]`
  package let cells: [[String]]
  /// 1-based line of the file, or row of the sheet, of each row.
  package let lines: [Int]
  /// Whether `lines` are lines of a text file.
  package let hasLines: Bool

  /// The question of each column, where a row of the file holds them below the headings.
  let questions: [String?]

  package var rowCount: Int { lines.count }

  package func column(named name: String) -> Int? {
    header.firstIndex(of: name) ?? header.firstIndex { $0.lowercased() == name.lowercased() }
  }

  /// Whether most values of a column stand in several rows.
  func recurs(_ column: Int) -> Bool {
    let filled = cells[column].filter { !$0.isEmpty }
    return Set(filled).count * 2 <= filled.count
  }

  /// Reads comma-, semicolon- or tab-separated text.
  package init(_ text: [UInt8], file: String) throws {
    let table = try DelimitedText.read(file: file, bytes: text)
    self.init(file: file, table.header, table.columns, lines: table.rowLines, hasLines: true)
  }

  /// Rows below the headings that are no answers are left out.
  private init(file: String, _ header: [String], _ columns: [[String]], lines: [Int], hasLines: Bool) {
    let head = [header] + (0..<min(2, lines.count)).map { row in columns.map { $0[row] } }
    let exported = ExportedQuestions(head)
    self.file = file
    self.header = header
    cells = columns.map { Array($0.dropFirst(exported.rowsBelow)) }
    self.lines = Array(lines.dropFirst(exported.rowsBelow))
    self.hasLines = hasLines
    questions = exported.labels
  }

  /// Reads the first sheet of a workbook, or the one that is named.
  package init(workbook bytes: [UInt8], sheet: String?, file: String) throws {
    let table = try SurveyReader.read(
      file: file, .bytes(bytes), options: SurveyOptions(sheet: sheet, program: .noProgram))
    let columns = table.variables.indices.map { column in
      (0..<table.rowCount).map { row in
        switch table.cell(row: row, column: column) {
        case .number(let number): Answer.number(number).written
        case .text(let text): text
        case .missing: ""
        }
      }
    }
    let lines =
      if case .sheetRows(let rows) = table.places { rows.map { Int($0) } } else { Array(2..<table.rowCount + 2) }
    self.init(file: file, table.variables.map(\.name), columns, lines: lines, hasLines: false)
  }
}

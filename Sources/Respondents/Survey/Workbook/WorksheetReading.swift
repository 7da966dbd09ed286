import Basics
import FileContents

/// Reads the XML of one worksheet into columns as it comes.
struct WorksheetReading {
  /// Most cells that a sheet may come to: a few bytes of XML can stand for a row of 16,384 empty cells.
  static let mostCells = 400_000_000

  let file: String
  let strings: [String]
  let styles: WorkbookStyles
  /// Excel's number of 1 January 1970.
  let epoch: Double
  private let program: SurveyProgramChoice
  /// Rows met so far, the header and empty ones included.
  private(set) var rowsSeen = 0

  private typealias Cells = [(column: Int, cell: WorksheetColumn.Cell)]
  /// The first rows until they show whose export the sheet is; `nil` from then on.
  private var head: [(number: Int, cells: Cells)]? = []
  private var form: ExportForm?
  private var names: [String] = []
  private var columns: [WorksheetColumn] = []
  private var sheetRows: [Int32] = []
  private var row: Cells = []
  /// 1-based, of the row that is being read.
  private var rowNumber = 0

  private var column = -1
  private var type = ""
  private var style = 0
  private var value = ""
  private var hasValue = false
  private var hasFormula = false
  private var isInValue = false
  private var inline: RichText?
  private var errors = (count: 0, first: "")
  private var uncalculated = (count: 0, first: "")
  private var isInData = false

  init(file: String, strings: [String], styles: WorkbookStyles, epoch: Double, program: SurveyProgramChoice) {
    self.file = file
    self.strings = strings
    self.styles = styles
    self.epoch = epoch
    self.program = program
  }

  mutating func take(_ piece: XMLStream.Piece) throws {
    switch piece {
    case .start("sheetData", _, let isEmpty): isInData = !isEmpty
    case .end("sheetData"): isInData = false
    case .start("row", let attributes, let isEmpty) where isInData: try begin(row: attributes, isEmpty: isEmpty)
    case .end("row") where isInData: try endRow()
    case .start("c", let attributes, let isEmpty) where isInData: try begin(cell: attributes, isEmpty: isEmpty)
    case .end("c") where isInData: try endCell()
    case .start("v", _, let isEmpty): isInValue = !isEmpty
    case .end("v"): isInValue = false
    case .start("f", _, _): hasFormula = true
    case .start("is", _, _): inline = RichText()
    case .text(let text) where isInValue:
      value += text
      hasValue = true
    default: inline?.take(piece)
    }
  }

  // MARK: Rows

  private mutating func begin(row attributes: [String: String], isEmpty: Bool) throws {
    let number = attributes["r"].flatMap { Int($0) } ?? rowNumber + 1
    guard number > rowNumber, number <= 1_048_576 else {
      throw Problem.brokenWorkbook("its rows are not in order at row \(number)", file: file)
    }
    rowNumber = number
    rowsSeen += 1
    row.removeAll(keepingCapacity: true)
    column = -1
    if isEmpty { try endRow() }
  }

  private mutating func endRow() throws {
    let filled = row.filter { if case .empty = $0.cell { false } else { true } }
    if filled.isEmpty { return }
    guard head != nil else { return try take(filled, number: rowNumber) }
    head?.append((rowNumber, filled))
    if head?.count == 3 { try takeHead() }
  }

  /// A respondent's row.
  private mutating func take(_ filled: Cells, number: Int) throws {
    if (sheetRows.count + 1) * columns.count > Self.mostCells {
      throw Problem.sheetTooLarge(Self.mostCells, file: file)
    }
    for (column, cell) in filled {
      guard column < columns.count, !names[column].isEmpty else {
        throw Problem.cellBesideTable(Self.name(column, number), file: file)
      }
      columns[column].fill(to: sheetRows.count)
      columns[column].take(cell)
    }
    sheetRows.append(Int32(number))
  }

  /// Names the columns by the first row, and takes the rows below that are respondents.
  private mutating func takeHead() throws {
    guard let rows = head, let first = rows.first else { return }
    head = nil
    let count = (first.cells.map(\.column).max() ?? 0) + 1
    let texts = rows.map { row in
      var texts = [String](repeating: "", count: count)
      for (column, cell) in row.cells where column < count { texts[column] = Self.text(of: cell) }
      return texts
    }
    form = ExportDialects.form(of: ExportHead(rows: texts), program)
    names = form?.columns.map(\.name) ?? texts[0].map { $0.trimmingWhitespace() }
    columns = names.map { _ in WorksheetColumn() }
    for row in rows.dropFirst(1 + (form?.rowsBelow ?? 0)) { try take(row.cells, number: row.number) }
  }

  private static func text(of cell: WorksheetColumn.Cell) -> String {
    switch cell {
    case .text(let text): text
    case .number(let number): NumberText.written(number)
    case .date(let days): SurveyDate.text(days)
    case .time(let time): SurveyDate.text(time, as: .time)
    case .empty: ""
    }
  }

  // MARK: Cells

  private mutating func begin(cell attributes: [String: String], isEmpty: Bool) throws {
    let place = attributes["r"]
    let next = place.map { Self.column(of: $0) } ?? column + 1
    guard let next, next > column, next < 16_384 else {
      throw Problem.brokenWorkbook("its cells are not in order in row \(rowNumber)", file: file)
    }
    if let place, let said = Int(place.drop { $0.isLetter }), said != rowNumber {
      throw Problem.brokenWorkbook("a cell of row \(rowNumber) says that it is \(place)", file: file)
    }
    column = next
    type = attributes["t"] ?? "n"
    style = attributes["s"].flatMap { Int($0) } ?? 0
    value = ""
    hasValue = false
    hasFormula = false
    isInValue = false
    inline = nil
    if isEmpty { try endCell() }
  }

  private mutating func endCell() throws {
    let cell = try finishedCell()
    if case .empty = cell { return }
    row.append((column, cell))
  }

  private mutating func finishedCell() throws -> WorksheetColumn.Cell {
    if type == "inlineStr" { return Self.text(inline?.finished ?? "") }
    guard hasValue, !value.isEmpty else {
      // A formula that was never calculated has no value; one whose result is the empty text has an empty one.
      if hasFormula, type != "str" { note(&uncalculated) }
      return .empty
    }
    switch type {
    case "s":
      guard let index = Int(value), strings.indices.contains(index) else {
        throw Problem.brokenWorkbook("\(Self.name(column, rowNumber)) names a text that is not there", file: file)
      }
      return Self.text(strings[index])
    case "str": return Self.text(value)
    case "b": return .number(value == "1" || value == "true" ? 1 : 0)
    case "e":
      note(&errors)
      return .empty
    case "d":
      guard let days = SurveyDate.days(value) else { throw notANumber }
      return .date(days)
    case "n":
      guard let number = NumberText.value(of: value, decimalMark: UInt8(ascii: "."), leniently: true) else {
        throw notANumber
      }
      switch styles.content(style) {
      case .days: return .date(days(number))
      // A time of a day and more is a duration: a number.
      case .times: return (0..<1).contains(number) ? .time(number) : .number(number)
      case .numbers: return .number(number)
      }
    default:
      throw Problem.brokenWorkbook("\(Self.name(column, rowNumber)) is of an unknown type", file: file)
    }
  }

  private var notANumber: Problem {
    .brokenWorkbook("\(Self.name(column, rowNumber)) contains no number where one must be", file: file)
  }

  /// Days since 1970. Excel takes 1900 for a leap year: numbers below 61 are a day early (18.17.4.1).
  private func days(_ number: Double) -> Double {
    number - epoch + (epoch == 25_569 && number < 60 ? 1 : 0)
  }

  private static func text(_ text: String) -> WorksheetColumn.Cell { text.isEmpty ? .empty : .text(text) }

  private func note(_ found: inout (count: Int, first: String)) {
    if found.count == 0 { found.first = Self.name(column, rowNumber) }
    found.count += 1
  }

  // MARK: Places

  /// `C12`, of a 0-based column and a 1-based row.
  private static func name(_ column: Int, _ row: Int) -> String {
    var letters = ""
    var rest = column
    repeat {
      letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters + String(row)
  }

  /// The 0-based column of `C12`; `nil` when it names none.
  private static func column(of place: String) -> Int? {
    var column = 0
    var count = 0
    for byte in place.utf8 {
      guard byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") else { break }
      column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      count += 1
      if count > 3 { return nil }
    }
    return count == 0 ? nil : column - 1
  }

  // MARK: The table

  /// - Throws: `Problem` or `Problems` of kind `badData`: no header, names missing or twice, formulas without results.
  mutating func table(idColumn: String?) throws -> SurveyTable {
    if head != nil { try takeHead() }
    if names.isEmpty { throw Problems([.emptyTable(file: file)]) }
    let faults = SurveyNames.problems(names, file: file, line: nil)
    if !faults.isEmpty { throw Problems(Problem.shortened(faults, file: file)) }
    if uncalculated.count > 0 { throw Problem.uncalculated(uncalculated.count, first: uncalculated.first, file: file) }
    var variables: [SurveyVariable] = []
    var finished: [SurveyColumn] = []
    for (index, name) in names.enumerated() {
      columns[index].fill(to: sheetRows.count)
      let (kind, column) = columns[index].finished
      columns[index] = WorksheetColumn()
      variables.append(
        SurveyVariable(
          name: name, label: form?.columns[index].label, kind: kind,
          isOfProgram: form?.columns[index].isOfProgram ?? false))
      finished.append(column)
    }
    let problems = errors.count > 0 ? [Problem.errorCells(errors.count, first: errors.first, file: file)] : []
    var table = SurveyTable(
      file: file, variables: variables, columns: finished, rowCount: sheetRows.count, places: .sheetRows(sheetRows),
      idColumn: try SurveyNames.index(
        of: idColumn, in: names, headings: form?.columns.map(\.heading) ?? [], file: file), problems: problems)
    if let form { table.apply(form) }
    return table
  }
}

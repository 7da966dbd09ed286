public import Basics

/// A survey: variables and the respondents' answers to them, kept by column.
public struct SurveyTable: Sendable {
  /// Path as the person knows it.
  public let file: String
  public private(set) var variables: [SurveyVariable]
  /// One for each variable, `rowCount` long.
  public private(set) var columns: [SurveyColumn]
  public let rowCount: Int
  /// Where each row stands in the file.
  public let places: RowPlaces
  /// Index of the variable that names the respondents; `nil` when none was asked for.
  public let idColumn: Int?
  /// What is wrong with the data and did not keep it from being read: a declared variable that the file lacks, cells
  /// that are not of the declared type. Errors among them mean that the table is not as the study says.
  public internal(set) var problems: [Problem]
  /// The program whose export it was read as; `nil` for a plain table.
  public internal(set) var export: RecognisedExport?

  private var positions: [String: Int]

  /// - Precondition: all columns have `rowCount` rows, and there are as many as variables.
  public init(
    file: String, variables: [SurveyVariable], columns: [SurveyColumn], rowCount: Int, places: RowPlaces = .rows,
    idColumn: Int? = nil, problems: [Problem] = []
  ) {
    precondition(columns.count == variables.count && columns.allSatisfy { $0.count == rowCount })
    self.file = file
    self.variables = variables
    self.columns = columns
    self.rowCount = rowCount
    self.places = places
    self.idColumn = idColumn
    self.problems = problems
    positions = Dictionary(
      variables.enumerated().map { ($0.element.name.lowercased(), $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// Index of the variable with this name, or with this heading in the file, case ignored (as SQL does).
  public func column(named name: String) -> Int? {
    positions[name.lowercased()]
  }

  /// One cell.
  /// - Parameters:
  ///   - row: 0-based.
  ///   - column: 0-based.
  public func cell(row: Int, column: Int) -> SurveyCell {
    columns[column][row]
  }

  /// The respondent's id in a row; the row's number (from 1) when no variable names the respondents; `nil` for an empty
  /// cell.
  public func identifier(row: Int) -> String? {
    guard let idColumn else { return String(row + 1) }
    return switch columns[idColumn][row] {
    case .number(let number): Answer.number(number).written
    case .text(let text): text
    case .missing: nil
    }
  }

  /// The same table with one more variable: derived, a scale's scores.
  /// - Throws: `Problem` of kind `badData` when a variable of that name (case ignored) is there already.
  public func adding(_ variable: SurveyVariable, _ column: SurveyColumn) throws -> SurveyTable {
    precondition(column.count == rowCount)
    if self.column(named: variable.name) != nil { throw Problem.variableTwice(variable.name, file: file) }
    var table = self
    table.positions[variable.name.lowercased()] = variables.count
    table.variables.append(variable)
    table.columns.append(column)
    return table
  }

  /// Lets variables be found by their headings, too, where no variable is called so.
  mutating func knowHeadings(_ headings: [String]) {
    for (index, heading) in headings.prefix(variables.count).enumerated() where positions[heading.lowercased()] == nil {
      positions[heading.lowercased()] = index
    }
  }

  mutating func replace(_ index: Int, variable: SurveyVariable, column: SurveyColumn) {
    variables[index] = variable
    columns[index] = column
  }

  /// Where a row stands, for problems: a line of the file, or the row's number in words where files have no lines.
  func place(row: Int) -> (line: Int?, words: String) {
    switch places {
    case .lines(let lines): (Int(lines[row]), "")
    case .sheetRows(let rows): (nil, " in row \(rows[row])")
    case .rows: (nil, " in row \(row + 1)")
    }
  }
}

/// Where the rows of a survey stand in its file.
public enum RowPlaces: Sendable, Equatable {
  /// 1-based line on which each row begins.
  case lines([Int32])
  /// 1-based row of the worksheet.
  case sheetRows([Int32])
  /// The file has no lines; rows are numbered from 1.
  case rows
}

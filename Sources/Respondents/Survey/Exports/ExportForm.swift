/// What the export of a survey program says besides answers: which rows below the headings are none, and what each column
/// is.
struct ExportForm: Sendable, Equatable {
  /// Where the variables' labels are.
  enum Labels: Sendable, Equatable {
    /// The file has none.
    case absent
    case inHeadings
    /// In the row below the names.
    case inSecondRow
  }

  enum Content: Sendable, Hashable {
    case answers
    /// Whether one option of a question was chosen; `option` is its name in the cell that holds all that were chosen.
    case option(question: String, option: String)
    /// All options that were chosen, in one cell, by names without blanks or by labels.
    case chosenOptions(question: String)
    /// One answer, or several with `;` or `, ` between them: the cells tell.
    case perhapsSeveral
    /// Day and time, as the program writes it in the person's language.
    case moment
    /// Whether a form was filled in: 0, 1 or 2.
    case completion
  }

  struct Column: Sendable, Equatable {
    /// As the file has it.
    let heading: String
    /// Usable in conditions without quotes; `heading` where that is.
    var name: String
    var label: String?
    var content = Content.answers
    /// Whether it is no question, but what the program notes of its own: ids, times, versions.
    var isOfProgram = false
  }

  let program: SurveyProgram
  /// Rows below the names that are no answers.
  var rowsBelow = 0
  let labels: Labels
  /// One for each column of the file, unnamed ones included.
  let columns: [Column]

  /// Gives every column its name.
  /// - Parameter columns: with the short name of each in `name`.
  /// - Parameter long: a longer name of each, for those whose short name is another's too; empty for none.
  init(_ program: SurveyProgram, rowsBelow: Int = 0, labels: Labels, columns: [Column], long: [String] = []) {
    self.program = program
    self.rowsBelow = rowsBelow
    self.labels = labels
    let names = HeadingNames.unique(columns.map(\.name), long: long)
    self.columns = zip(columns, names).map { column, name in
      var column = column
      column.name = name
      return column
    }
  }
}

/// The beginning of a survey's table, as texts.
struct ExportHead {
  /// In the file's order, without empty rows; the first one holds the headings. Three rows are enough.
  let rows: [[String]]

  /// Without the blanks around them.
  var headings: [String] { rows.first.map { $0.map(HeadingNames.oneLine) } ?? [] }

  /// A cell, on one line; `nil` where the table has none.
  func cell(_ row: Int, _ column: Int) -> String? {
    rows.indices.contains(row) && rows[row].indices.contains(column) ? HeadingNames.oneLine(rows[row][column]) : nil
  }

  /// Position of a heading, case ignored.
  func position(of heading: String) -> Int? {
    headings.firstIndex { $0.lowercased() == heading.lowercased() }
  }

  func has(_ heading: String) -> Bool { position(of: heading) != nil }
}

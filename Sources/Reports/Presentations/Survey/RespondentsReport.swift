public import Respondents

/// The respondents' table for programs: what each variable means, and one row a respondent.
public enum RespondentsReport {
  /// - Parameter inputs: path and SHA-256 of the files that it rests on.
  public static func report(
    _ table: SurveyTable, study: String, inputs: [(path: String, sha256: String)]
  ) -> Report {
    let schema = Schema<Int>(
      table.variables.enumerated().map { column, variable in
        .cell(variable.name, variable.label ?? variable.name) { cell(table, row: $0, column: column) }
      })
    return Report(
      command: "export", study: study, inputs: inputs, unit: "respondents",
      payload: [
        ("variables", variableSchema.values(table.variables)), ("rows", schema.values(0..<table.rowCount)),
      ])
  }

  static var variableSchema: Schema<SurveyVariable> {
    Schema([
      .text("variable", "Variable") { $0.name }, .text("label", "Label") { $0.label },
      .text("type", "Type") { $0.kind.rawValue },
      .nested(
        "values",
        Schema([
          .cell("value", "Value") { cell($0.value) }, .text("label", "Label") { $0.label },
        ])
      ) { $0.valueLabels },
      .json("missing", type: .list, unit: "codes of missing answers") {
        .array($0.missingCodes.codes.map { cell($0).value })
      },
      .json("missing_ranges", type: .list, unit: "lists of low and high") {
        .array($0.missingCodes.ranges.map { .array([.number($0.low), .number($0.high)]) })
      },
    ])
  }

  static func cell(_ table: SurveyTable, row: Int, column: Int) -> Cell {
    switch table.cell(row: row, column: column) {
    case .missing: .empty
    case .text(let text): .text(text)
    case .number(let number):
      table.variables[column].kind.isTemporal
        ? .text(SurveyDate.text(number, as: table.variables[column].kind)) : cell(.number(number))
    }
  }

  private static func cell(_ answer: Answer) -> Cell {
    switch answer {
    case .text(let text): .text(text)
    case .number(let number): Cell(number, .short(2))
    }
  }
}

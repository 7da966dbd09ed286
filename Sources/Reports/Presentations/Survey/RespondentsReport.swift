public import Respondents

/// The respondents' table for programs: what each variable means, and one row a respondent.
public enum RespondentsReport {
  /// - Parameter inputs: path and SHA-256 of the files that it rests on.
  public static func report(
    _ table: SurveyTable, study: String, inputs: [(path: String, sha256: String)]
  ) -> Report {
    Report(
      command: "export", study: study, inputs: inputs, unit: "respondents",
      payload: [
        ("variables", .array(table.variables.map(variable))),
        (
          "rows",
          .array(
            (0..<table.rowCount).map { row in
              .object(table.variables.indices.map { (table.variables[$0].name, value(table, row: row, column: $0)) })
            })
        ),
      ])
  }

  static func variable(_ variable: SurveyVariable) -> JSONValue {
    .object([
      ("variable", .string(variable.name)), ("label", .optional(variable.label)),
      ("type", .string(variable.kind.rawValue)),
      (
        "values",
        .array(
          variable.valueLabels.map { .object([("value", answer($0.value)), ("label", .string($0.label))]) })
      ),
      ("missing", .array(variable.missingCodes.codes.map(answer))),
      (
        "missing_ranges",
        .array(variable.missingCodes.ranges.map { .array([.number($0.low), .number($0.high)]) })
      ),
    ])
  }

  static func value(_ table: SurveyTable, row: Int, column: Int) -> JSONValue {
    switch table.cell(row: row, column: column) {
    case .missing: .null
    case .text(let text): .string(text)
    case .number(let number):
      switch table.variables[column].kind {
      case .date: .string(SurveyDate.text(number))
      case .datetime, .time: .string(SurveyDate.text(number, as: table.variables[column].kind))
      default: answer(.number(number))
      }
    }
  }

  private static func answer(_ answer: Answer) -> JSONValue {
    switch answer {
    case .text(let text): .string(text)
    case .number(let number):
      number == number.rounded() && abs(number) < 1e15 ? .integer(Int(number)) : .number(number)
    }
  }
}

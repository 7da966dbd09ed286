import Analysis
import Respondents

extension VariableDescription {
  /// A mean, a quartile or a bound in the variable's own terms: of dates the nearest day.
  func cell(_ value: Double, _ number: (Double) -> Cell) -> Cell {
    kind == .date ? .text(Self.day(value)) : number(value)
  }

  /// `2020-07-25` of dates.
  func json(_ value: Double) -> JSONValue { kind == .date ? .string(Self.day(value)) : .number(value) }

  private static func day(_ value: Double) -> String { SurveyDate.text(value.rounded()) }
}

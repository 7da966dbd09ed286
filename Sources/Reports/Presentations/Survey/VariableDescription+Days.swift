import Analysis
import Respondents

extension VariableDescription {
  /// A mean, a quartile or a bound in the variable's own terms: of dates the day, of times the minute, cut and not rounded.
  func cell(_ value: Double, _ number: (Double) -> Cell) -> Cell {
    kind.isTemporal ? .text(SurveyDate.text(value, as: kind)) : number(value)
  }

  /// `2020-07-25` of dates, `2020-07-25T15:30` of datetimes, `15:30` of times of day.
  func json(_ value: Double) -> JSONValue {
    kind.isTemporal ? .string(SurveyDate.text(value, as: kind)) : .number(value)
  }
}

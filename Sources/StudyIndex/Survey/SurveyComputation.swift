public import Respondents

/// Variables that study.yaml names and a floor above computes: scores of scales, quantified codes. A study is opened
/// with a list of them, and adds them to the survey when it is first asked for.
public protocol SurveyComputation: Sendable {
  /// - Parameter survey: with the variables of the computations before this one.
  /// - Throws: `Problem` about what study.yaml says of the variables; what reading the index throws.
  func variables(of survey: SurveyData, in study: Study) throws -> [ComputedVariable]
}

/// A variable for each respondent.
public struct ComputedVariable: Sendable {
  public let described: SurveyVariable
  /// One a row of the survey; NaN where missing.
  public let values: [Double]

  public init(_ described: SurveyVariable, _ values: [Double]) {
    self.described = described
    self.values = values
  }
}

extension SurveyData {
  /// The same survey with further variables.
  /// - Throws: `Problem` when a variable of that name is there already.
  public func adding(_ variables: [ComputedVariable]) throws -> SurveyData {
    try variables.reduce(self) { data, variable in
      try data.adding(variable.described, .numbers(NumberColumn(values: variable.values)))
    }
  }
}

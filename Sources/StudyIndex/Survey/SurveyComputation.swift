/// Variables that study.yaml names and a floor above computes: scores of scales, quantified codes. A study is opened
/// with a list of them, and adds them to the survey when it is first asked for.
public protocol SurveyComputation: Sendable {
  /// The survey with these variables.
  /// - Parameter survey: with the variables of the computations before this one.
  /// - Throws: `Problem` about what study.yaml says of the variables; what reading the index throws.
  func adding(to survey: SurveyData, of study: Study) throws -> SurveyData
}

import Basics
public import StudyIndex

/// Correlations of the survey's variables: `strand correlate`.
public struct CorrelationRequest: SurveyRequest {
  /// Variables and scales, at least two.
  public var variables: [String] = []
  public var method = CorrelationTable.Method.pearson
  /// Of the intervals, 0 to 1.
  public var level = 0.95
  /// Over all pairs of the table.
  public var adjustment = ComparisonRequest.Adjustment.none

  public init() {}

  public static let verb = "correlate"
  public static let drawsFigures = true
  public static let options: [RequestOption<Self>] = [
    .names("variables", \.variables, of: .variable).required().role(.subject),
    .choice("method", \.method).role(.naming), .decimal("level", \.level, in: 0.01...0.9999),
    .choice("adjust", \.adjustment),
  ]

  public var conflicts: [OptionConflict] {
    let repeated = OptionConflict.repeated(variables, "variables")
    return variables.count == 1 ? [OptionConflict("variables", "needs two variables at least")] : repeated
  }

  public func answer(_ study: Study) throws -> CorrelationAnswer {
    let view = try SurveyView(of: study)
    return CorrelationAnswer(
      table: try CorrelationTable(
        view, names: variables, method: method, level: level, adjustment: adjustment.method),
      inputs: try study.surveyInputs())
  }
}

/// What `strand correlate` answers, with the files that it rests on and their SHA-256.
public struct CorrelationAnswer: Sendable {
  public let table: CorrelationTable
  public let inputs: [(path: String, sha256: String)]
}

import Basics
public import StudyIndex

/// Whether answers differ between the levels of a group: `strand test`.
public struct GroupTestRequest: SurveyRequest {
  /// Variables and scales.
  public var variables: [String] = []
  public var by: String?
  /// How the numbers of `by` become levels.
  public var cut: String?
  public var method = GroupTestMethod.auto
  /// Of the intervals, 0 to 1.
  public var level = 0.95
  /// Over the variables.
  public var adjustment = ComparisonRequest.Adjustment.holm
  /// Of Monte Carlo p-values and bootstrap intervals.
  public var seed: UInt64 = 1

  public init() {}

  public static let verb = "test"
  public static let options: [RequestOption<Self>] = [
    .names("variables", \.variables, of: .variable).required().role(.subject),
    .name("by", \.by, of: .respondentGroup).required().role(.naming), .text("cut", \.cut, .cut).role(.naming),
    .choice("method", \.method).role(.naming), .decimal("level", \.level, in: 0.01...0.9999),
    .choice("adjust", \.adjustment), .seed(\.seed),
  ]

  public var seedOfChance: UInt64? { seed }

  public var conflicts: [OptionConflict] { OptionConflict.repeated(variables, "variables") }

  public func answer(_ study: Study) throws -> GroupTestAnswer {
    guard let by else { throw Problem.comparisonNeedsGroup() }
    let view = try SurveyView(of: study)
    let grouping = try view.data.grouping(named: by, cut: cut, in: study.configuration)
    return GroupTestAnswer(
      comparison: try GroupComparison(
        view, names: variables, by: grouping, method: method, level: level, adjustment: adjustment.method,
        seed: seed),
      inputs: try study.surveyInputs())
  }
}

/// What `strand test` answers, with the files that it rests on and their SHA-256.
public struct GroupTestAnswer: Sendable {
  public let comparison: GroupComparison
  public let inputs: [(path: String, sha256: String)]
}

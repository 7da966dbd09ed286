public import Basics
public import StudyIndex

/// A question to the survey alone.
public protocol SurveyRequest: AnalysisRequest {}

extension SurveyRequest {
  public static var sources: RequestSources { .survey }

  public func remarks(_ study: Study) throws -> [Problem] { try study.quantifiedRemarks() }
}

/// What the survey's variables are like, by the levels of a group: `strand describe`.
public struct DescriptionRequest: SurveyRequest {
  /// Variables and scales; empty for all.
  public var variables: [String] = []
  public var by: String?
  /// Of Monte Carlo tests.
  public var seed: UInt64 = 1

  public init() {}

  public static let verb = "describe"
  public static let drawsFigures = true
  public static let options: [RequestOption<Self>] = [
    .names("variables", \.variables, of: .variable).role(.subject),
    .name("by", \.by, of: .respondentGroup).role(.naming), .seed(\.seed),
  ]

  public var seedOfChance: UInt64? { seed }

  public func answer(_ study: Study) throws -> DescriptionAnswer {
    let view = try SurveyView(of: study)
    let grouping = try by.map { try view.data.grouping(named: $0, in: study.configuration) }
    return DescriptionAnswer(
      description: try SurveyDescription(view, names: variables, by: grouping, seed: seed), grouping: grouping,
      inputs: try study.surveyInputs())
  }
}

public struct DescriptionAnswer: Sendable {
  public let description: SurveyDescription
  public let grouping: SurveyGrouping?
  public let inputs: [(path: String, sha256: String)]
}

/// Scales made from items: `strand scale`.
public struct ScaleRequest: SurveyRequest {
  /// Names of study.yaml's scales; empty for all.
  public var scales: [String] = []

  public init() {}

  public static let verb = "scale"
  public static let drawsFigures = true
  public static let options: [RequestOption<Self>] = [.names("scales", \.scales, of: .scale).role(.subject)]

  public func answer(_ study: Study) throws -> ScaleAnswer {
    let view = try SurveyView(of: study)
    return ScaleAnswer(
      scales: try scales.isEmpty ? view.scales : scales.map(view.scale(named:)), survey: view,
      inputs: try study.surveyInputs())
  }
}

public struct ScaleAnswer: Sendable {
  public let scales: [ScaleAnalysis]
  public let survey: SurveyView
  public let inputs: [(path: String, sha256: String)]
}

/// The models of study.yaml, fitted: `strand regress`.
public struct RegressionRequest: SurveyRequest {
  /// Names of models; empty for all.
  public var models: [String] = []

  public init() {}

  public static let verb = "regress"
  public static let drawsFigures = true
  public static let options: [RequestOption<Self>] = [.names("models", \.models, of: .model).role(.subject)]

  public func answer(_ study: Study) throws -> RegressionAnswer {
    let view = try SurveyView(of: study)
    return RegressionAnswer(
      models: try view.models(named: models), survey: view, inputs: try study.surveyInputs())
  }
}

public struct RegressionAnswer: Sendable {
  public let models: [ModelAnalysis]
  public let survey: SurveyView
  public let inputs: [(path: String, sha256: String)]
}

public import Basics
import StudyDefinition
public import StudyIndex

/// A question to the survey alone.
public protocol SurveyRequest: AnalysisRequest {}

extension SurveyRequest {
  public static var sources: RequestSources { .survey }

  public func remarks(_ study: Study) throws -> [Problem] {
    try study.quantifiedRemarks() + study.surveyData().failureRemarks
  }
}

/// What the survey's variables are like, by the levels of a group: `strand describe`.
public struct DescriptionRequest: SurveyRequest {
  /// Variables and scales; empty for all.
  public var variables: [String] = []
  public var by: String?
  /// How the numbers of `by` become levels.
  public var cut: String?
  /// Of Monte Carlo tests.
  public var seed: UInt64 = 1

  public init() {}

  public static let verb = "describe"
  public static let drawsFigures = true
  public static let options: [RequestOption<Self>] = [
    .names("variables", \.variables, of: .variable).role(.subject),
    .name("by", \.by, of: .respondentGroup).role(.naming), .text("cut", \.cut, .cut).role(.naming),
    .seed(\.seed),
  ]

  public var seedOfChance: UInt64? { seed }

  public var conflicts: [OptionConflict] {
    by == nil && cut != nil ? [OptionConflict("cut", "needs --by")] : []
  }

  public func answer(_ study: Study) throws -> DescriptionAnswer {
    let view = try SurveyView(of: study)
    let grouping = try by.map { try view.data.grouping(named: $0, cut: cut, in: study.configuration) }
    return DescriptionAnswer(
      description: try SurveyDescription(view, names: variables, by: grouping, seed: seed), grouping: grouping,
      inputs: try study.surveyInputs())
  }
}

/// What `strand describe` answers, with the files that it rests on and their SHA-256.
public struct DescriptionAnswer: Sendable {
  public let description: SurveyDescription
  public let grouping: SurveyGrouping?
  public let inputs: [(path: String, sha256: String)]
}

/// Scales made from items: `strand scale`.
public struct ScaleRequest: SurveyRequest {
  /// Names of study.yaml's scales; empty for all that can be computed.
  public var scales: [String] = []
  /// Random data sets of the parallel analysis.
  public var draws = 1000
  public var seed: UInt64 = 1

  public init() {}

  public static let verb = "scale"
  public static let drawsFigures = true
  public static let options: [RequestOption<Self>] = [
    .names("scales", \.scales, of: .scale).role(.subject), .whole("draws", \.draws, in: 100...100_000), .seed(\.seed),
  ]

  public var seedOfChance: UInt64? { seed }

  public func answer(_ study: Study) throws -> ScaleAnswer {
    let view = try SurveyView(of: study)
    let chosen = try scales.isEmpty ? view.scales : scales.map(view.scale(named:))
    let failures = view.data.configuration.scales.compactMap { view.data.unavailable[$0.name] }
    if chosen.isEmpty, !failures.isEmpty { throw Problems(failures) }
    return ScaleAnswer(
      scales: chosen.map { $0.examined(draws: draws, seed: seed) }, survey: view, inputs: try study.surveyInputs())
  }
}

/// What `strand scale` answers, with the files that it rests on and their SHA-256.
public struct ScaleAnswer: Sendable {
  public let scales: [ScaleAnalysis]
  public let survey: SurveyView
  public let inputs: [(path: String, sha256: String)]
}

/// The models of study.yaml, fitted: `strand regress`.
public struct RegressionRequest: SurveyRequest {
  /// Names of models; empty for all.
  public var models: [String] = []
  /// Of all intervals, 0 to 1.
  public var level = 0.95
  /// Also the coefficients in standard deviations.
  public var standardised = false
  /// Average marginal effects of logistic models.
  public var effects = false
  /// Tests of the residuals, and the respondents with the most influence.
  public var diagnostics = false

  public init() {}

  public static let verb = "regress"
  public static let drawsFigures = true
  public static let options: [RequestOption<Self>] = [
    .names("models", \.models, of: .model).role(.subject), .decimal("level", \.level, in: 0.01...0.9999),
    .flag("standardised", \.standardised), .flag("effects", \.effects).role(.naming),
    .flag("diagnostics", \.diagnostics).role(.naming),
  ]

  private var settings: ModelSettings {
    var settings = ModelSettings()
    (settings.level, settings.standardised) = (level, standardised)
    (settings.effects, settings.diagnostics) = (effects, diagnostics)
    return settings
  }

  public func answer(_ study: Study) throws -> RegressionAnswer {
    let view = try SurveyView(of: study)
    return RegressionAnswer(
      models: try view.models(named: models, settings), survey: view, inputs: try study.surveyInputs())
  }
}

/// What `strand regress` answers, with the files that it rests on and their SHA-256.
public struct RegressionAnswer: Sendable {
  public let models: [ModelAnalysis]
  public let survey: SurveyView
  public let inputs: [(path: String, sha256: String)]
}

import Basics
public import Statistics
public import StudyDefinition
import StudyIndex

/// What a model says about one term: the quantitative side of a claim or theme.
public struct Effect: Sendable {
  public let model: ModelDefinition
  /// What the model's outcome is called.
  public let outcomeLabel: String
  /// As the model names it: a variable, or `variable=category`.
  public let term: String
  public let termLabel: String
  public let test: CoefficientTest
  /// Of the test's interval, 0 to 1.
  public let level: Double
  /// Respondents in the model.
  public let count: Int

  /// - Throws: `Problem` with the term's line of study.yaml when the fitted model has no such coefficient (a nominal
  ///   variable without its category, a term that depends on others).
  init(_ term: Mention, of model: ModelAnalysis, _ view: SurveyView) throws {
    guard let found = model.terms.first(where: { $0.name == term.name }) else {
      throw Problem.termNotEstimated(
        term, model: model.definition.name, known: model.terms.map(\.name).filter { $0 != "(constant)" })
    }
    self.model = model.definition
    outcomeLabel = view.label(of: model.definition.outcome)
    self.term = found.name
    termLabel = found.label
    test = found.test
    level = model.settings.level
    count = model.fit.count
  }
}

/// The models of a survey, each fitted once.
struct FittedModels {
  let view: SurveyView
  private let settings: ModelSettings
  private var fitted: [String: ModelAnalysis] = [:]

  /// - Parameter level: of all intervals.
  init(_ view: SurveyView, level: Double) {
    self.view = view
    var settings = ModelSettings()
    settings.level = level
    self.settings = settings
  }

  /// - Throws: `Problem` for a model that cannot be fitted or has no such term.
  mutating func effect(_ term: Mention, in model: Mention) throws -> Effect {
    let analysis: ModelAnalysis
    if let known = fitted[model.name] {
      analysis = known
    } else if let new = try view.models(named: [model.name], settings).first {
      analysis = new
    } else {
      throw Problem.unknownModel(model.name, known: view.data.configuration.models.map(\.name))
    }
    fitted[model.name] = analysis
    return try Effect(term, of: analysis, view)
  }
}

/// What an estimate says about a claim that names its direction, by a rule that is printed with it.
///
/// The claim is held against an interval of the level 1 - alpha. Supported means that all of it is on the claimed side:
/// the estimate has the claimed sign and the two-sided p is below alpha. An effect in the other direction was not
/// claimed, and so a generous alpha does not help it: contradicted needs a two-sided p below 0.05, or below alpha where
/// alpha is smaller. All else is not supported, which says neither that there is no effect nor that there is another.
public enum Verdict: String, Sendable, CaseIterable {
  /// The claimed sign, and p below alpha.
  case supported
  /// The opposite sign, and p below the bound of what was not claimed.
  case contradicted
  /// Neither, whatever the sign.
  case notSupported = "not supported"
  /// The model gives no p-value (a perfect fit, errors that are not defined).
  case notTested = "not tested"

  /// p of an effect that was not claimed is held against this, unless alpha is smaller.
  public static let unclaimedBound = 0.05

  /// - Parameters:
  ///   - pValue: two-sided, of the null that the coefficient is 0.
  ///   - alpha: the bound; p that equals it is not below it.
  public init(estimate: Double, pValue: Double, expected: Hypothesis.Direction, alpha: Double) {
    if pValue.isNaN || estimate.isNaN {
      self = .notTested
    } else if estimate != 0, (estimate > 0) == (expected == .positive) {
      self = pValue < alpha ? .supported : .notSupported
    } else {
      self = estimate != 0 && pValue < min(alpha, Self.unclaimedBound) ? .contradicted : .notSupported
    }
  }
}

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
    count = model.fit.count
  }
}

/// The models of a survey, each fitted once.
struct FittedModels {
  let view: SurveyView
  private var fitted: [String: ModelAnalysis] = [:]

  init(_ view: SurveyView) {
    self.view = view
  }

  /// - Throws: `Problem` for a model that cannot be fitted or has no such term.
  mutating func effect(_ term: Mention, in model: Mention) throws -> Effect {
    let analysis: ModelAnalysis
    if let known = fitted[model.name] {
      analysis = known
    } else if let new = try view.models(named: [model.name]).first {
      analysis = new
    } else {
      throw Problem.unknownModel(model.name, known: view.data.configuration.models.map(\.name))
    }
    fitted[model.name] = analysis
    return try Effect(term, of: analysis, view)
  }
}

/// What an estimate says about a claim, by a rule that is printed with it.
public enum Verdict: String, Sendable, CaseIterable {
  /// The claimed sign, and p below the bound.
  case supported
  /// The opposite sign, and p below the bound.
  case contradicted
  /// p not below the bound, whatever the sign.
  case notSupported = "not supported"

  /// - Parameters:
  ///   - pValue: two-sided, of the null that the coefficient is 0.
  ///   - alpha: the bound; p that equals it is not below it.
  public init(estimate: Double, pValue: Double, expected: Hypothesis.Direction, alpha: Double) {
    guard pValue < alpha, estimate != 0 else {
      self = .notSupported
      return
    }
    self = (estimate > 0) == (expected == .positive) ? .supported : .contradicted
  }
}

import Basics
import Statistics
public import StudyDefinition
import StudyIndex

/// Numbers of the survey beside codes of the interviews, as study.yaml declares it.
public struct JointDisplay: Sendable {
  public enum Content: Sendable {
    case hypotheses([HypothesisRow])
    case themes([ThemeRow])
    case cases(CaseTable)
  }

  public struct HypothesisRow: Sendable {
    public let hypothesis: Hypothesis
    public let effect: Effect
    public let verdict: Verdict
    public let mechanisms: [Mechanism]
  }

  public struct ThemeRow: Sendable {
    public let label: String
    public let effects: [Effect]
    public let mechanisms: [Mechanism]
  }

  public let definition: JointDefinition
  public let view: StudyView
  /// What the mechanisms are counted from; `nil` for cases.
  public let comparison: Comparison?
  public let content: Content

  /// - Parameters:
  ///   - view: its filter's `rollUp` must be on, and it must look at all codes.
  ///   - survey: `nil` for a study without one.
  /// - Throws: `Problems` with everything in the declaration that does not exist; `Problem` for a model that cannot be
  ///   fitted; what reading the index throws.
  public init(_ definition: JointDefinition, _ view: StudyView, survey: SurveyView?) throws {
    self.definition = definition
    self.view = view
    let study = view.study
    try JointChecks(study.configuration, study.codebook, surveyVariables: survey?.data.names).require(definition, study)
    switch definition.shape {
    case .hypotheses:
      let hypotheses = study.configuration.hypotheses(of: definition)
      let source = try Self.source(definition, view, hypotheses.map(\.explanation))
      var models = FittedModels(try Self.needed(survey), level: definition.level)
      content = .hypotheses(
        try hypotheses.map { hypothesis in
          let effect = try models.effect(hypothesis.term, in: hypothesis.model)
          return HypothesisRow(
            hypothesis: hypothesis, effect: effect,
            verdict: Verdict(
              estimate: effect.test.estimate, pValue: effect.test.pValue, expected: hypothesis.expected,
              alpha: definition.alpha), mechanisms: source.mechanisms(hypothesis.explanation))
        })
      comparison = source.comparison
    case .themes(let themes):
      let source = try Self.source(definition, view, themes.map(\.explanation))
      var models = FittedModels(try Self.needed(survey), level: definition.level)
      content = .themes(
        try themes.map { theme in
          ThemeRow(
            label: theme.label, effects: try theme.models.map { try models.effect(theme.term, in: $0) },
            mechanisms: source.mechanisms(theme.explanation))
        })
      comparison = source.comparison
    case .cases(let cases):
      let grouping = try definition.by.map { try study.grouping(named: $0.name) }
      content = .cases(try CaseTable(cases, view, by: grouping, survey: survey))
      comparison = nil
    }
  }

  private static func source(
    _ definition: JointDefinition, _ view: StudyView, _ explanations: [Explanation]
  ) throws -> MechanismSource {
    let grouping = try view.study.grouping(named: definition.by?.name ?? "")
    return try MechanismSource(view, by: grouping, count: definition.quotes, explanations)
  }

  private static func needed(_ survey: SurveyView?) throws -> SurveyView {
    guard let survey else { throw Problem.noSurvey() }
    return survey
  }
}

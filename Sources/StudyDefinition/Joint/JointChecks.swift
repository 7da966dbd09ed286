public import Basics
public import Codebooks

/// What is wrong with hypotheses and joint displays: names of models, terms, codes, levels, scores and codings that do
/// not exist.
public struct JointChecks {
  private let configuration: StudyConfiguration
  private let codebook: Codebook
  /// Variables and scales of the survey; `nil` where it cannot be read.
  private let scores: [String]?

  /// - Parameter surveyVariables: `nil` when the study has no survey or it cannot be read.
  public init(_ configuration: StudyConfiguration, _ codebook: Codebook, surveyVariables: [String]?) {
    self.configuration = configuration
    self.codebook = codebook
    scores = surveyVariables.map {
      $0 + (configuration.survey?.scales ?? []).map(\.name) + configuration.quantified.map(\.name)
    }
  }

  // MARK: What needs no transcripts

  /// Of all hypotheses and displays, in the order of study.yaml's sections.
  public func declared() -> [Problem] {
    configuration.hypotheses.flatMap(declared) + configuration.joint.flatMap(declared)
  }

  public func declared(_ hypothesis: Hypothesis) -> [Problem] {
    effect(hypothesis.term, in: hypothesis.model) + unknownCodes(hypothesis.explanation.codes)
  }

  public func declared(_ display: JointDefinition) -> [Problem] {
    switch display.shape {
    case .hypotheses(let names):
      let known = configuration.hypotheses.map(\.name)
      if known.isEmpty { return [.noHypotheses(display)] }
      return names.filter { !known.contains($0.name) }.map {
        .mentionUnknown($0, noun: "hypothesis", known: known)
      }
    case .themes(let themes):
      return themes.flatMap { theme in
        theme.models.flatMap { effect(theme.term, in: $0) } + unknownCodes(theme.explanation.codes)
      }
    case .cases(let cases):
      return unknownScores(cases.scores) + unknownCodes(cases.codes) + sort(cases)
    }
  }

  private func effect(_ term: Mention, in model: Mention) -> [Problem] {
    guard let survey = configuration.survey else { return [.jointWithoutSurvey(model)] }
    guard let definition = survey.models.first(where: { $0.name == model.name }) else {
      return [.mentionUnknown(model, noun: "model", known: survey.models.map(\.name))]
    }
    let isTerm = definition.terms.contains { ModelTermExpression.isCoefficient(term.name, of: $0) }
    return isTerm ? [] : [.termNotInModel(term, model: model.name, known: definition.terms)]
  }

  private func unknownCodes(_ codes: [Mention]) -> [Problem] {
    codes.filter { codebook.position(of: $0.name) == nil }.map {
      .mentionUnknown($0, noun: "code", known: codebook.codes.map(\.id))
    }
  }

  private func unknownScores(_ mentions: [Mention]) -> [Problem] {
    if configuration.survey == nil { return mentions.map { .jointWithoutSurvey($0) } }
    guard let scores else { return [] }
    return mentions.filter { !scores.contains($0.name) }.map {
      .mentionUnknown($0, noun: "variable or scale", known: scores)
    }
  }

  private func sort(_ cases: JointDefinition.Cases) -> [Problem] {
    guard let sort = cases.sort, !cases.scores.contains(where: { $0.name == sort.name }) else { return [] }
    return [.sortNotAmongScores(sort, known: cases.scores.map(\.name))]
  }
}

extension StudyConfiguration {
  /// The hypotheses that a display shows, in its order; none for other shapes.
  public func hypotheses(of display: JointDefinition) -> [Hypothesis] {
    guard case .hypotheses(let names) = display.shape else { return [] }
    if names.isEmpty { return hypotheses }
    return names.compactMap { name in hypotheses.first { $0.name == name.name } }
  }

  /// - Throws: `Problem` when there is none of that name; an empty list means all, of which there must be one.
  public func jointDisplays(named names: [String]) throws -> [JointDefinition] {
    if joint.isEmpty { throw Problem.noJointDisplays() }
    if names.isEmpty { return joint }
    return try names.map { name in
      guard let found = joint.first(where: { $0.name == name }) else {
        throw Problem.unknownJointDisplay(name, known: joint.map(\.name))
      }
      return found
    }
  }
}

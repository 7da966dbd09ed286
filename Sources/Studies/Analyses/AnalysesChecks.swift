public import Codebooks
public import Ground

/// What is wrong with the analyses of study.yaml: groups, codes, variables, models and so on that do not exist.
public struct AnalysesChecks {
  private let configuration: StudyConfiguration
  private let codebook: Codebook
  private let survey: SurveyData?

  /// - Parameter survey: `nil` when the study has none or it cannot be read.
  public init(_ configuration: StudyConfiguration, _ codebook: Codebook, survey: SurveyData?) {
    self.configuration = configuration
    self.codebook = codebook
    self.survey = survey
  }

  /// What needs no transcripts.
  public func declared() -> [Problem] {
    (configuration.analyses ?? []).flatMap { definition -> [Problem] in
      let subjects = definition.options.subjects
      switch definition.verb {
      case .codebook, .compare, .cooccur, .quotes:
        let known = codebook.codes.map(\.id)
        return subjects.filter { codebook.position(of: $0.name) == nil }.map {
          .mentionUnknown($0, noun: "code", known: known)
        }
      case .describe:
        let scales = configuration.survey?.scales.map(\.name) ?? []
        return ofSurvey(definition, subjects, noun: "variable or scale", known: survey.map { $0.names + scales })
      case .scale:
        return ofSurvey(definition, subjects, noun: "scale", known: configuration.survey?.scales.map(\.name))
      case .regress:
        return ofSurvey(definition, subjects, noun: "model", known: configuration.survey?.models.map(\.name))
      case .joint:
        return unknown(subjects, noun: "joint display", known: configuration.joint.map(\.name))
      case .timeline:
        return []
      }
    }
  }

  private func ofSurvey(
    _ definition: AnalysisDefinition, _ subjects: [Mention], noun: String, known: [String]?
  ) -> [Problem] {
    if configuration.survey == nil { return [.analysisWithoutSurvey(definition)] }
    return known.map { unknown(subjects, noun: noun, known: $0) } ?? []
  }

  private func unknown(_ subjects: [Mention], noun: String, known: [String]) -> [Problem] {
    subjects.filter { !known.contains($0.name) }.map { .mentionUnknown($0, noun: noun, known: known) }
  }

  /// Groups, conditions, coders and transcripts, which only the open study knows.
  /// - Throws: what reading the index throws.
  public func live(_ study: Study) throws -> [Problem] {
    let groups = try study.groupingNames()
    let transcripts = try study.transcripts().map(\.name)
    let coders = try study.coders().map(\.coder)
    return (configuration.analyses ?? []).flatMap { definition -> [Problem] in
      let options = definition.options
      var problems: [Problem] = []
      if let by = options.by {
        let known = definition.verb == .describe ? configuration.groups.map(\.name) + (survey?.names ?? []) : groups
        if definition.verb != .describe || survey != nil {
          problems += unknown([by], noun: "group", known: known)
        }
      }
      if let coder = options.coder { problems += unknown([coder], noun: "coder", known: coders) }
      if definition.verb == .timeline {
        problems += unknown(options.subjects, noun: "transcript", known: transcripts)
      }
      if let condition = options.condition {
        do {
          _ = try study.speakers(where: condition.name)
        } catch let problem as Problem {
          problems.append(.conditionWrong(condition, problem))
        } catch {
          return problems
        }
      }
      return problems
    }
  }
}

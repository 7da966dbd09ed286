public import Basics
public import Codebooks
import Respondents
public import StudyDefinition

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
    (configuration.analyses ?? []).flatMap(declared)
  }

  private func declared(_ definition: AnalysisDefinition) -> [Problem] {
    let subjects = definition.options.subjects
    switch definition.verb {
    case .codebook, .compare, .cooccur, .quotes, .quantify:
      let known = codebook.codes.map(\.id)
      return subjects.filter { codebook.position(of: $0.name) == nil }.map {
        .mentionUnknown($0, noun: "code", known: known)
      }
    case .describe:
      let scales = (configuration.survey?.scales.map(\.name) ?? []) + configuration.quantified.map(\.name)
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

  /// Everything that keeps one analysis from being made, as far as names go.
  /// - Throws: `Problems`; what reading the index throws.
  public func require(_ definition: AnalysisDefinition, _ study: Study) throws {
    let problems = try declared(definition) + live(definition, Known(study))
    if !problems.isEmpty { throw Problems(problems) }
  }

  /// What names can mean that only the open study knows.
  private struct Known {
    let study: Study
    let groups: [String]
    let transcripts: [String]
    let coders: [String]

    init(_ study: Study) throws {
      self.study = study
      groups = try study.groupingNames() + study.surveyNames()
      transcripts = try study.transcripts().map(\.name)
      coders = try study.coders().map(\.coder)
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
    let known = try Known(study)
    return (configuration.analyses ?? []).flatMap { live($0, known) }
  }

  private func study(_ study: Study, wrongCut options: AnalysisOptions, _ place: Mention) -> [Problem] {
    do {
      _ = try study.grouping(by: options.by.map(\.name), cuts: options.cut.map(\.name))
      return []
    } catch let problem as Problem {
      return [.cutWrong(place, problem)]
    } catch {
      return []
    }
  }

  private func live(_ definition: AnalysisDefinition, _ known: Known) -> [Problem] {
    let options = definition.options
    var problems: [Problem] = []
    if definition.verb != .describe {
      problems += unknown(options.by, noun: "group", known: known.groups)
    } else if let survey {
      problems += unknown(options.by, noun: "group", known: configuration.groups.map(\.name) + survey.names)
    }
    if problems.isEmpty, !options.cut.isEmpty, let place = options.cut.first {
      problems += study(known.study, wrongCut: options, place)
    }
    if let coder = options.coder { problems += unknown([coder], noun: "coder", known: known.coders) }
    if definition.verb == .timeline {
      problems += unknown(options.subjects, noun: "transcript", known: known.transcripts)
    }
    if let condition = options.condition {
      do {
        _ = try known.study.speakers(where: condition.name)
      } catch let problem as Problem {
        problems.append(.conditionWrong(condition, problem))
      } catch {
        return problems
      }
    }
    return problems
  }
}

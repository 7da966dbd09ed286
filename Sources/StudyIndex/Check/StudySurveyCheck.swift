import Basics
import Codebooks
import Respondents
import StudyDefinition

/// What is wrong with the survey of a study, or odd about it: with its answers, with the names that study.yaml uses,
/// with how it is joined to the interviews.
struct StudySurveyCheck {
  let configuration: StudyConfiguration
  let data: SurveyData
  let participants: ParticipantsTable?
  let folder: StudyFolder

  init(
    _ configuration: StudyConfiguration, _ data: SurveyData, _ participants: ParticipantsTable?, _ folder: StudyFolder
  ) {
    self.configuration = configuration
    self.data = data
    self.participants = participants
    self.folder = folder
  }

  var problems: [Problem] { answers + names + join + groups }

  private var survey: SurveyConfiguration { data.configuration }

  private var answers: [Problem] {
    SurveyChecks.problems(
      in: data.table, declared: survey.variables, participants: survey.joinsByGroup ? nil : participants,
      participantsFile: folder.shown(folder.participants), link: survey.link)
  }

  /// Quantified codes that the codebook does not have.
  static func unknownCodes(_ configuration: StudyConfiguration, _ codebook: Codebook) -> [Problem] {
    configuration.quantified.filter { codebook.position(of: $0.code) == nil }.map {
      .unknownCodeToQuantify($0, known: codebook.codes.map(\.id))
    }
  }

  // MARK: Names

  private var names: [Problem] {
    let made =
      survey.scales.map(\.name) + configuration.quantified.map(\.name) + data.deferred.map(\.name)
    let known = data.names + made
    let lowered = Set(known.map { $0.lowercased() })
    func unknown(_ names: [String], line: Int) -> [Problem] {
      names.filter { !lowered.contains($0.lowercased()) }.map { .unknownVariable($0, known: known, line: line) }
    }
    var problems = unknown([survey.weights].compactMap { $0 }, line: survey.line)
    for scale in survey.scales {
      problems += unknown(scale.items, line: scale.line)
    }
    for model in survey.models {
      let variables = model.terms.flatMap { term in
        ModelTermExpression(term) { lowered.contains($0.lowercased()) }.variables
      }
      problems += unknown([model.outcome] + variables + [model.cluster].compactMap { $0 }, line: model.line)
      problems += model.references.keys.sorted().filter { !variables.contains($0) }.map {
        .referenceOfNoTerm($0, model, known: variables)
      }
      if variables.contains(model.outcome) { problems.append(.outcomeIsTerm(model)) }
    }
    var taken = Set(data.names.map { $0.lowercased() })
    let named = configuration.quantified.map { ($0.name, $0.line) } + survey.scales.map { ($0.name, $0.line) }
    for (name, line) in named where !taken.insert(name.lowercased()).inserted {
      problems.append(.nameTaken(name, line: line))
    }
    return problems
  }

  // MARK: The join

  private var join: [Problem] {
    guard let participants, !survey.joinsByGroup else { return [] }
    if participants.column(named: survey.link) != nil { return [] }
    return survey.declaresLink
      ? [.linkWithoutColumn(survey.link, known: participants.columns.map(\.name), line: survey.line)] : []
  }

  /// Each group that the survey has too: levels without a respondent, respondents in two levels. A group whose
  /// expressions or column are of the participants alone is none of the survey's.
  private var groups: [Problem] {
    configuration.groups.flatMap { definition -> [Problem] in
      guard isOfSurvey(definition) else { return [] }
      do {
        let grouping = try data.grouping(named: definition.name, in: configuration)
        return grouping.levels.indices.filter { level in !grouping.levelOfRow.contains(level) }.map {
          .levelWithoutRespondent(grouping.levels[$0].name, group: definition.name, line: definition.line)
        }
      } catch let problem as Problem {
        return [problem]
      } catch {
        return [.checkFailed()]
      }
    }
  }

  private func isOfSurvey(_ definition: GroupDefinition) -> Bool {
    // What floors above add to the survey is not here.
    guard case .expressions(let levels) = definition.levels else { return false }
    if levels.contains(where: { $0.surveyExpression != nil }) { return true }
    let words = Set(levels.flatMap { SQLWords.identifiers(in: $0.expression) })
    return !words.isDisjoint(with: data.names.map { $0.lowercased() })
      && words.isDisjoint(
        with: (survey.scales.map(\.name) + configuration.quantified.map(\.name)).map { $0.lowercased() })
      && words.subtracting(SQLWords.ofTheLanguage).isSubset(of: data.names.map { $0.lowercased() } + ["survey"])
  }
}

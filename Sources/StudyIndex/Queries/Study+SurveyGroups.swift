import Basics
import GRDB
import Respondents
import StudyDefinition

extension Study {
  /// Whether the survey declares, counts or derives a variable of this name, or has it in its file, or it is a scale.
  /// - Throws: what reading the survey throws.
  func isInSurvey(_ name: String) throws -> Bool {
    guard let survey = configuration.survey else { return false }
    if surveyNames().contains(name) { return true }
    return try surveyData().table.column(named: name) != nil && survey.options.idColumn != name
  }

  /// Names that study.yaml gives to what the survey measures.
  func surveyNames() -> [String] {
    guard let survey = configuration.survey else { return [] }
    return survey.variables.map(\.name) + survey.counted.map(\.name) + survey.derived.map(\.name)
      + survey.scales.map(\.name) + configuration.quantified.map(\.name)
  }

  /// The participants by a variable of the survey: each by the answer of the respondent that the participant is.
  ///
  /// Participants who are no respondent are placed by their group where one of study.yaml's groups settles it: all
  /// respondents of each of its levels are in one level of the variable. That is a join of groups and not of people,
  /// and `Grouping.joins` says for whom.
  /// - Throws: `Problem` when there is no survey or no such variable, or its numbers cannot be cut.
  func grouping(_ name: String, label: String?, variable: String, cut: Cut?, line: Int?) throws -> Grouping {
    guard let survey = configuration.survey else { throw Problem.noSurvey() }
    let data = try surveyData()
    let found = try data.grouping(name, label: label, variable: variable, cut: cut, line: line)
    let links = try RespondentLinks(self, data)
    var levelOf: [String: Int] = [:]
    var personal: [String] = []
    var unanswered: [String] = []
    var others: [String] = []
    for id in try participantIDs() {
      guard let row = links.row(of: id)?.index else {
        others.append(id)
        continue
      }
      if let level = found.levelOfRow[row] {
        levelOf[id] = level
        personal.append(id)
      } else {
        unanswered.append(id)
      }
    }
    let settled = others.isEmpty ? nil : settledByGroup(found, data, besides: name)
    var byGroup: [String] = []
    for id in others {
      guard let level = settled?.levelOfParticipant[id] else { continue }
      levelOf[id] = level
      byGroup.append(id)
    }
    let join = SurveyJoin(
      variable: variable, link: survey.link, personal: personal, byGroup: byGroup,
      group: byGroup.isEmpty ? nil : settled?.group, unlinked: others.filter { levelOf[$0] == nil },
      unanswered: unanswered)
    return Grouping(
      name: name, label: found.label, levels: found.levels, levelOfParticipant: levelOf, joins: [join]
    ).withoutEmptyLevels
  }

  /// The first group of study.yaml in each level of which all respondents are in one level of `found`.
  private func settledByGroup(
    _ found: SurveyGrouping, _ data: SurveyData, besides name: String
  ) -> (group: String, levelOfParticipant: [String: Int])? {
    for definition in configuration.groups where definition.name != name {
      if case .variable = definition.levels { continue }
      guard let people = try? grouping(named: definition.name),
        let respondents = try? data.grouping(named: definition.name, in: configuration),
        let settled = found.settled(by: respondents)
      else { continue }
      let levelOf = people.levelOfParticipant.compactMapValues { settled[people.levels[$0].name] }
      if !levelOf.isEmpty { return (definition.name, levelOf) }
    }
    return nil
  }

  /// Groups of study.yaml that participants and respondents both have.
  func sharedGroups() throws -> [String] {
    let data = try surveyData()
    return configuration.groups.filter { definition in
      if case .variable = definition.levels { return false }
      return (try? data.grouping(named: definition.name, in: configuration)) != nil
    }.map(\.name)
  }
}

extension SurveyGrouping {
  /// For each level of `group` by name the one level of this grouping that its respondents are in; `nil` where a level
  /// of the group has respondents in several.
  fileprivate func settled(by group: SurveyGrouping) -> [String: Int]? {
    var settled: [String: Int] = [:]
    for (own, other) in zip(levelOfRow, group.levelOfRow) {
      guard let own, let other else { continue }
      let name = group.levels[other].name
      if let known = settled[name], known != own { return nil }
      settled[name] = own
    }
    return settled
  }
}

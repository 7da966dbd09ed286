import Respondents
import StudyDefinition
public import StudyIndex

/// Where the survey reaches into what is asked of the interviews, and the other way round.
public struct SurveyUse: Sendable, Hashable {
  /// Names that `by` takes whose levels come from the survey.
  public var groups: Set<String> = []
  /// Whether one of study.yaml's groups is among them.
  public var isInGroups = false
  /// Conditions that read the survey.
  public var conditions: Set<String> = []
  /// Whether study.yaml makes variables of codes, so that the survey's analyses rest on the interviews.
  public var quantifies = false

  public init() {}

  /// - Throws: what reading the index throws.
  public init(of study: Study) throws {
    let options = study.configuration.analysesToMake.map(\.options)
    groups = try study.groupsReadingSurvey(options.flatMap(\.by).map(\.name))
    isInGroups = study.configuration.groups.contains { groups.contains($0.name) }
    conditions = try study.readingSurvey(options.compactMap(\.condition?.name))
    quantifies = !study.configuration.quantified.isEmpty
  }

  func isIn(_ definition: AnalysisDefinition) -> Bool {
    if let condition = definition.options.condition, conditions.contains(condition.name) { return true }
    // Every quote shows its speaker's level in all groups of study.yaml.
    if definition.verb == .quotes, isInGroups { return true }
    return definition.options.by.contains { groups.contains($0.name) }
  }
}

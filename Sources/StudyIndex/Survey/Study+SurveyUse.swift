import Basics
import Respondents
import StudyDefinition

extension Study {
  /// Those of some SQL expressions over people that read the survey: they name `survey.…`, or a variable that no column
  /// of participants.csv hides. All of them where the survey cannot be read.
  public func readingSurvey(_ expressions: [String]) throws -> Set<String> {
    if configuration.survey == nil || expressions.isEmpty { return [] }
    guard let data = try? surveyData() else { return Set(expressions) }
    let columns = Set(try participantColumns().map { $0.lowercased() })
    let variables = Set(data.names.map { $0.lowercased() } + ["survey"]).subtracting(columns)
    return Set(
      expressions.filter { expression in SQLWords.identifiers(in: expression).contains(where: variables.contains) })
  }

  /// Those of study.yaml's groups, and of further names that `--by` takes, whose levels come from the survey.
  public func groupsReadingSurvey(_ names: [String]) throws -> Set<String> {
    let columns = Set(try participantColumns())
    var groups: Set<String> = []
    for definition in configuration.groups {
      switch definition.levels {
      case .column: continue
      case .variable: groups.insert(definition.name)
      case .expressions(let levels):
        if try !readingSurvey(levels.map(\.expression)).isEmpty { groups.insert(definition.name) }
      }
    }
    let defined = Set(configuration.groups.map(\.name))
    return groups.union(names.filter { !columns.contains($0) && !defined.contains($0) })
  }
}

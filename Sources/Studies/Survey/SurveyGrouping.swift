import Ground
import Respondents

/// How the respondents of the survey fall into the levels of one grouping.
public struct SurveyGrouping: Sendable {
  public let name: String
  public let label: String
  public let levels: [GroupLevel]
  /// For each row of the survey the index of its level.
  public let levelOfRow: [Int?]
}

extension SurveyData {
  /// The grouping called `name`: one of study.yaml's, with each level's `survey:` expression (or its `where:` when the
  /// survey has the same columns), else a variable of the survey whose values are the levels.
  /// - Throws: `Problem` when there is no such grouping or variable, when an expression is wrong, or when a respondent
  ///   falls into two levels.
  public func grouping(named name: String, in configuration: StudyConfiguration) throws -> SurveyGrouping {
    guard let definition = configuration.groups.first(where: { $0.name == name }) else {
      return try grouping(name, label: name, column: name, known: configuration.groups.map(\.name) + names)
    }
    switch definition.levels {
    case .column(let column):
      return try grouping(name, label: definition.label ?? name, column: column, known: names)
    case .expressions(let levels):
      return try grouping(definition, levels)
    }
  }

  private func grouping(_ definition: GroupDefinition, _ levels: [GroupDefinition.Level]) throws -> SurveyGrouping {
    let expressions = levels.map { $0.surveyExpression ?? $0.expression }
    let evaluator = try SurveyExpressions(table, columnsOf: expressions)
    var levelOfRow = [Int?](repeating: nil, count: table.rowCount)
    for (index, level) in levels.enumerated() {
      let place = ExpressionPlace.file(StudyFolder.configurationName, line: level.line)
      for row in try evaluator.rows(where: expressions[index], shownAs: place) {
        if let other = levelOfRow[row] {
          throw Problem.twoLevels(
            participant: table.identifier(row: row) ?? "row \(row + 1)", group: definition.name, levels[other].name,
            level.name, line: level.line)
        }
        levelOfRow[row] = index
      }
    }
    return SurveyGrouping(
      name: definition.name, label: definition.label ?? definition.name,
      levels: levels.map { GroupLevel(name: $0.name, label: $0.label ?? $0.name) }, levelOfRow: levelOfRow)
  }

  private func grouping(_ name: String, label: String, column: String, known: [String]) throws -> SurveyGrouping {
    let categories = try categories(column, known: known)
    return SurveyGrouping(
      name: name, label: label,
      levels: zip(categories.answers, categories.names).map { GroupLevel(name: $0.written, label: $1) },
      levelOfRow: categories.rows)
  }
}

import Basics
import Respondents
public import StudyDefinition

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
      let name = Self.variableName(name)
      let label = table.column(named: name).flatMap { table.variables[$0].label }
      return try grouping(name, label: label ?? name, column: name, known: configuration.groups.map(\.name) + names)
    }
    switch definition.levels {
    case .column(let column):
      if definition.cut != nil {
        return try grouping(
          name, label: definition.label ?? name, variable: column, cut: definition.cut, line: definition.line)
      }
      return try grouping(name, label: definition.label ?? name, column: column, known: names)
    case .variable(let variable):
      return try grouping(
        name, label: definition.label, variable: variable, cut: definition.cut, line: definition.line)
    case .expressions(let levels):
      return try grouping(definition, levels)
    }
  }

  /// The same with its numbers cut into levels.
  /// - Parameter cut: `30,50`, `terciles` or `age=30,50`; `nil` for the levels as they are.
  /// - Throws: `Problem` for what cannot be cut, and what `grouping(named:in:)` throws.
  public func grouping(
    named name: String, cut written: String?, in configuration: StudyConfiguration
  ) throws -> SurveyGrouping {
    guard let written else { return try grouping(named: name, in: configuration) }
    let parts = written.split(separator: "=", maxSplits: 1).map(String.init)
    guard let text = parts.last, let cut = Cut(written: text) else { throw Problem.wrongCut(option: written) }
    if parts.count == 2, parts[0] != name { throw Problem.cutOfOther(parts[0], known: [name]) }
    guard let definition = configuration.groups.first(where: { $0.name == name }) else {
      return try grouping(name, label: nil, variable: Self.variableName(name), cut: cut, line: nil)
    }
    switch definition.levels {
    case .expressions: throw Problem.cutOfLevels(name)
    case .column(let column), .variable(let column):
      return try grouping(name, label: definition.label, variable: column, cut: cut, line: nil)
    }
  }

  /// `age` for `survey.age`, as expressions write it.
  static func variableName(_ name: String) -> String {
    name.hasPrefix("survey.") ? String(name.dropFirst("survey.".count)) : name
  }

  /// More different numbers than this are cut before they are levels.
  private static let mostLevels = 10

  /// The respondents by a variable or scale, its numbers cut where that is asked for.
  /// - Parameter label: the variable's own when `nil`.
  func grouping(
    _ name: String, label: String?, variable: String, cut: Cut?, line: Int?
  ) throws -> SurveyGrouping {
    let known = names + configuration.scales.map(\.name)
    let index = try self.variable(variable, line: line, known: known)
    let declared = table.variables[index]
    if declared.kind == .text || declared.kind == .multiple { throw Problem.notForLevels(variable, line: line) }
    let label = label ?? declared.label ?? variable
    if let cut {
      guard case .numbers(let column) = table.columns[index] else { throw Problem.cutOfWords(variable, line: line) }
      return try self.grouping(name, label: label, numbers: column.values, cut, variable, line)
    }
    if declared.kind == .interval || declared.kind.isTemporal, case .numbers(let column) = table.columns[index] {
      let values = Set(column.values.filter { !$0.isNaN }).count
      if values > Self.mostLevels { throw Problem.cutNeeded(variable, values: values, line: line) }
    }
    return try self.grouping(name, label: label, column: variable, known: known)
  }

  private func grouping(
    _ name: String, label: String, numbers: [Double], _ cut: Cut, _ variable: String, _ line: Int?
  ) throws -> SurveyGrouping {
    let (levels, levelOf) = try CutLevels(cut, of: numbers, name: variable, line: line).levels(of: numbers)
    return SurveyGrouping(name: name, label: label, levels: levels, levelOfRow: levelOf)
  }

  private func grouping(_ definition: GroupDefinition, _ levels: [GroupDefinition.Level]) throws -> SurveyGrouping {
    let expressions = levels.map { $0.surveyExpression ?? $0.expression }
    let evaluator = try SurveyExpressions(table, columnsOf: expressions)
    var levelOfRow = [Int?](repeating: nil, count: table.rowCount)
    for (index, level) in levels.enumerated() {
      let place = ExpressionPlace.file(StudyFolder.configurationName, line: level.line)
      for row in try evaluator.rows(where: expressions[index], shownAs: place) {
        if let other = levelOfRow[row] {
          throw Problem.respondentInTwoLevels(
            table.identifier(row: row) ?? "row \(row + 1)", group: definition.name, levels[other].name, level.name,
            line: level.line)
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

import Basics
import Respondents
import Statistics
import StudyDefinition
import StudyIndex

/// The regressors of a model: numbers as they are, nominal variables as columns of 0 and 1 against their first category.
struct ModelDesign {
  private(set) var names: [String] = []
  private(set) var labels: [String] = []
  private(set) var columns: [[Double]] = []
  /// The columns of each term.
  private(set) var groups: [[Int]] = []

  /// - Throws: `Problem` for an unknown variable, one of words, or one with a single category.
  init(_ definition: ModelDefinition, _ view: SurveyView) throws {
    for term in definition.terms {
      if let categories = try Self.categories(term, definition, view) {
        try add(term, categories, definition, view)
      } else {
        names.append(term)
        labels.append(view.label(of: term))
        groups.append([columns.count])
        columns.append(try view.numbers(term, line: definition.line))
      }
    }
  }

  /// A nominal variable that is not 0 and 1 already, or one of words; `nil` for numbers.
  private static func categories(
    _ term: String, _ definition: ModelDefinition, _ view: SurveyView
  ) throws -> (rows: [Int?], answers: [Answer], names: [String])? {
    let index = try view.data.variable(term, line: definition.line, known: view.names)
    let variable = view.data.table.variables[index]
    switch view.data.table.columns[index] {
    case .numbers(let column):
      guard variable.kind == .nominal, !column.isBinary else { return nil }
    case .texts:
      guard variable.kind == .nominal || variable.kind == .ordinal else {
        throw Problem.wordsNotNumbers(term, line: definition.line)
      }
    }
    return try view.data.categories(term, line: definition.line, known: view.names)
  }

  private mutating func add(
    _ term: String, _ categories: (rows: [Int?], answers: [Answer], names: [String]), _ definition: ModelDefinition,
    _ view: SurveyView
  ) throws {
    do {
      let coding = try FactorCoding(categories.rows, levels: categories.names.count)
      var group: [Int] = []
      for (column, level) in coding.levels.enumerated() {
        group.append(columns.count)
        names.append("\(term)=\(categories.names[level])")
        labels.append("\(view.label(of: term)): \(categories.names[level])")
        columns.append(coding.columns.column(column))
      }
      groups.append(group)
    } catch {
      throw Problem.model(definition, error, terms: [term])
    }
  }
}

extension NumberColumn {
  /// Whether all answers are 0 or 1.
  var isBinary: Bool { values.allSatisfy { $0.isNaN || $0 == 0 || $0 == 1 } }
}

/// What a model explains, as its kind needs it.
struct ModelOutcome {
  /// One value a respondent, NaN where missing: the number; 0 and 1; the category's position.
  let values: [Double]
  /// The categories' names in their order; empty for numbers.
  let categories: [String]

  /// - Throws: `Problem` when the variable does not fit the kind of model.
  init(_ definition: ModelDefinition, _ view: SurveyView) throws {
    let name = definition.outcome
    let index = try view.data.variable(name, line: definition.line, known: view.names)
    let variable = view.data.table.variables[index]
    let column = view.data.table.columns[index]
    switch definition.kind {
    case .linear:
      if case .numbers(let numbers) = column, variable.kind == .nominal, !numbers.isBinary {
        throw Problem.outcomeUnfit(definition, "it is nominal, and its codes are no amounts")
      }
      values = try view.numbers(name, line: definition.line)
      categories = []
    case .logistic, .ordered:
      let found = try view.data.categories(name, line: definition.line, known: view.names)
      if definition.kind == .logistic, found.names.count != 2 {
        throw Problem.outcomeUnfit(definition, "it has \(found.names.count) different answers, and two are needed")
      }
      if definition.kind == .ordered, variable.kind != .ordinal {
        throw Problem.outcomeUnfit(
          definition, "its categories have no order (it is \(variable.kind.rawValue), not ordinal)")
      }
      values = found.rows.map { $0.map(Double.init) ?? .nan }
      categories = found.names
    }
  }
}

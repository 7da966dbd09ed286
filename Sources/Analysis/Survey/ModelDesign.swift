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

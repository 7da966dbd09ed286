import Basics
import Respondents
import StudyDefinition
import StudyIndex

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

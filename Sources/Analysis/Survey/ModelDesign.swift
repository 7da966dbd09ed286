import Basics
import Foundation
import Respondents
import Statistics
import StudyDefinition
import StudyIndex

/// The columns of a model on the respondents who have a value everywhere: numbers and their powers, categories as 0 and 1
/// against a reference, products of both.
struct ModelDesign {
  private struct Column {
    /// One a variable of the term: its place in `variables`, and what it gives.
    let factors: [(variable: Int, factor: DesignFactor)]
    let name: String
    let label: String
  }

  let variables: [CompleteRegressor]
  private let columns: [Column]
  /// The columns of each term.
  let groups: [[Int]]

  var names: [String] { columns.map(\.name) }
  var labels: [String] { columns.map(\.label) }

  /// - Throws: `Problem` for a reference that is no category, a power of categories, a product of a variable with itself,
  ///   and one whose variables are no terms of their own.
  init(
    _ terms: [ModelTermExpression], _ regressors: [Regressor], rows: [Int], _ model: ModelDefinition
  ) throws {
    let variables = try regressors.map {
      try CompleteRegressor($0, rows: rows, reference: model.references[$0.name], model)
    }
    self.variables = variables
    let alone = Set(terms.filter { !$0.isMade }.map { $0.parts[0].variable })
    var columns: [Column] = []
    var groups: [[Int]] = []
    for term in terms {
      if term.variables.count < term.parts.count { throw Problem.termTwice(term.written, model) }
      let missing = term.variables.filter { !alone.contains($0) }
      if term.isMade, !missing.isEmpty { throw Problem.termWithoutMain(term.written, missing, model) }
      var products: [[(variable: Int, factor: DesignFactor)]] = [[]]
      for part in term.parts {
        guard let place = variables.firstIndex(where: { $0.name == part.variable }) else { continue }
        if part.power > 1, variables[place].reference != nil { throw Problem.powerOfCategories(term.written, model) }
        products = products.flatMap { product in
          variables[place].factors(power: part.power).map { product + [(place, $0)] }
        }
      }
      groups.append(Array(columns.count..<(columns.count + products.count)))
      columns += products.map { factors in
        let words = factors.map { variables[$0.variable].words($0.factor) }
        return Column(
          factors: factors, name: words.map(\.name).joined(separator: ":"),
          label: words.map(\.label).joined(separator: " × "))
      }
    }
    self.columns = columns
    self.groups = groups
    count = rows.count
  }

  private let count: Int

  private func values(_ variable: Int, _ factor: DesignFactor) -> [Double] {
    switch (variables[variable].values, factor) {
    case (.numbers(let numbers), .power(let power)): numbers.map { raised($0, power) }
    case (.categories(let places, _, _), .category(let place)): places.map { $0 == place ? 1 : 0 }
    case (.numbers(let numbers), .category): numbers
    case (.categories(let places, _, _), .power): places.map(Double.init)
    }
  }

  private func raised(_ value: Double, _ power: Int) -> Double {
    power == 1 ? value : (0..<power).reduce(1) { product, _ in product * value }
  }

  /// - Parameter changed: in place of what a variable gives.
  private func matrix(
    changing changed: (Int, DesignFactor) -> [Double]?
  ) throws(StatisticsError) -> Matrix {
    try Matrix(
      columns: columns.map { column in
        column.factors.reduce([Double](repeating: 1, count: count)) { product, part in
          zip(product, changed(part.variable, part.factor) ?? values(part.variable, part.factor)).map { $0 * $1 }
        }
      })
  }

  func matrix() throws(StatisticsError) -> Matrix { try matrix(changing: { _, _ in nil }) }

  /// How the columns change with each variable: what average marginal effects are computed from.
  func changes() throws(StatisticsError) -> [(name: String, label: String, change: AverageMarginalEffect.Change)] {
    var result: [(name: String, label: String, change: AverageMarginalEffect.Change)] = []
    for (index, variable) in variables.enumerated() {
      switch variable.values {
      case .numbers where variable.isBinary:
        let from = try matrix(changing: { place, _ in place == index ? [Double](repeating: 0, count: count) : nil })
        let to = try matrix(changing: { place, _ in place == index ? [Double](repeating: 1, count: count) : nil })
        result.append((variable.name, variable.label, .step(from: from, to: to)))
      case .numbers(let numbers):
        result.append((variable.name, variable.label, .derivative(try derivative(index, numbers))))
      case .categories(_, _, let reference):
        let from = try with(index, in: reference)
        for factor in variable.factors(power: 1) {
          guard case .category(let place) = factor else { continue }
          let words = variable.words(factor)
          result.append((words.name, words.label, .step(from: from, to: try with(index, in: place))))
        }
      }
    }
    return result
  }

  /// Everybody in one category of a variable.
  private func with(_ variable: Int, in category: Int) throws(StatisticsError) -> Matrix {
    try matrix(changing: { place, factor in
      place == variable ? [Double](repeating: factor == .category(category) ? 1 : 0, count: count) : nil
    })
  }

  private func derivative(_ variable: Int, _ numbers: [Double]) throws(StatisticsError) -> Matrix {
    let changed = try matrix(changing: { place, factor in
      guard place == variable, case .power(let power) = factor else { return nil }
      return numbers.map { Double(power) * (power == 1 ? 1 : raised($0, power - 1)) }
    })
    // A column without the variable does not change.
    let zeros = [Double](repeating: 0, count: count)
    return try Matrix(
      columns: columns.indices.map { column in
        columns[column].factors.contains { $0.variable == variable } ? changed.column(column) : zeros
      })
  }
}

extension NumberColumn {
  /// Whether all answers are 0 or 1.
  var isBinary: Bool { values.allSatisfy { $0.isNaN || $0 == 0 || $0 == 1 } }
}

import Ground
import Respondents
public import Statistics
public import Studies

/// A linear regression of study.yaml, fitted.
public struct ModelAnalysis: Sendable {
  public struct Term: Sendable {
    /// `(constant)`, the variable's name, or `variable=category` for a factor.
    public let name: String
    public let label: String
    public let test: CoefficientTest
    /// `nil` for the constant, and in a model of one term.
    public let inflation: Double?
  }

  public let definition: ModelDefinition
  /// In the order of the definition, the constant last.
  public let terms: [Term]
  /// Terms left out because they depend linearly on those before them.
  public let dropped: [String]
  public let regression: LinearRegression
  public let criteria: InformationCriteria
  public let deletion: ListwiseDeletion
  /// Outcome and terms, as `deletion.missing` counts them.
  public let columns: [String]
  /// How many clusters, with clustered errors.
  public let clusters: Int?

  /// - Throws: `Problem` that names the model, its line in study.yaml and what is wrong.
  public init(_ definition: ModelDefinition, _ view: SurveyView) throws {
    self.definition = definition
    let outcome = try view.numbers(definition.outcome, line: definition.line)
    let design = try Design(definition, view)
    let clusterCategories = try definition.cluster.map {
      try view.data.categories($0, line: definition.line, known: view.names)
    }
    let weights = try view.data.configuration.weights.map { try view.numbers($0, line: definition.line) }
    let clusterColumn = clusterCategories?.rows.map { $0.map(Double.init) ?? .nan }
    columns =
      [definition.outcome] + design.names + [definition.cluster, view.data.configuration.weights].compactMap { $0 }
    let fitted: Fitted
    do {
      fitted = try Fitted(
        outcome: outcome, design: design, cluster: clusterColumn, weights: weights, errors: definition.errors)
    } catch {
      throw Problem.model(definition, error, terms: design.names)
    }
    deletion = fitted.deletion
    regression = fitted.regression
    criteria = InformationCriteria(fitted.regression)
    dropped = fitted.regression.dropped.map { design.names[$0] }
    clusters = fitted.clusters
    let inflation = Self.inflation(fitted.regression, design)
    var terms: [Term] = []
    for (column, test) in zip(fitted.regression.columns, fitted.tests.dropFirst()) {
      terms.append(
        Term(name: design.names[column], label: design.labels[column], test: test, inflation: inflation[column]))
    }
    if let constant = fitted.tests.first {
      terms.append(Term(name: "(constant)", label: "Constant", test: constant, inflation: nil))
    }
    self.terms = terms
  }

  /// The F test against a smaller model of the same outcome on the same respondents; `nil` when it is not nested in it.
  public func improvement(over smaller: ModelAnalysis) -> NestedModels? {
    guard smaller.definition.outcome == definition.outcome, smaller.deletion.kept == deletion.kept,
      Set(smaller.definition.terms).isStrictSubset(of: definition.terms), definition.errors == .classical
    else { return nil }
    return try? NestedModels(smaller: smaller.regression, larger: regression)
  }

  /// VIF of each column; a factor's columns share the generalised one.
  private static func inflation(_ fit: LinearRegression, _ design: Design) -> [Int: Double] {
    let groups = design.groups.map { $0.filter(fit.columns.contains) }.filter { !$0.isEmpty }
    guard groups.count > 1, let inflation = try? VarianceInflation(fit, terms: groups) else { return [:] }
    var byColumn: [Int: Double] = [:]
    for (group, term) in zip(groups, inflation.terms) { for column in group { byColumn[column] = term.factor } }
    return byColumn
  }
}

/// The numbers of a fit, on the respondents who have a value everywhere.
private struct Fitted {
  let deletion: ListwiseDeletion
  let regression: LinearRegression
  /// The constant's first.
  let tests: [CoefficientTest]
  let clusters: Int?

  init(
    outcome: [Double], design: Design, cluster: [Double]?, weights: [Double]?, errors: ModelDefinition.Errors
  ) throws(StatisticsError) {
    var all = [outcome] + design.columns
    if let cluster { all.append(cluster) }
    if let weights { all.append(weights) }
    deletion = try ListwiseDeletion(all)
    let kept = deletion.kept
    func complete(_ column: [Double]) -> [Double] { kept.map { column[$0] } }
    let matrix = try Matrix(columns: design.columns.map(complete))
    regression = try LinearRegression.fit(
      outcome: complete(outcome), design: matrix, weights: weights.map(complete))
    let clusterRows = cluster.map { complete($0).map { Int($0) } }
    clusters = clusterRows.map { Set($0).count }
    tests = try regression.tests(Self.errors(errors, clusterRows))
  }

  private static func errors(_ errors: ModelDefinition.Errors, _ clusters: [Int]?) -> StandardErrors {
    switch errors {
    case .classical: .classical
    case .hc0: .hc0
    case .hc1: .hc1
    case .hc2: .hc2
    case .hc3: .hc3
    case .cluster: .cluster(clusters ?? [])
    }
  }
}

/// The regressors of a model: numbers as they are, nominal variables as columns of 0 and 1 against their first category.
private struct Design {
  var names: [String] = []
  var labels: [String] = []
  var columns: [[Double]] = []
  /// The columns of each term.
  var groups: [[Int]] = []

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
    guard let index = view.data.table.column(named: term) else { return nil }
    let variable = view.data.table.variables[index]
    switch view.data.table.columns[index] {
    case .numbers(let column):
      let isBinary = column.values.allSatisfy { $0.isNaN || $0 == 0 || $0 == 1 }
      guard variable.kind == .nominal, !isBinary else { return nil }
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

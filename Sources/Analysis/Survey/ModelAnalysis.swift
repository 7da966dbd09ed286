import Basics
import Respondents
public import Statistics
public import StudyDefinition
import StudyIndex

/// What is asked of models beside their coefficients.
public struct ModelSettings: Sendable, Hashable {
  /// Of all intervals, 0 to 1.
  public var level = 0.95
  /// Average marginal effects of logistic models.
  public var effects = false
  public var diagnostics = false
  /// A table of coefficients in standard deviations.
  public var standardised = false

  public init() {}
}

/// A model of study.yaml, fitted.
public struct ModelAnalysis: Sendable {
  public struct Term: Sendable {
    /// `(constant)`, the variable's name, `variable=category` for a category, `variable^2` for a power, `a:b` for a
    /// product; `category|category` for a threshold.
    public let name: String
    public let label: String
    public let test: CoefficientTest
    /// `nil` for the constant, in a model of one term, and where the model is not linear.
    public let inflation: VarianceInflation.Term?
    /// The coefficient in standard deviations of column and outcome; `nil` where the model is not linear, and for the
    /// constant.
    public let standardised: Double?
  }

  /// An average marginal effect on the probability of the outcome's second answer.
  public struct Effect: Sendable {
    /// The variable's name, or `variable=category`.
    public let name: String
    public let label: String
    public let test: CoefficientTest
  }

  /// A nominal variable's reference.
  public struct Reference: Sendable {
    public let variable: String
    public let label: String
    public let category: String
    /// The category that was to be it, where no complete respondent is in it.
    public let insteadOf: String?
  }

  public let definition: ModelDefinition
  public let settings: ModelSettings
  public let fit: ModelFit
  /// In the order of the definition, the constant last.
  public let terms: [Term]
  /// Between neighbouring categories of the outcome, ascending; of ordered models.
  public let thresholds: [Term]
  /// The test of all terms together; `nil` where it cannot be computed.
  public let overall: OverallTest?
  /// Whether the model predicts everybody without error, so that nothing can be inferred.
  public let isPerfect: Bool
  /// Terms left out because they depend linearly on those before them.
  public let dropped: [String]
  public let references: [Reference]
  public let deletion: ListwiseDeletion
  /// Outcome and variables, as `deletion.missing` counts them.
  public let columns: [String]
  /// How many clusters, with clustered errors.
  public let clusters: Int?
  /// Ids of respondents whom the model predicts without error (leverage 1), for whom HC2 and HC3 are not defined; empty
  /// with other errors.
  public let certain: [String]
  /// The outcome's categories in their order; of a logistic model the last is the one whose odds are explained. Empty
  /// for linear models.
  public let categories: [String]
  /// Variable with the respondents' weights.
  public let weights: String?
  public let weighting: SurveyConfiguration.Weighting
  /// Empty unless they were asked for, and for models that are not logistic.
  public let effects: [Effect]
  /// `nil` unless it was asked for, and for models that are not linear.
  public let diagnostics: ModelDiagnostics?
  /// The design's columns of each term, for tests of nested models.
  private let columnsOfTerm: [String: [Int]]
  private let errors: StandardErrors

  /// - Throws: `Problem` that names the model, its line in study.yaml and what is wrong.
  public init(_ definition: ModelDefinition, _ view: SurveyView, _ settings: ModelSettings = ModelSettings()) throws {
    self.definition = definition
    self.settings = settings
    weights = view.data.configuration.weights
    weighting = view.data.configuration.weighting
    let outcome = try ModelOutcome(definition, view)
    let terms = definition.terms.map { ModelTermExpression($0) { view.data.table.column(named: $0) != nil } }
    var names: [String] = []
    for name in terms.flatMap(\.variables) where !names.contains(name) { names.append(name) }
    let regressors = try names.map { try Regressor($0, view, line: definition.line) }
    let cluster = try definition.cluster.map {
      try view.data.categories($0, line: definition.line, known: view.names).rows.map { $0.map(Double.init) ?? .nan }
    }
    // Who has no weight is left out, and counted among the missing.
    let weightColumn = try view.weights()?.map { $0 == 0 ? .nan : $0 }
    columns = [definition.outcome] + names + [definition.cluster, weights].compactMap { $0 }
    let deletion: ListwiseDeletion
    do {
      deletion = try ListwiseDeletion(
        [outcome.values] + regressors.map(\.column) + [cluster, weightColumn].compactMap { $0 })
    } catch {
      throw Problem.model(definition, error, terms: names)
    }
    self.deletion = deletion
    // A row that stands for several respondents counts as often.
    let isRepeated = weighting == .frequency
    let rows =
      isRepeated
      ? deletion.kept.flatMap { row in Array(repeating: row, count: Int(weightColumn?[row] ?? 1)) } : deletion.kept
    let design = try ModelDesign(terms, regressors, rows: rows, definition)
    let complete: CompleteFit
    do {
      complete = try CompleteFit(
        definition, outcome: rows.map { outcome.values[$0] }, design: design.matrix(),
        clusters: cluster.map { cluster in rows.map { Int(cluster[$0]) } },
        weights: isRepeated ? nil : weightColumn.map { weights in rows.map { weights[$0] } }, level: settings.level)
    } catch {
      throw Problem.model(definition, error, terms: design.names)
    }
    fit = complete.fit
    errors = complete.errors
    overall = complete.overall
    isPerfect = complete.isPerfect
    dropped = complete.fit.dropped.map { design.names[$0] }
    clusters = cluster.map { cluster in Set(rows.map { cluster[$0] }).count }
    let categories = complete.categories.map { outcome.categories[$0] }
    self.categories = categories
    references = design.variables.compactMap { variable in
      variable.reference.map {
        Reference(
          variable: variable.name, label: variable.label, category: $0, insteadOf: variable.absentReference)
      }
    }
    let inflation = complete.fit.linear.map { Self.inflation($0, design) } ?? [:]
    let standardised = complete.fit.linear.flatMap { try? $0.standardisedCoefficients() } ?? []
    var found = zip(complete.fit.columns, complete.tests).enumerated().map { place, pair in
      Term(
        name: design.names[pair.0], label: design.labels[pair.0], test: pair.1, inflation: inflation[pair.0],
        standardised: standardised.indices.contains(place) ? standardised[place] : nil)
    }
    if let constant = complete.constant {
      found.append(
        Term(name: "(constant)", label: "Constant", test: constant, inflation: nil, standardised: nil))
    }
    self.terms = found
    thresholds = complete.thresholds.enumerated().map { index, test in
      let name = "\(categories[index])|\(categories[index + 1])"
      return Term(name: name, label: name, test: test, inflation: nil, standardised: nil)
    }
    columnsOfTerm = Dictionary(zip(definition.terms, design.groups)) { first, _ in first }
    let ids = rows.map { view.data.table.identifier(row: $0) ?? "row \($0 + 1)" }
    certain = Self.certain(complete.fit, definition.errors, ids)
    diagnostics = settings.diagnostics ? complete.fit.linear.flatMap { ModelDiagnostics($0, respondents: ids) } : nil
    effects = settings.effects ? try Self.effects(complete, design, definition, level: settings.level) : []
  }

  /// Ids of respondents with a leverage of 1, where the errors need leverages.
  private static func certain(_ fit: ModelFit, _ errors: ModelDefinition.Errors, _ ids: [String]) -> [String] {
    guard errors == .hc2 || errors == .hc3 else { return [] }
    let leverages: [Double]? =
      switch fit {
      case .linear(let fit, _): try? fit.leverages()
      case .logistic(let fit): try? fit.leverages()
      case .ordered: nil
      }
    return zip(ids, leverages ?? []).filter { 1 - $0.1 < 1e-10 }.map(\.0)
  }

  private static func effects(
    _ complete: CompleteFit, _ design: ModelDesign, _ definition: ModelDefinition, level: Double
  ) throws -> [Effect] {
    guard case .logistic(let fit) = complete.fit else { return [] }
    do {
      let covariance = try fit.covariance(complete.errors)
      return try design.changes().map { name, label, change in
        Effect(
          name: name, label: label,
          test: try AverageMarginalEffect(fit, change, covariance: covariance, level: level).test)
      }
    } catch let error as StatisticsError {
      throw Problem.model(definition, error, terms: design.names)
    }
  }

  /// VIF of each column; a term's columns share the generalised one.
  private static func inflation(_ fit: LinearRegression, _ design: ModelDesign) -> [Int: VarianceInflation.Term] {
    let groups = design.groups.map { $0.filter(fit.columns.contains) }.filter { !$0.isEmpty }
    guard groups.count > 1, let inflation = try? VarianceInflation(fit, terms: groups) else { return [:] }
    var byColumn: [Int: VarianceInflation.Term] = [:]
    for (group, term) in zip(groups, inflation.terms) { for column in group { byColumn[column] = term } }
    return byColumn
  }
}

/// A model against a smaller one that is nested in it.
public enum ModelImprovement: Sendable {
  /// The F test of linear models.
  case variance(NestedModels)
  /// Of models fitted by maximum likelihood.
  case likelihood(LikelihoodRatioTest)
  /// Wald's test of the added terms, with the larger model's robust or clustered errors.
  case wald(WaldTest)
}

extension ModelAnalysis {
  /// The test against a smaller model of the same kind and outcome on the same respondents with the same errors; `nil`
  /// when it is not nested in this one.
  public func improvement(over smaller: ModelAnalysis) -> ModelImprovement? {
    guard smaller.definition.outcome == definition.outcome, smaller.definition.kind == definition.kind,
      smaller.deletion.kept == deletion.kept, Set(smaller.definition.terms).isStrictSubset(of: definition.terms),
      smaller.definition.errors == definition.errors, smaller.definition.cluster == definition.cluster,
      smaller.definition.references == definition.references, !isPerfect, !smaller.isPerfect
    else { return nil }
    if definition.errors != .classical {
      let added = definition.terms.filter { !smaller.definition.terms.contains($0) }
        .flatMap { columnsOfTerm[$0] ?? [] }.filter(fit.columns.contains)
      return (try? fit.waldTest(errors, columns: added)).map(ModelImprovement.wald)
    }
    if let larger = fit.linear, let nested = smaller.fit.linear {
      return (try? NestedModels(smaller: nested, larger: larger)).map(ModelImprovement.variance)
    }
    // With sampling weights there is no likelihood of the sample to compare.
    if weights != nil, weighting == .sampling { return nil }
    let test = try? LikelihoodRatioTest(
      smaller: (smaller.fit.logLikelihood, smaller.fit.parameters), larger: (fit.logLikelihood, fit.parameters))
    return test.map(ModelImprovement.likelihood)
  }
}

extension [ModelAnalysis] {
  /// Those whose terms are not all in a larger one of the same outcome among them: what a picture of coefficients shows.
  public var largest: [ModelAnalysis] {
    filter { model in
      !contains { other in
        other.definition.outcome == model.definition.outcome
          && Set(model.definition.terms).isStrictSubset(of: other.definition.terms)
      }
    }
  }

  /// Each model against the one before it, where it is nested in this one.
  public var improvements: [(smaller: ModelAnalysis, larger: ModelAnalysis, test: ModelImprovement)] {
    zip(self, dropFirst()).compactMap { smaller, larger in
      larger.improvement(over: smaller).map { (smaller, larger, $0) }
    }
  }
}

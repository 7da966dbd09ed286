import Basics
import Respondents
public import Statistics
public import StudyDefinition
import StudyIndex

/// A model of study.yaml, fitted.
public struct ModelAnalysis: Sendable {
  public struct Term: Sendable {
    /// `(constant)`, the variable's name, or `variable=category` for a factor; `category|category` for a threshold.
    public let name: String
    public let label: String
    public let test: CoefficientTest
    /// `nil` for the constant, in a model of one term, and where the model is not linear.
    public let inflation: Double?
  }

  public let definition: ModelDefinition
  public let fit: ModelFit
  /// In the order of the definition, the constant last.
  public let terms: [Term]
  /// Between neighbouring categories of the outcome, ascending; of ordered models.
  public let thresholds: [Term]
  /// Terms left out because they depend linearly on those before them.
  public let dropped: [String]
  public let deletion: ListwiseDeletion
  /// Outcome and terms, as `deletion.missing` counts them.
  public let columns: [String]
  /// How many clusters, with clustered errors.
  public let clusters: Int?
  /// The outcome's categories in their order; of a logistic model the last is the one whose odds are explained. Empty
  /// for linear models.
  public let categories: [String]
  /// Variable with the respondents' weights.
  public let weights: String?

  /// - Throws: `Problem` that names the model, its line in study.yaml and what is wrong.
  public init(_ definition: ModelDefinition, _ view: SurveyView) throws {
    self.definition = definition
    weights = view.data.configuration.weights
    let outcome = try ModelOutcome(definition, view)
    let design = try ModelDesign(definition, view)
    let cluster = try definition.cluster.map {
      try view.data.categories($0, line: definition.line, known: view.names).rows.map { $0.map(Double.init) ?? .nan }
    }
    // Who has no weight is left out, and counted among the missing.
    let weightColumn = try view.weights()?.map { $0 == 0 ? .nan : $0 }
    columns = [definition.outcome] + design.names + [definition.cluster, weights].compactMap { $0 }
    let complete: CompleteFit
    do {
      complete = try CompleteFit(
        definition, outcome: outcome, design: design, cluster: cluster, weights: weightColumn)
    } catch {
      throw Problem.model(definition, error, terms: design.names)
    }
    fit = complete.fit
    deletion = complete.deletion
    dropped = complete.dropped.map { design.names[$0] }
    clusters = complete.clusters
    let names = complete.categories.map { outcome.categories[$0] }
    categories = names
    let inflation = complete.fit.linear.map { Self.inflation($0, design) } ?? [:]
    var terms = zip(complete.kept, complete.tests).map { column, test in
      Term(name: design.names[column], label: design.labels[column], test: test, inflation: inflation[column])
    }
    if let constant = complete.constant {
      terms.append(Term(name: "(constant)", label: "Constant", test: constant, inflation: nil))
    }
    self.terms = terms
    thresholds = complete.thresholds.enumerated().map { index, test in
      let name = "\(names[index])|\(names[index + 1])"
      return Term(name: name, label: name, test: test, inflation: nil)
    }
  }

  /// VIF of each column; a factor's columns share the generalised one.
  private static func inflation(_ fit: LinearRegression, _ design: ModelDesign) -> [Int: Double] {
    let groups = design.groups.map { $0.filter(fit.columns.contains) }.filter { !$0.isEmpty }
    guard groups.count > 1, let inflation = try? VarianceInflation(fit, terms: groups) else { return [:] }
    var byColumn: [Int: Double] = [:]
    for (group, term) in zip(groups, inflation.terms) { for column in group { byColumn[column] = term.factor } }
    return byColumn
  }
}

/// A model against a smaller one that is nested in it.
public enum ModelImprovement: Sendable {
  /// The F test of linear models.
  case variance(NestedModels)
  /// Of models fitted by maximum likelihood.
  case likelihood(LikelihoodRatioTest)
}

extension ModelAnalysis {
  /// The test against a smaller model of the same kind and outcome on the same respondents; `nil` when it is not nested
  /// in this one, or errors other than the classical are asked for, for which neither test holds.
  public func improvement(over smaller: ModelAnalysis) -> ModelImprovement? {
    guard smaller.definition.outcome == definition.outcome, smaller.definition.kind == definition.kind,
      smaller.deletion.kept == deletion.kept, Set(smaller.definition.terms).isStrictSubset(of: definition.terms),
      smaller.definition.errors == .classical, definition.errors == .classical
    else { return nil }
    if let larger = fit.linear, let nested = smaller.fit.linear {
      return (try? NestedModels(smaller: nested, larger: larger)).map(ModelImprovement.variance)
    }
    // With weights there is no likelihood of the sample to compare.
    if weights != nil { return nil }
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

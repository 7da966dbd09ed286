public import Statistics
import StudyDefinition
import StudyIndex

/// A model's numbers, by its kind.
public enum ModelFit: Sendable {
  case linear(LinearRegression, InformationCriteria)
  case logistic(LogisticRegression)
  case ordered(OrderedLogisticRegression)

  /// Respondents in the model.
  public var count: Int {
    switch self {
    case .linear(let fit, _): fit.count
    case .logistic(let fit): fit.count
    case .ordered(let fit): fit.count
    }
  }

  public var logLikelihood: Double {
    switch self {
    case .linear(_, let criteria): criteria.logLikelihood
    case .logistic(let fit): fit.logLikelihood
    case .ordered(let fit): fit.logLikelihood
    }
  }

  /// Coefficients, with the constant or the thresholds.
  public var parameters: Int {
    switch self {
    case .linear(let fit, _): fit.coefficients.count
    case .logistic(let fit): fit.coefficients.count
    case .ordered(let fit): fit.coefficients.count + fit.thresholds.count
    }
  }

  /// McFadden's; `nil` for a linear model.
  public var pseudoRSquared: Double? {
    switch self {
    case .linear: nil
    case .logistic(let fit): fit.pseudoRSquared
    case .ordered(let fit): fit.pseudoRSquared
    }
  }

  /// Against the model without terms; `nil` for a linear model, which has F.
  public var likelihoodRatio: (statistic: Double, degreesOfFreedom: Double, pValue: Double)? {
    switch self {
    case .linear: nil
    case .logistic(let fit): fit.likelihoodRatio
    case .ordered(let fit): fit.likelihoodRatio
    }
  }

  /// As R counts: the error variance of a linear model is a parameter.
  public var aicR: Double {
    switch self {
    case .linear(_, let criteria): criteria.aicR
    case .logistic(let fit): fit.aic
    case .ordered(let fit): fit.aic
    }
  }

  /// As Stata counts: coefficients only.
  public var aicStata: Double {
    if case .linear(_, let criteria) = self { criteria.aicStata } else { aicR }
  }

  public var bicR: Double {
    switch self {
    case .linear(_, let criteria): criteria.bicR
    case .logistic(let fit): fit.bic
    case .ordered(let fit): fit.bic
    }
  }

  public var bicStata: Double {
    if case .linear(_, let criteria) = self { criteria.bicStata } else { bicR }
  }

  public var linear: LinearRegression? {
    if case .linear(let fit, _) = self { fit } else { nil }
  }
}

/// A fit on the respondents who have a value everywhere.
struct CompleteFit {
  let deletion: ListwiseDeletion
  let fit: ModelFit
  /// The design's columns that were kept, in the order of `tests`.
  let kept: [Int]
  let dropped: [Int]
  let tests: [CoefficientTest]
  /// `nil` for ordered models.
  let constant: CoefficientTest?
  /// Of ordered models.
  let thresholds: [CoefficientTest]
  let clusters: Int?
  /// The categories of the outcome that occur among the complete.
  let categories: [Int]

  init(
    _ definition: ModelDefinition, outcome: ModelOutcome, design: ModelDesign, cluster: [Double]?, weights: [Double]?
  ) throws(StatisticsError) {
    deletion = try ListwiseDeletion([outcome.values] + design.columns + [cluster, weights].compactMap { $0 })
    let rows = deletion.kept
    func complete(_ column: [Double]) -> [Double] { rows.map { column[$0] } }
    let matrix = try Matrix(columns: design.columns.map(complete))
    let values = complete(outcome.values)
    let clusterRows = cluster.map { complete($0).map { Int($0) } }
    clusters = clusterRows.map { Set($0).count }
    let errors = StandardErrors(definition.errors, clusterRows)
    let weights = weights.map(complete)
    let used = outcome.categories.isEmpty ? [] : Set(values.map { Int($0) }).sorted()
    categories = used
    switch definition.kind {
    case .linear:
      let regression = try LinearRegression.fit(outcome: values, design: matrix, weights: weights)
      let all = try regression.tests(errors)
      fit = .linear(regression, InformationCriteria(regression))
      (kept, dropped) = (regression.columns, regression.dropped)
      (constant, tests, thresholds) = (all.first, Array(all.dropFirst()), [])
    case .logistic:
      let regression = try LogisticRegression.fit(
        outcome: values, design: matrix, weights: weights.map(Self.ofMeanOne))
      let all = try regression.tests(errors)
      fit = .logistic(regression)
      (kept, dropped) = (regression.columns, regression.dropped)
      (constant, tests, thresholds) = (all.first, Array(all.dropFirst()), [])
    case .ordered:
      let positions = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
      let regression = try OrderedLogisticRegression.fit(
        outcome: values.map { positions[Int($0)] ?? 0 }, categories: used.count, design: matrix,
        weights: weights.map(Self.ofMeanOne))
      fit = .ordered(regression)
      (kept, dropped) = (regression.columns, regression.dropped)
      (constant, tests, thresholds) = (nil, try regression.tests(), try regression.thresholdTests())
    }
  }

  /// Weights that keep the number of respondents: for maximum likelihood they count as repetitions.
  private static func ofMeanOne(_ weights: [Double]) -> [Double] {
    let used = weights.filter { $0 > 0 }
    let sum = used.reduce(0, +)
    return sum > 0 ? weights.map { $0 * Double(used.count) / sum } : weights
  }
}

extension StandardErrors {
  fileprivate init(_ errors: ModelDefinition.Errors, _ clusters: [Int]?) {
    self =
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

import Statistics
import StudyDefinition
import StudyIndex

/// A fit on the respondents who have a value everywhere.
struct CompleteFit {
  let fit: ModelFit
  let errors: StandardErrors
  /// Of the design's columns that were kept, in their order.
  let tests: [CoefficientTest]
  /// `nil` for ordered models.
  let constant: CoefficientTest?
  /// Of ordered models.
  let thresholds: [CoefficientTest]
  /// `nil` where it cannot be computed: a perfect fit, more terms than clusters, errors that are no numbers.
  let overall: OverallTest?
  /// Whether the residuals are nothing but rounding.
  let isPerfect: Bool
  /// The categories of the outcome that occur among the complete.
  let categories: [Int]

  /// - Parameters:
  ///   - outcome: of the complete respondents; for models of odds the category's position.
  ///   - clusters, weights: of the same.
  init(
    _ definition: ModelDefinition, outcome values: [Double], design: Matrix, clusters: [Int]?, weights: [Double]?,
    level: Double
  ) throws(StatisticsError) {
    let errors = StandardErrors(definition.errors, clusters)
    self.errors = errors
    switch definition.kind {
    case .linear:
      if values.count > 1, values.allSatisfy({ $0 == values[0] }) { throw .constantValues }
      let regression = try LinearRegression.fit(outcome: values, design: design, weights: weights)
      fit = .linear(regression, InformationCriteria(regression))
      isPerfect = regression.isPerfect
      var all = try regression.tests(errors, level: level)
      if isPerfect { all = all.map { CoefficientTest(withoutError: $0.estimate) } }
      (constant, tests, thresholds) = (all.first, Array(all.dropFirst()), [])
      categories = []
    case .logistic, .ordered:
      let used = Set(values.map { Int($0) }).sorted()
      categories = used
      isPerfect = false
      let weights = weights.map(Self.ofMeanOne)
      if definition.kind == .logistic {
        let regression = try LogisticRegression.fit(outcome: values, design: design, weights: weights)
        fit = .logistic(regression)
        let all = try regression.tests(errors, level: level)
        (constant, tests, thresholds) = (all.first, Array(all.dropFirst()), [])
      } else {
        let places = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
        let outcome = values.map { places[Int($0)] ?? 0 }
        let regression = try OrderedLogisticRegression.fit(
          outcome: outcome, categories: used.count, design: design, weights: weights)
        fit = .ordered(regression)
        (constant, tests) = (nil, try regression.tests(errors, level: level))
        thresholds = try regression.thresholdTests(errors, level: level)
      }
    }
    overall = isPerfect ? nil : Self.overall(fit, errors)
  }

  private static func overall(_ fit: ModelFit, _ errors: StandardErrors) -> OverallTest? {
    if fit.columns.isEmpty { return nil }
    guard case .classical = errors else { return (try? fit.waldTest(errors)).map(OverallTest.init) }
    switch fit {
    case .linear(let fit, _):
      return OverallTest(
        .variance, fit.fStatistic, fit.modelDegreesOfFreedom, fit.residualDegreesOfFreedom, fit.fPValue)
    case .logistic(let fit):
      let test = fit.likelihoodRatio
      return OverallTest(.likelihoodRatio, test.statistic, test.degreesOfFreedom, nil, test.pValue)
    case .ordered(let fit):
      let test = fit.likelihoodRatio
      return OverallTest(.likelihoodRatio, test.statistic, test.degreesOfFreedom, nil, test.pValue)
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

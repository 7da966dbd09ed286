import Foundation

/// Ordered logistic regression (proportional odds) by maximum likelihood.
///
/// - Model: log(P(Y <= k) / P(Y > k)) = threshold k - columns times coefficients: a positive coefficient raises the
///   outcome, as in R's `polr` and Stata's `ologit`.
/// - Newton's method on standardised columns with the observed information; steps are halved when the likelihood falls
///   or thresholds would cross.
/// - Separation is proved by a direction along which no observation's probability falls, as in `LogisticRegression`.
///
/// Reference: R ordinal::clm, MASS::polr; McCullagh (1980).
public struct OrderedLogisticRegression: Sendable {
  /// The design's columns that were kept, in the order of `coefficients`.
  public let columns: [Int]
  public let dropped: [Int]
  public let coefficients: [Double]
  /// Between category k and k + 1, ascending.
  public let thresholds: [Double]
  /// Of thresholds, then coefficients.
  public let covariance: Matrix
  public let logLikelihood: Double
  /// Of the model with thresholds only.
  public let nullLogLikelihood: Double
  public let count: Int
  public let iterations: Int
  /// Of the observations that count, by the columns as they were given.
  let likelihood: OrderedLikelihood
  /// Their places among the observations given.
  let used: [Int]
  let given: Int

  /// - Parameters:
  ///   - outcome: one category an observation, 0-based.
  ///   - categories: how many there are; each must occur.
  ///   - design: without a constant (the thresholds stand for it).
  /// - Throws: `StatisticsError.badCategory`, `.emptyMargin(row:)` for a category without observations,
  ///   `.tooFewGroups` below 2 categories, `.separation`, `.tooFewObservations`, `.noConvergence`, `.lengthsDiffer`,
  ///   `.notFiniteInMatrix`, `.badWeight`.
  public static func fit(
    outcome: [Int], categories: Int, design: Matrix, weights: [Double]? = nil, tolerance: Double = 1e-7
  ) throws(StatisticsError) -> OrderedLogisticRegression {
    try OrderedLogisticRegression(outcome, categories, design, weights, tolerance)
  }

  private init(
    _ outcome: [Int], _ categories: Int, _ design: Matrix, _ given: [Double]?, _ tolerance: Double
  ) throws(StatisticsError) {
    guard categories > 1 else { throw .tooFewGroups(needed: 2, given: categories) }
    if let bad = outcome.firstIndex(where: { !(0..<categories).contains($0) }) { throw .badCategory(index: bad) }
    let linear = try LinearRegression.fit(
      outcome: outcome.map(Double.init), design: design, weights: given, tolerance: tolerance)
    let used = outcome.indices.filter { linear.weights[$0] > 0 }
    let w = used.map { linear.weights[$0] }
    var totals = [Double](repeating: 0, count: categories)
    for (place, row) in used.enumerated() { totals[outcome[row]] += w[place] }
    if let empty = totals.firstIndex(of: 0) { throw .emptyMargin(row: empty, column: nil) }

    let raw = linear.design.selecting(columns: linear.columns).selecting(rows: used)
    var means: [Double] = []
    var scales: [Double] = []
    var x = raw
    for column in 0..<raw.columns {
      let values = raw.column(column)
      let mean = exactMean(values)
      let scale = variance(values).squareRoot()
      for row in used.indices { x[row, column] = (values[row] - mean) / scale }
      means.append(mean)
      scales.append(scale)
    }
    let likelihood = OrderedLikelihood(outcome: used.map { outcome[$0] }, weights: w, x: x, categories: categories)
    let all = exactSum(totals)
    var start: [Double] = []
    var below = 0.0
    for total in totals.dropLast() {
      below += total
      start.append(log(below / (all - below)))
    }
    nullLogLikelihood = exactSum(totals.map { $0 * log($0 / all) })
    let found: (parameters: [Double], covariance: Matrix, value: Double, iterations: Int)
    do {
      found = try likelihood.maximum(from: start + [Double](repeating: 0, count: x.columns))
    } catch .separation(let moved, let observations, let complete) {
      throw .separation(
        columns: moved.map { linear.columns[$0] }, observations: observations.map { used[$0] }, complete: complete)
    }

    // Back from the standardised columns.
    let cuts = categories - 1
    var jacobian = Matrix(rows: found.parameters.count, columns: found.parameters.count)
    for cut in 0..<cuts {
      jacobian[cut, cut] = 1
      for column in 0..<x.columns { jacobian[cut, cuts + column] = means[column] / scales[column] }
    }
    for column in 0..<x.columns { jacobian[cuts + column, cuts + column] = 1 / scales[column] }
    let parameters = try jacobian.times(try Matrix(columns: [found.parameters])).values
    thresholds = Array(parameters[..<cuts])
    coefficients = Array(parameters[cuts...])
    covariance = try jacobian.times(found.covariance).times(jacobian.transposed)
    logLikelihood = found.value
    columns = linear.columns
    dropped = linear.dropped
    count = used.count
    iterations = found.iterations
    self.likelihood = OrderedLikelihood(outcome: likelihood.outcome, weights: w, x: raw, categories: categories)
    self.used = used
    self.given = outcome.count
  }

  /// The covariance of thresholds, then coefficients: the observed information's inverse, or the sandwich with it as
  /// bread. HC1 is times n / (n - k), k with the thresholds; clusters are times G / (G - 1).
  ///
  /// Reference: R sandwich::sandwich, sandwich::vcovCL of ordinal::clm; Stata `ologit, vce(cluster)`.
  ///
  /// - Throws: `StatisticsError.badSetting` for HC2 and HC3, which need leverages; `.lengthsDiffer`, `.tooFewGroups`.
  public func covariance(_ errors: StandardErrors) throws(StatisticsError) -> Matrix {
    var errors = errors
    switch errors {
    case .classical: return covariance
    case .hc0, .hc1: break
    case .hc2: throw .badSetting(2)
    case .hc3: throw .badSetting(3)
    case .cluster(let clusters):
      guard clusters.count == given else { throw .lengthsDiffer(clusters.count, given) }
      errors = .cluster(used.map { clusters[$0] })
    }
    let ones = [Double](repeating: 1, count: used.count)
    let sandwich = Sandwich(
      model: likelihood.scores(thresholds + coefficients), bread: covariance, scores: ones,
      counts: ones.map { _ in true }, clusterFactor: .ofLikelihood)
    return try sandwich.covariance(errors) { () throws(StatisticsError) in [] }
  }

  /// Every coefficient with Wald's z.
  /// - Throws: what `covariance` throws; `StatisticsError.badLevel`.
  public func tests(_ errors: StandardErrors = .classical, level: Double = 0.95) throws(StatisticsError)
    -> [CoefficientTest]
  {
    Array(try waldTests(thresholds + coefficients, covariance(errors), level: level)[thresholds.count...])
  }

  /// Every threshold with Wald's z.
  /// - Throws: what `covariance` throws; `StatisticsError.badLevel`.
  public func thresholdTests(_ errors: StandardErrors = .classical, level: Double = 0.95) throws(StatisticsError)
    -> [CoefficientTest]
  {
    Array(try waldTests(thresholds + coefficients, covariance(errors), level: level)[..<thresholds.count])
  }

  /// Twice the distance of the log likelihood from the null model's, with its degrees of freedom and p-value.
  public var likelihoodRatio: (statistic: Double, degreesOfFreedom: Double, pValue: Double) {
    let degrees = Double(coefficients.count)
    let statistic = max(0, 2 * (logLikelihood - nullLogLikelihood))
    return (statistic, degrees, degrees > 0 ? ChiSquared(degrees: degrees).upper(statistic) : .nan)
  }

  /// McFadden's.
  public var pseudoRSquared: Double { 1 - logLikelihood / nullLogLikelihood }
  public var aic: Double { -2 * logLikelihood + 2 * Double(coefficients.count + thresholds.count) }
  public var bic: Double {
    -2 * logLikelihood + log(Double(count)) * Double(coefficients.count + thresholds.count)
  }
}

import Foundation

/// Logistic regression of a 0/1 outcome by maximum likelihood.
///
/// - Model: log(p / (1 - p)) = constant + columns times coefficients. Newton's method, which is iteratively reweighted
///   least squares here, each step by QR; steps are halved when the likelihood falls.
/// - Dependent columns are dropped as in `LinearRegression`.
/// - Separation: when the steps do not vanish, the step itself is tried as a certificate. A direction along which no
///   observation's fit gets worse and some get better without end proves that no finite estimate exists (Albert &
///   Anderson 1984); it is thrown with the columns and observations it moves.
/// - Tests: Wald's z with the expected information. Weights count as repetitions of the observation.
///
/// Reference: R `glm(family = binomial)`.
public struct LogisticRegression: Sendable {
  public let hasConstant: Bool
  /// The design's columns that were kept; `coefficients` has the constant before them.
  public let columns: [Int]
  public let dropped: [Int]
  public let coefficients: [Double]
  public let covariance: Matrix
  /// Probabilities of the outcome 1, for every observation given.
  public let fitted: [Double]
  public let logLikelihood: Double
  /// Of the model with nothing but the constant (or, without one, with p = 1/2).
  public let nullLogLikelihood: Double
  /// Observations with a positive weight.
  public let count: Int
  public let iterations: Int
  /// With the outcome, the design and the weights, and the columns that depend on others.
  let linear: LinearRegression

  /// - Throws: `StatisticsError.badCategory` for an outcome other than 0 and 1, `.outcomeConstant`, `.separation`,
  ///   `.tooFewObservations`, `.noConvergence`, `.lengthsDiffer`, `.notFiniteInMatrix`, `.badWeight`.
  public static func fit(
    outcome: [Double], design: Matrix, constant: Bool = true, weights: [Double]? = nil, tolerance: Double = 1e-7
  ) throws(StatisticsError) -> LogisticRegression {
    try LogisticRegression(outcome, design, constant, weights, tolerance)
  }

  private init(
    _ outcome: [Double], _ design: Matrix, _ constant: Bool, _ given: [Double]?, _ tolerance: Double
  ) throws(StatisticsError) {
    if let bad = outcome.firstIndex(where: { $0 != 0 && $0 != 1 }) { throw .badCategory(index: bad) }
    // The rank, and all checks, are the linear model's.
    let linear = try LinearRegression.fit(
      outcome: outcome, design: design, constant: constant, weights: given, tolerance: tolerance)
    let prior = linear.weights
    let used = outcome.indices.filter { prior[$0] > 0 }
    guard used.contains(where: { outcome[$0] == 0 }), used.contains(where: { outcome[$0] == 1 }) else {
      throw .outcomeConstant
    }
    let model = try linear.modelMatrix()
    let x = model.selecting(rows: used)
    let y = used.map { outcome[$0] }
    let w = used.map { prior[$0] }
    var beta = [Double](repeating: 0, count: x.columns)
    var predictor = [Double](repeating: 0, count: used.count)
    var likelihood = Self.logLikelihood(y, predictor, w)
    var round = 0
    var settled = false
    var inverse = Matrix(rows: 0, columns: 0)
    while true {
      round += 1
      var scaled = x
      var working = [Double](repeating: 0, count: used.count)
      for row in used.indices {
        let p = 1 / (1 + exp(-predictor[row]))
        let spread = max(p * (1 / (1 + exp(predictor[row]))), 1e-300)
        let root = (w[row] * spread).squareRoot()
        for column in 0..<x.columns { scaled[row, column] *= root }
        // y - p without cancellation: the probability of what was not observed, signed.
        let miss = y[row] == 1 ? 1 / (1 + exp(predictor[row])) : -p
        working[row] = root * miss / spread
      }
      let solution = try LeastSquares(scaled, working, tolerance: 0)
      guard solution.columns.count == x.columns else { throw .noConvergence(iterations: round) }
      inverse = solution.inverse
      let step = solution.coefficients
      let change = try x.times(try Matrix(columns: [step])).values
      let largest = change.reduce(0) { max($0, abs($1)) }
      if round >= 12, largest > 0.1,
        let found = Self.certificate(x, y, step, change, largest, linear, constant, used)
      {
        throw found
      }
      var share = 1.0
      var next = predictor
      var better = likelihood
      for _ in 0..<30 {
        next = zip(predictor, change).map { $0 + share * $1 }
        better = Self.logLikelihood(y, next, w)
        if better >= likelihood - 1e-12 * abs(likelihood) { break }
        share /= 2
      }
      predictor = next
      likelihood = better
      beta = zip(beta, step).map { $0 + share * $1 }
      // The error after a step is of the order of its square: one more puts the covariance at the estimate too.
      if settled { break }
      settled = largest < 1e-8
      guard round < 60 else { throw .noConvergence(iterations: round) }
    }
    hasConstant = constant
    self.linear = linear
    columns = linear.columns
    dropped = linear.dropped
    coefficients = beta
    covariance = try inverse.times(inverse.transposed)
    fitted = try model.times(try Matrix(columns: [beta])).values.map { 1 / (1 + exp(-$0)) }
    logLikelihood = likelihood
    let total = exactSum(w)
    let ones = exactDot(w, y)
    nullLogLikelihood =
      constant ? ones * log(ones / total) + (total - ones) * log((total - ones) / total) : total * log(0.5)
    count = used.count
    iterations = round
  }

  private static func logLikelihood(_ y: [Double], _ predictor: [Double], _ w: [Double]) -> Double {
    var sum = ExactSum()
    for row in y.indices {
      let signed = y[row] == 1 ? predictor[row] : -predictor[row]
      sum.add(-w[row] * (signed < 0 ? -signed + log1p(exp(signed)) : log1p(exp(-signed))))
    }
    return sum.value
  }

  /// The separation that the step proves, if it does.
  private static func certificate(
    _ x: Matrix, _ y: [Double], _ step: [Double], _ change: [Double], _ largest: Double, _ linear: LinearRegression,
    _ constant: Bool, _ used: [Int]
  ) -> StatisticsError? {
    let signed = zip(y, change).map { $0 == 1 ? $1 : -$1 }
    guard signed.allSatisfy({ $0 >= -1e-6 * largest }) else { return nil }
    let shift = constant ? 1 : 0
    let moving = linear.columns.indices.filter { place in
      let values = x.column(place + shift)
      let range = (values.max() ?? 0) - (values.min() ?? 0)
      return abs(step[place + shift]) * range > 1e-3 * largest
    }
    let separated = signed.indices.filter { signed[$0] > 1e-3 * largest }
    return .separation(
      columns: moving.map { linear.columns[$0] }, observations: separated.map { used[$0] },
      complete: separated.count == used.count)
  }

  /// Twice the distance of the log likelihood from the null model's, with its degrees of freedom and p-value.
  public var likelihoodRatio: (statistic: Double, degreesOfFreedom: Double, pValue: Double) {
    let degrees = Double(columns.count)
    let statistic = max(0, 2 * (logLikelihood - nullLogLikelihood))
    return (statistic, degrees, degrees > 0 ? ChiSquared(degrees: degrees).upper(statistic) : .nan)
  }

  /// McFadden's: 1 - log likelihood over the null model's (Stata's pseudo R2).
  public var pseudoRSquared: Double { 1 - logLikelihood / nullLogLikelihood }
  public var deviance: Double { -2 * logLikelihood }
  /// No variance is estimated: R and Stata count alike.
  public var aic: Double { -2 * logLikelihood + 2 * Double(coefficients.count) }
  public var bic: Double { -2 * logLikelihood + log(Double(count)) * Double(coefficients.count) }
}

/// Wald's z of maximum likelihood estimates.
func waldTests(_ estimates: [Double], _ covariance: Matrix, level: Double) throws(StatisticsError) -> [CoefficientTest]
{
  let quantile = StandardNormal().upperQuantile(try tail(outside: level))
  return zip(estimates, covariance.diagonal).map { estimate, variance in
    let deviation = variance.squareRoot()
    return CoefficientTest(
      estimate: estimate, standardError: deviation, statistic: estimate / deviation,
      pValue: StandardNormal().pValue(estimate / deviation, .twoSided),
      interval: Interval(around: estimate, margin: quantile * deviation))
  }
}

/// An odds ratio with its interval.
public struct OddsRatioEstimate: Sendable, Hashable {
  public let ratio: Double
  public let low: Double
  public let high: Double
}

extension CoefficientTest {
  /// Of a model that explains log odds: exp of the estimate and of the ends of its interval.
  public var oddsRatio: OddsRatioEstimate {
    OddsRatioEstimate(ratio: exp(estimate), low: exp(interval.low), high: exp(interval.high))
  }
}

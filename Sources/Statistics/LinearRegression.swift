import Foundation

/// Linear regression by least squares.
///
/// - Model: outcome = constant + columns times coefficients + error. The constant is a column of ones before the others.
/// - Solved by QR (`LeastSquares`); dependent columns are dropped and named by index, or refused.
/// - Weights as R's `lm`: the sum of w e^2 is smallest, observations of weight 0 do not count.
/// - R squared is about the mean with a constant, about 0 without, as in R and Stata.
/// - Standard errors, tests and intervals by kind: `StandardErrors`.
///
/// Reference: R `lm`, `summary.lm`; NIST StRD linear regression sets.
public struct LinearRegression: Sendable {
  /// What to do with columns that depend on those before them.
  public enum Dependence: Sendable, Hashable {
    case drop
    case refuse
  }

  public let hasConstant: Bool
  /// The design's columns that were kept, in order; `coefficients` has the constant before them.
  public let columns: [Int]
  /// The design's columns that depend on those before them.
  public let dropped: [Int]
  public let coefficients: [Double]
  public let fitted: [Double]
  /// Outcome less fitted, for every observation given.
  public let residuals: [Double]
  /// Observations with a positive weight.
  public let count: Int
  public let residualSumOfSquares: Double
  /// About the (weighted) mean with a constant, about 0 without.
  public let totalSumOfSquares: Double
  let design: Matrix
  let outcome: [Double]
  /// 1 for every observation without weights.
  let weights: [Double]
  let isWeighted: Bool
  let solution: LeastSquares

  /// - Parameters:
  ///   - design: observations by regressors, without the constant.
  ///   - tolerance: below which share of its length a column counts as dependent; 1e-7 is R's.
  /// - Throws: `StatisticsError.rankDeficient` when dependent columns are refused, `.tooFewObservations` when there are
  ///   not more observations than coefficients, `.lengthsDiffer`, `.notFinite`, `.notFiniteInMatrix`, `.badWeight`.
  public static func fit(
    outcome: [Double], design: Matrix, constant: Bool = true, weights: [Double]? = nil, tolerance: Double = 1e-7,
    dependence: Dependence = .drop
  ) throws(StatisticsError) -> LinearRegression {
    let regression = try LinearRegression(outcome, design, constant, weights, tolerance)
    if dependence == .refuse, !regression.dropped.isEmpty { throw .rankDeficient(columns: regression.dropped) }
    return regression
  }

  private init(
    _ outcome: [Double], _ design: Matrix, _ constant: Bool, _ given: [Double]?, _ tolerance: Double
  ) throws(StatisticsError) {
    let n = outcome.count
    guard design.rows == n || design.columns == 0 else { throw .lengthsDiffer(n, design.rows) }
    try checkFinite(outcome)
    try design.checkFinite()
    if let given { try checkWeights(given, count: n) }
    let weights = given ?? [Double](repeating: 1, count: n)
    let shift = constant ? 1 : 0
    let regressors = design.columns == 0 ? Matrix(rows: n, columns: 0) : design

    let roots = given.map { $0.map { $0.squareRoot() } } ?? []
    let solution: LeastSquares
    if given == nil {
      solution = try LeastSquares(regressors, outcome, constant: constant, tolerance: tolerance)
    } else {
      var scaled = try regressors.model(constant: constant, columns: Array(0..<(regressors.columns + shift)))
      for column in 0..<scaled.columns {
        for row in 0..<n { scaled[row, column] *= roots[row] }
      }
      solution = try LeastSquares(scaled, zip(outcome, roots).map { $0 * $1 }, tolerance: tolerance)
    }
    count = given == nil ? n : weights.count { $0 > 0 }
    guard count > solution.columns.count else {
      throw .tooFewObservations(needed: solution.columns.count + 1, given: count)
    }
    hasConstant = constant
    columns = solution.columns.map { $0 - shift }.filter { $0 >= 0 }
    dropped = solution.dropped.map { $0 - shift }
    coefficients = solution.coefficients
    self.design = regressors
    if given == nil {
      residuals = solution.residuals
      fitted = zip(outcome, solution.residuals).map { $0 - $1 }
    } else {
      let model = try regressors.model(constant: constant, columns: solution.columns)
      let product = try model.times(try Matrix(columns: [solution.coefficients])).values
      fitted = product
      // An observation of weight 0 has a residual too, which the weighted one cannot give back.
      residuals = outcome.indices.map {
        roots[$0] > 0 ? solution.residuals[$0] / roots[$0] : outcome[$0] - product[$0]
      }
    }
    residualSumOfSquares = exactDot(solution.residuals, solution.residuals)
    if constant, given == nil {
      totalSumOfSquares = sumOfSquares(outcome, around: exactMean(outcome))
    } else if constant {
      let mean = try WeightedValues(outcome, weights: weights, kind: .frequency).mean
      let deviations = outcome.map { $0 - mean }
      totalSumOfSquares = exactDot(zip(weights, deviations).map { $0 * $1 }, deviations)
    } else {
      totalSumOfSquares = exactDot(zip(weights, outcome).map { $0 * $1 }, outcome)
    }
    self.outcome = outcome
    self.weights = weights
    self.isWeighted = given != nil
    self.solution = solution
  }

  /// The model matrix of the columns kept, with the constant.
  func modelMatrix() throws(StatisticsError) -> Matrix {
    try design.model(constant: hasConstant, columns: solution.columns)
  }

  /// Observations less coefficients.
  public var residualDegreesOfFreedom: Double { Double(count - coefficients.count) }
  /// Coefficients less the constant.
  public var modelDegreesOfFreedom: Double { Double(coefficients.count - (hasConstant ? 1 : 0)) }
  public var residualVariance: Double { residualSumOfSquares / residualDegreesOfFreedom }
  /// R's residual standard error, Stata's root MSE.
  public var residualStandardError: Double { residualVariance.squareRoot() }

  /// Whether the residuals are nothing but rounding: what is inferred from them then means nothing. The rule is R's
  /// (`summary.lm`): residual variance below 1e-30 times the fitted values' squared mean and variance, with room for
  /// rounding.
  public var isPerfect: Bool {
    let mean = exactMean(fitted)
    guard residualVariance < (mean * mean + variance(fitted)) * 1e-27 else { return false }
    // Beside values far from 0 the room is larger than what they differ by.
    return !(rSquared < 0.999)
  }

  /// NaN when the outcome does not vary.
  public var rSquared: Double {
    totalSumOfSquares > 0 ? 1 - residualSumOfSquares / totalSumOfSquares : .nan
  }

  public var adjustedRSquared: Double {
    1 - (1 - rSquared) * Double(count - (hasConstant ? 1 : 0)) / residualDegreesOfFreedom
  }

  /// F of all regressors together; NaN without any.
  public var fStatistic: Double {
    guard modelDegreesOfFreedom > 0 else { return .nan }
    return (totalSumOfSquares - residualSumOfSquares) / modelDegreesOfFreedom / residualVariance
  }

  public var fPValue: Double {
    guard modelDegreesOfFreedom > 0 else { return .nan }
    return FisherF(numerator: modelDegreesOfFreedom, denominator: residualDegreesOfFreedom).upper(fStatistic)
  }
}

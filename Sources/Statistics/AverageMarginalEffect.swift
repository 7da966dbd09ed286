import Foundation

/// By how much the probability of the outcome changes with a variable of a logistic regression, averaged over the
/// observations as they are.
///
/// - A number: the mean of p (1 - p) d(x b)/dv. A category, or a variable of 0 and 1: the mean of p with it less p with
///   the reference, all else as it is. Weighted by the regression's weights.
/// - Standard error by the delta method from the covariance of the coefficients; Wald's z.
/// - Null: the average effect is 0.
///
/// Reference: R margins::margins (and marginaleffects::avg_slopes); Stata `margins, dydx(*)`.
public struct AverageMarginalEffect: Sendable {
  /// How the design changes with the variable. Matrices are observations by the design's columns, as the fit was given.
  public enum Change: Sendable {
    /// Each column's derivative by the variable.
    case derivative(Matrix)
    /// The design with the reference, and with the category.
    case step(from: Matrix, to: Matrix)
  }

  public let test: CoefficientTest

  /// - Parameter covariance: of the coefficients, as `LogisticRegression.covariance` gives it.
  /// - Throws: `StatisticsError.lengthsDiffer`, `.badLevel`.
  public init(
    _ regression: LogisticRegression, _ change: Change, covariance: Matrix, level: Double = 0.95
  ) throws(StatisticsError) {
    let b = try Matrix(columns: [regression.coefficients])
    let weights = regression.linear.weights
    let total = exactSum(weights)
    func model(_ design: Matrix, constant: Bool) throws(StatisticsError) -> Matrix {
      guard design.rows == weights.count else { throw .lengthsDiffer(design.rows, weights.count) }
      let chosen = design.selecting(columns: regression.columns)
      guard regression.hasConstant else { return chosen }
      let ones = [Double](repeating: constant ? 1 : 0, count: design.rows)
      return try Matrix(rows: design.rows, columns: chosen.columns + 1, values: ones + chosen.values)
    }
    func probabilities(_ matrix: Matrix) throws(StatisticsError) -> [Double] {
      try matrix.times(b).values.map { 1 / (1 + exp(-$0)) }
    }
    func mean(_ values: [Double]) -> Double { exactDot(weights, values) / total }
    let estimate: Double
    var gradient: [Double] = []
    switch change {
    case .derivative(let design):
      let slopes = try model(design, constant: false)
      let whole = try model(regression.linear.design, constant: true)
      let p = regression.fitted
      let slope = try slopes.times(b).values
      estimate = mean(p.indices.map { p[$0] * (1 - p[$0]) * slope[$0] })
      for column in 0..<whole.columns {
        gradient.append(
          mean(
            p.indices.map { row in
              p[row] * (1 - p[row]) * ((1 - 2 * p[row]) * slope[row] * whole[row, column] + slopes[row, column])
            }))
      }
    case .step(let from, let to):
      let (before, after) = (try model(from, constant: true), try model(to, constant: true))
      let (low, high) = (try probabilities(before), try probabilities(after))
      estimate = mean(low.indices.map { high[$0] - low[$0] })
      for column in 0..<before.columns {
        gradient.append(
          mean(
            low.indices.map { row in
              high[row] * (1 - high[row]) * after[row, column] - low[row] * (1 - low[row]) * before[row, column]
            }))
      }
    }
    let spread = try covariance.times(try Matrix(columns: [gradient])).values
    let variance = try Matrix(rows: 1, columns: 1, values: [exactDot(gradient, spread)])
    test = try waldTests([estimate], variance, level: level)[0]
  }
}

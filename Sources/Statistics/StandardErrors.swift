import Foundation

/// Which covariance of the coefficients is used.
public enum StandardErrors: Sendable, Hashable {
  /// Errors independent with one variance.
  case classical
  /// White's (1980), without correction.
  case hc0
  /// HC0 times n / (n - k): Stata's `robust`.
  case hc1
  /// Each squared residual over 1 - leverage; NaN where a leverage is 1.
  case hc2
  /// Each squared residual over (1 - leverage)^2 (MacKinnon & White 1985); NaN where a leverage is 1.
  case hc3
  /// Sums of scores within clusters; one cluster number an observation. Linear models times G / (G - 1) (n - 1) / (n - k)
  /// (CR1, as Stata's `regress, vce(cluster)`), models of odds times G / (G - 1) (as Stata's `logit, vce(cluster)` and
  /// the default of R's sandwich::vcovCL).
  case cluster([Int])

  /// Below so many clusters the errors are too small (Cameron & Miller 2015, Journal of Human Resources 50(2), VI.C).
  public static let fewClusters = 30
}

/// One coefficient with its test.
public struct CoefficientTest: Sendable, Hashable {
  public let estimate: Double
  public let standardError: Double
  /// t for linear models, z for others.
  public let statistic: Double
  /// Two-sided, of the null that the coefficient is 0.
  public let pValue: Double
  public let interval: Interval
}

extension LinearRegression {
  /// The covariance matrix of the coefficients, in their order.
  ///
  /// Bread and meat: (X'WX)^-1 X'W E W X (X'WX)^-1, the bread from R of the QR.
  /// Reference: R `vcov`, sandwich::vcovHC, sandwich::vcovCL(type = "HC1", cadjust = TRUE).
  ///
  /// - Throws: `StatisticsError.lengthsDiffer`, `.tooFewGroups` for fewer than two clusters.
  public func covariance(_ errors: StandardErrors = .classical) throws(StatisticsError) -> Matrix {
    let inverse = solution.inverse
    let bread = try inverse.times(inverse.transposed)
    if case .classical = errors { return bread.scaled(by: residualVariance) }
    let sandwich = Sandwich(
      model: try modelMatrix(), bread: bread, scores: residuals.indices.map { weights[$0] * residuals[$0] },
      counts: weights.map { $0 > 0 })
    return try sandwich.covariance(errors) { () throws(StatisticsError) in try leverages() }
  }

  /// The degrees of freedom of t: n - k, or clusters less 1 (as Stata).
  public func degreesOfFreedom(_ errors: StandardErrors) -> Double {
    guard case .cluster(let clusters) = errors else { return residualDegreesOfFreedom }
    return Double(Set(zip(clusters, weights).filter { $0.1 > 0 }.map(\.0)).count - 1)
  }

  /// Every coefficient with its standard error, t, p and interval.
  /// - Throws: what `covariance` throws, and `StatisticsError.badLevel`.
  public func tests(_ errors: StandardErrors = .classical, level: Double = 0.95) throws(StatisticsError)
    -> [CoefficientTest]
  {
    let outside = try tail(outside: level)
    let distribution = StudentT(degrees: degreesOfFreedom(errors))
    let quantile = distribution.upperQuantile(outside)
    let deviations = try covariance(errors).diagonal.map { $0.squareRoot() }
    return zip(coefficients, deviations).map { estimate, deviation in
      let statistic = estimate / deviation
      return CoefficientTest(
        estimate: estimate, standardError: deviation, statistic: statistic,
        pValue: distribution.pValue(statistic, .twoSided),
        interval: Interval(around: estimate, margin: quantile * deviation))
    }
  }
}

extension Matrix {
  func scaled(by factor: Double) -> Matrix {
    var result = self
    for column in 0..<columns {
      for row in 0..<rows { result[row, column] *= factor }
    }
    return result
  }

  /// The transposed matrix times the matrix.
  var crossProduct: Matrix {
    var result = Matrix(rows: columns, columns: columns)
    for a in 0..<columns {
      for b in 0...a {
        var sum = ExactSum()
        for row in 0..<rows { sum.add(self[row, a], times: self[row, b]) }
        result[a, b] = sum.value
        result[b, a] = sum.value
      }
    }
    return result
  }
}

extension CoefficientTest {
  /// An estimate of which nothing is inferred: all else is NaN.
  public init(withoutError estimate: Double) {
    self.init(
      estimate: estimate, standardError: .nan, statistic: .nan, pValue: .nan,
      interval: Interval(low: .nan, high: .nan))
  }
}

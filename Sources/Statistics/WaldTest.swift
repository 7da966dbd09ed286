/// Wald's test that several coefficients of a regression are all 0, with whichever covariance their errors have.
///
/// - Null: the coefficients are 0. Statistic: W = b' V^-1 b for the q coefficients b and their covariance V. Linear
///   models: F = W / q with q and the degrees of freedom of their t; models of odds: W as chi-squared with q.
/// - With the classical covariance of a linear model it is the F of the analysis of variance.
/// - Never exact with robust or clustered errors. Clusters less 1 must not be fewer than q: V has no inverse then.
///
/// Reference: R lmtest::waldtest(fit, vcov = …); Stata's `test` after `vce(robust)` and `vce(cluster)`.
public struct WaldTest: Sendable, Hashable {
  /// F where there are degrees of freedom below, else chi-squared.
  public let statistic: Double
  public let numeratorDegrees: Double
  /// `nil` for chi-squared.
  public let denominatorDegrees: Double?

  /// - Throws: `StatisticsError.tooFewItems` without a coefficient, `.tooFewGroups` when V's rank is below q,
  ///   `.notPositiveDefinite`, `.constantValues` for a standard error that is 0 or no number.
  init(_ estimates: [Double], _ covariance: Matrix, rank: Int, denominator: Double?) throws(StatisticsError) {
    let q = estimates.count
    guard q > 0 else { throw .tooFewItems(needed: 1, given: 0) }
    guard rank >= q else { throw .tooFewGroups(needed: q + 1, given: rank + 1) }
    // Scaled to correlations, so that columns of any unit invert alike.
    let deviations = covariance.diagonal.map { $0.squareRoot() }
    guard deviations.allSatisfy({ $0 > 0 && $0.isFinite }) else { throw .constantValues }
    var correlations = covariance
    for a in 0..<q {
      for b in 0..<q { correlations[a, b] /= deviations[a] * deviations[b] }
    }
    let ratios = zip(estimates, deviations).map { $0 / $1 }
    let inverse = try LinearAlgebra.invertPositive(correlations).inverse
    let sum = exactDot(ratios, try inverse.times(try Matrix(columns: [ratios])).values)
    numeratorDegrees = Double(q)
    denominatorDegrees = denominator
    statistic = denominator == nil ? sum : sum / Double(q)
  }

  public var pValue: Double {
    guard let denominatorDegrees else { return ChiSquared(degrees: numeratorDegrees).upper(statistic) }
    return FisherF(numerator: numeratorDegrees, denominator: denominatorDegrees).upper(statistic)
  }
}

extension Matrix {
  /// The rows and the columns with these numbers.
  fileprivate func part(_ chosen: [Int]) -> Matrix { selecting(columns: chosen).selecting(rows: chosen) }
}

extension LinearRegression {
  /// - Parameter columns: of the design, all of them kept; `nil` for every regressor but the constant.
  /// - Throws: what `covariance` and `WaldTest` throw; `StatisticsError.rankDeficient` for a column that was dropped.
  public func waldTest(_ errors: StandardErrors, columns chosen: [Int]? = nil) throws(StatisticsError) -> WaldTest {
    let places = try columns.places(of: chosen, shift: hasConstant ? 1 : 0)
    let degrees = degreesOfFreedom(errors)
    return try WaldTest(
      places.map { coefficients[$0] }, covariance(errors).part(places), rank: Int(degrees), denominator: degrees)
  }
}

extension LogisticRegression {
  /// - Parameter columns: of the design, all of them kept; `nil` for every regressor but the constant.
  /// - Throws: what `covariance` and `WaldTest` throw; `StatisticsError.rankDeficient` for a column that was dropped.
  public func waldTest(_ errors: StandardErrors, columns chosen: [Int]? = nil) throws(StatisticsError) -> WaldTest {
    let places = try columns.places(of: chosen, shift: hasConstant ? 1 : 0)
    return try WaldTest(
      places.map { coefficients[$0] }, covariance(errors).part(places), rank: errors.rank ?? count, denominator: nil)
  }
}

extension OrderedLogisticRegression {
  /// - Parameter columns: of the design, all of them kept; `nil` for every regressor.
  /// - Throws: what `covariance` and `WaldTest` throw; `StatisticsError.rankDeficient` for a column that was dropped.
  public func waldTest(_ errors: StandardErrors, columns chosen: [Int]? = nil) throws(StatisticsError) -> WaldTest {
    let places = try columns.places(of: chosen, shift: 0)
    return try WaldTest(
      places.map { coefficients[$0] }, covariance(errors).part(places.map { $0 + thresholds.count }),
      rank: errors.rank ?? count, denominator: nil)
  }
}

extension [Int] {
  /// Where columns of the design stand among the coefficients; the receiver holds those kept.
  fileprivate func places(of chosen: [Int]?, shift: Int) throws(StatisticsError) -> [Int] {
    guard let chosen else { return indices.map { $0 + shift } }
    var places: [Int] = []
    for column in chosen {
      guard let place = firstIndex(of: column) else { throw .rankDeficient(columns: [column]) }
      places.append(place + shift)
    }
    return places
  }
}

extension StandardErrors {
  /// What the covariance's rank can be at most; `nil` where the observations bound it.
  fileprivate var rank: Int? {
    if case .cluster(let clusters) = self { Set(clusters).count - 1 } else { nil }
  }
}

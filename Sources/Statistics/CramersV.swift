/// Cramer's V of a contingency table, plain and corrected for bias.
///
/// - V = sqrt(chi-squared / (n min(r - 1, c - 1))).
/// - Corrected (Bergsma 2013): phi^2 less its expectation (r - 1)(c - 1) / (n - 1), not below 0, over the smaller of
///   r - (r - 1)^2 / (n - 1) and c - (c - 1)^2 / (n - 1), less 1.
/// - Interval of V: the noncentral chi-squared distributions that have the observed chi-squared at their tails
///   (Steiger 2004); V = sqrt(lambda / (n min(r - 1, c - 1))), not above 1.
///
/// Reference: R effectsize::cramers_v (`adjust` FALSE and TRUE; the interval with `alternative = "two.sided"`).
public struct CramersV: Sendable, Hashable {
  public let estimate: Double
  public let corrected: Double
  let statistic: Double
  let degrees: Double
  /// n min(r - 1, c - 1).
  let reach: Double

  /// - Throws: `StatisticsError.emptyMargin`, `.wrongShape` for a single row or column, `.tooFewObservations` below 2.
  public init(_ table: ContingencyTable) throws(StatisticsError) {
    guard table.total > 1 else { throw .tooFewObservations(needed: 2, given: table.total) }
    let test = try ChiSquaredTest(table)
    let n = Double(table.total)
    let (r, c) = (Double(table.rows), Double(table.columns))
    let phiSquared = test.statistic / n
    estimate = (phiSquared / min(r - 1, c - 1)).squareRoot()
    let unbiased = max(0, phiSquared - (r - 1) * (c - 1) / (n - 1))
    let rows = r - (r - 1) * (r - 1) / (n - 1)
    let columns = c - (c - 1) * (c - 1) / (n - 1)
    let least = min(rows, columns) - 1
    corrected = least > 0 ? (unbiased / least).squareRoot() : 0
    statistic = test.statistic
    degrees = test.degreesOfFreedom
    reach = n * min(r - 1, c - 1)
  }

  /// - Throws: `StatisticsError.badLevel`, `.noConvergence`.
  public func interval(level: Double = 0.95) throws(StatisticsError) -> Interval {
    let outside = try tail(outside: level)
    func lambda(where probability: Double) throws(StatisticsError) -> Double {
      func excess(_ lambda: Double) -> Double {
        lambda == 0
          ? ChiSquared(degrees: degrees).upper(statistic) - probability
          : NoncentralChiSquared(degrees: degrees, noncentrality: lambda).upper(statistic) - probability
      }
      if excess(0) >= 0 { return 0 }
      var high = max(1, 2 * statistic)
      for _ in 0..<60 where excess(high) < 0 { high *= 2 }
      guard let found = root(of: excess, from: 0, to: high) else { throw .noConvergence(iterations: 60) }
      return found
    }
    return Interval(
      low: min(1, (try lambda(where: outside) / reach).squareRoot()),
      high: min(1, (try lambda(where: 1 - outside) / reach).squareRoot()))
  }
}

/// Cramer's V of a contingency table, plain and corrected for bias.
///
/// - V = sqrt(chi-squared / (n min(r - 1, c - 1))).
/// - Corrected (Bergsma 2013): phi^2 less its expectation (r - 1)(c - 1) / (n - 1), not below 0, over the smaller of
///   r - (r - 1)^2 / (n - 1) and c - (c - 1)^2 / (n - 1), less 1.
///
/// Reference: R effectsize::cramers_v (`adjust` FALSE and TRUE).
public struct CramersV: Sendable, Hashable {
  public let estimate: Double
  public let corrected: Double

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
    let reach = min(rows, columns) - 1
    corrected = reach > 0 ? (unbiased / reach).squareRoot() : 0
  }
}

/// Fleiss's kappa: agreement beyond chance of the same number of raters on every unit.
///
/// - kappa = (P - Pe) / (1 - Pe), P the mean share of agreeing pairs of raters, Pe the sum of squared category shares.
/// - Standard error under the null of chance agreement: Fleiss, Nee & Landis (1979).
///
/// Reference: statsmodels fleiss_kappa; Fleiss (1971), Psychological Bulletin 76: 378-382.
public struct FleissKappa: Sendable, Hashable {
  public let estimate: Double
  public let nullStandardError: Double
  /// The mean share of agreeing pairs.
  public let agreement: Double
  public let units: Int
  public let raters: Int

  /// - Parameter counts: per unit, how many raters chose each category.
  /// - Throws: `StatisticsError.tooFewObservations` below 2 units, `.tooFewItems` below 2 raters or categories,
  ///   `.badCount` with the index of a unit with another number of ratings, `.constantValues` when all ratings are one
  ///   category.
  public init(_ counts: ContingencyTable) throws(StatisticsError) {
    guard counts.rows > 1 else { throw .tooFewObservations(needed: 2, given: counts.rows) }
    guard counts.columns > 1 else { throw .tooFewItems(needed: 2, given: counts.columns) }
    let number = counts.rowTotals[0]
    if let bad = counts.rowTotals.firstIndex(where: { $0 != number }) { throw .badCount(index: bad) }
    guard number > 1 else { throw .tooFewItems(needed: 2, given: number) }
    let m = Double(number)
    let n = Double(counts.rows)
    var pairs = 0
    for row in counts.counts { for count in row { pairs += count * (count - 1) } }
    agreement = Double(pairs) / (n * m * (m - 1))
    let shares = counts.columnTotals.map { Double($0) / (n * m) }
    let chance = shares.reduce(0) { $0 + $1 * $1 }
    guard !counts.columnTotals.contains(counts.total) else { throw .constantValues }
    estimate = (agreement - chance) / (1 - chance)
    let spread = shares.reduce(0) { $0 + $1 * (1 - $1) }
    let skew = shares.reduce(0) { $0 + $1 * (1 - $1) * (1 - 2 * $1) }
    nullStandardError = (2 * (spread * spread - skew)).squareRoot() / (spread * (n * m * (m - 1)).squareRoot())
    units = counts.rows
    raters = number
  }

  public var statistic: Double { estimate / nullStandardError }
  public func pValue(_ alternative: Alternative = .twoSided) -> Double {
    StandardNormal().pValue(statistic, alternative)
  }
}

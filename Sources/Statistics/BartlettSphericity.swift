/// Bartlett's (1951) test of sphericity.
///
/// - Null: all correlations are 0. Statistic: -(n - 1 - (2k + 5) / 6) ln det R, k (k - 1) / 2 degrees of freedom;
///   approximate, items normal.
///
/// Reference: R psych::cortest.bartlett.
public struct BartlettSphericity: Sendable, Hashable {
  public let statistic: Double
  public let degreesOfFreedom: Double

  /// - Throws: `StatisticsError.notPositiveDefinite` when an item is a linear combination of others.
  public init(_ correlations: CorrelationMatrix) throws(StatisticsError) {
    let logDeterminant = try LinearAlgebra.invertPositive(correlations.values).logDeterminant
    let k = Double(correlations.items)
    statistic = -(Double(correlations.count) - 1 - (2 * k + 5) / 6) * logDeterminant
    degreesOfFreedom = k * (k - 1) / 2
  }

  public var pValue: Double { ChiSquared(degrees: degreesOfFreedom).upper(statistic) }
}

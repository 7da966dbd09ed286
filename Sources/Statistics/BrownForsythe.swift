/// The test of Brown & Forsythe (1974), Levene's about the medians, for groups of one variance.
///
/// - Null: all groups have one variance. The one-way analysis of variance of the distances from each group's median.
/// - Approximate; robust where the values are not normal.
///
/// Reference: R car::leveneTest (its default, `center = median`).
public struct BrownForsythe: Sendable, Hashable {
  public let anova: OneWayANOVA

  /// - Throws: what `OneWayANOVA` throws.
  public init(_ groups: [[Double]]) throws(StatisticsError) {
    try checkGroups(groups, needed: 1)
    var distances: [[Double]] = []
    for group in groups {
      let median = try Quantile.values(of: group, at: [0.5])[0]
      distances.append(group.map { abs($0 - median) })
    }
    anova = try OneWayANOVA(distances)
  }

  public var statistic: Double { anova.statistic }
  public var pValue: Double { anova.pValue }
}

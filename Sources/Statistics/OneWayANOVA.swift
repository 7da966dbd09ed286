/// One-way analysis of variance with equal variances.
///
/// - Null: all groups have one mean. Statistic: F, the mean square between over the mean square within.
/// - Observations normal with one variance, or many.
///
/// Reference: R `aov`, `oneway.test(var.equal = TRUE)`; NIST StRD analysis of variance sets.
public struct OneWayANOVA: Sendable, Hashable {
  public let counts: [Int]
  public let means: [Double]
  public let sumBetween: Double
  public let sumWithin: Double

  /// - Throws: `StatisticsError.tooFewGroups`, `.groupTooSmall` for an empty group, `.tooFewObservations` when no group
  ///   has two, `.constantValues` when nothing varies, `.notFinite`.
  public init(_ groups: [[Double]]) throws(StatisticsError) {
    try checkGroups(groups, needed: 1)
    counts = groups.map(\.count)
    let total = counts.reduce(0, +)
    guard total > groups.count else { throw .tooFewObservations(needed: groups.count + 1, given: total) }
    means = groups.map(exactMean)
    let all = groups.flatMap { $0 }
    let grand = exactMean(all)
    // Deviations from the grand mean first: the differences between means keep their digits where the data share many.
    var between = ExactSum()
    var within = ExactSum()
    for group in groups {
      let deviation = exactMean(group.map { $0 - grand })
      between.add(Double(group.count) * deviation, times: deviation)
      within.add(sumOfSquares(group, around: exactMean(group)))
    }
    sumBetween = between.value
    sumWithin = within.value
    guard sumBetween > 0 || sumWithin > 0 else { throw .constantValues }
  }

  public var degreesBetween: Double { Double(counts.count - 1) }
  public var degreesWithin: Double { Double(counts.reduce(0, +) - counts.count) }
  public var meanSquareBetween: Double { sumBetween / degreesBetween }
  public var meanSquareWithin: Double { sumWithin / degreesWithin }
  /// F; infinite when nothing varies within the groups.
  public var statistic: Double { meanSquareBetween / meanSquareWithin }
  public var pValue: Double { FisherF(numerator: degreesBetween, denominator: degreesWithin).upper(statistic) }
}

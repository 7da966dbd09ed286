/// Welch's analysis of variance: several means without the assumption of one variance.
///
/// - Null: all groups have one mean. Statistic: Welch's (1951) F with weights n_i / s_i^2; denominator degrees of freedom
///   (k^2 - 1) / (3 sum (1 - w_i / W)^2 / (n_i - 1)).
///
/// Reference: R `oneway.test` (its default).
public struct WelchANOVA: Sendable, Hashable {
  public let statistic: Double
  public let degreesBetween: Double
  public let degreesWithin: Double
  public let counts: [Int]

  /// - Throws: `StatisticsError.tooFewGroups`, `.groupTooSmall` below two in a group, `.constantColumn` with the index of
  ///   a group that does not vary, `.notFinite`.
  public init(_ groups: [[Double]]) throws(StatisticsError) {
    try checkGroups(groups, needed: 2)
    counts = groups.map(\.count)
    let k = Double(groups.count)
    let variances = groups.map(variance)
    if let constant = variances.firstIndex(where: { $0 == 0 }) { throw .constantColumn(constant) }
    let weights = zip(counts, variances).map { Double($0) / $1 }
    let total = exactSum(weights)
    let means = groups.map(exactMean)
    let grand = exactDot(weights, means) / total
    var spread = 0.0
    var between = 0.0
    for (index, weight) in weights.enumerated() {
      let rest = 1 - weight / total
      spread += rest * rest / Double(counts[index] - 1)
      between += weight * (means[index] - grand) * (means[index] - grand)
    }
    spread /= k * k - 1
    statistic = between / ((k - 1) * (1 + 2 * (k - 2) * spread))
    degreesBetween = k - 1
    degreesWithin = 1 / (3 * spread)
  }

  public var pValue: Double { FisherF(numerator: degreesBetween, denominator: degreesWithin).upper(statistic) }
}

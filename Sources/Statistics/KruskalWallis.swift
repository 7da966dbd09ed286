/// Kruskal and Wallis's rank test of several independent samples.
///
/// - Null: all samples come from one distribution.
/// - Statistic: H = (12 / (N (N + 1)) sum R_i^2 / n_i - 3 (N + 1)) / (1 - sum(t^3 - t) / (N^3 - N)), ties corrected.
/// - Always approximate: chi-squared with k - 1 degrees of freedom.
/// - Effect size: epsilon squared, H / (N - 1) (Tomczak & Tomczak 2014).
///
/// Reference: R `kruskal.test`.
public struct KruskalWallis: Sendable, Hashable {
  public let statistic: Double
  public let counts: [Int]
  public let ties: [Int]
  public let meanRanks: [Double]

  /// - Throws: `StatisticsError.tooFewGroups`, `.groupTooSmall` for an empty group, `.constantValues`, `.notFinite`.
  public init(_ groups: [[Double]]) throws(StatisticsError) {
    try checkGroups(groups, needed: 1)
    let all = groups.flatMap { $0 }
    let ranks = Ranks(all)
    let n = Double(all.count)
    guard ranks.ties != [all.count] else { throw .constantValues }
    var start = 0
    var means: [Double] = []
    var sum = ExactSum()
    for group in groups {
      let mean = exactSum(ranks.values[start..<(start + group.count)]) / Double(group.count)
      let distance = mean - (n + 1) / 2
      sum.add(Double(group.count) * distance * distance)
      means.append(mean)
      start += group.count
    }
    statistic = 12 / (n * (n + 1)) * sum.value / (1 - ranks.tieTerm / (n * n * n - n))
    counts = groups.map(\.count)
    ties = ranks.ties
    meanRanks = means
  }

  public var degreesOfFreedom: Double { Double(counts.count - 1) }
  public var pValue: Double { ChiSquared(degrees: degreesOfFreedom).upper(statistic) }
  public var epsilonSquared: Double { statistic / Double(counts.reduce(0, +) - 1) }
}

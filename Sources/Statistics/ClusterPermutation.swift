/// A permutation test for counts that are clustered: each cluster (a person) has so many units (segments, words) of
/// which so many count, and belongs to one group.
///
/// - Null: which group a cluster belongs to has nothing to do with its counts. Clusters, not units, are permuted over
///   the groups, whose numbers of clusters stay.
/// - Statistic: the sum over groups of (hits - units x overall rate)^2 / units, the between-group part of Pearson's
///   chi-squared; large when the groups' rates differ. Groups without a unit add nothing.
/// - Exact when the clusters can be divided in at most `limit` ways: all are visited, and p is the share of those at
///   least as large (within 1e-10 relative against rounding). Otherwise Monte Carlo: p = (1 + hits) / (1 + replicates).
///
/// Reference: Good (2005), Permutation, Parametric and Bootstrap Tests of Hypotheses, ch. 3; Phipson & Smyth (2010).
public struct ClusterPermutation: Sendable, Hashable {
  public enum Method: Sendable, Hashable {
    case exact(divisions: Int)
    case monteCarlo(replicates: Int, seed: UInt64, standardError: Double)
  }

  public let statistic: Double
  public let pValue: Double
  public let method: Method
  /// Hits per unit in each group; NaN for a group without units.
  public let rates: [Double]

  /// - Parameters:
  ///   - hits: per cluster, what is counted.
  ///   - units: per cluster, out of how many (or over which exposure).
  ///   - groups: per cluster, its group, 0-based.
  /// - Throws: `StatisticsError.tooFewGroups`, `.lengthsDiffer`, `.badWeight` for a negative number, `.badCategory`,
  ///   `.zeroTotalWeight` without any unit, `.badSetting`.
  public init(
    hits: [Double], units: [Double], groups: [Int], limit: Int = 100_000, replicates: Int = 20_000, seed: UInt64 = 1
  ) throws(StatisticsError) {
    guard hits.count == units.count else { throw .lengthsDiffer(hits.count, units.count) }
    guard hits.count == groups.count else { throw .lengthsDiffer(hits.count, groups.count) }
    try checkWeights(units, count: hits.count)
    if let bad = hits.firstIndex(where: { !$0.isFinite || $0 < 0 }) { throw .badWeight(index: bad) }
    if let bad = groups.firstIndex(where: { $0 < 0 || $0 >= hits.count }) { throw .badCategory(index: bad) }
    guard replicates > 0 else { throw .badSetting(replicates) }
    let number = (groups.max() ?? 0) + 1
    var sizes = [Int](repeating: 0, count: number)
    for group in groups { sizes[group] += 1 }
    let filled = sizes.filter { $0 > 0 }.count
    guard filled > 1 else { throw .tooFewGroups(needed: 2, given: filled) }

    let rate = exactSum(hits) / exactSum(units)
    let excess = zip(hits, units).map { $0 - $1 * rate }
    func between(_ labels: [Int]) -> Double {
      var sums = [Double](repeating: 0, count: number)
      var exposure = sums
      for (cluster, group) in labels.enumerated() {
        sums[group] += excess[cluster]
        exposure[group] += units[cluster]
      }
      return zip(sums, exposure).reduce(0) { $1.1 > 0 ? $0 + $1.0 * $1.0 / $1.1 : $0 }
    }
    let observed = between(groups)
    let bound = observed * (1 - 1e-10)
    statistic = observed
    rates = (0..<number).map { group in
      let members = groups.indices.filter { groups[$0] == group }
      return exactSum(members.map { hits[$0] }) / exactSum(members.map { units[$0] })
    }

    if let divisions = Self.divisions(sizes, limit: limit) {
      var labels = groups
      var left = sizes
      var reached = 0
      func visit(_ cluster: Int) {
        if cluster == labels.count {
          if between(labels) >= bound { reached += 1 }
          return
        }
        for group in 0..<number where left[group] > 0 {
          left[group] -= 1
          labels[cluster] = group
          visit(cluster + 1)
          left[group] += 1
        }
      }
      visit(0)
      pValue = Double(reached) / Double(divisions)
      method = .exact(divisions: divisions)
      return
    }
    var random = SeededRandom(seed: seed)
    var labels = groups
    var reached = 0
    for _ in 0..<replicates {
      random.shuffle(&labels)
      if between(labels) >= bound { reached += 1 }
    }
    let p = Double(reached + 1) / Double(replicates + 1)
    pValue = p
    method = .monteCarlo(
      replicates: replicates, seed: seed, standardError: (p * (1 - p) / Double(replicates)).squareRoot())
  }

  /// The multinomial coefficient, or nil above the limit.
  private static func divisions(_ sizes: [Int], limit: Int) -> Int? {
    var result = 1
    var placed = 0
    for size in sizes {
      for k in 0..<size {
        placed += 1
        let (product, overflow) = result.multipliedReportingOverflow(by: placed)
        // The running product of binomials divides without rest, and grows with every step.
        guard !overflow, product / (k + 1) <= limit else { return nil }
        result = product / (k + 1)
      }
    }
    return result
  }
}

import Foundation

/// The Wilcoxon-Mann-Whitney test of two independent samples.
///
/// - Null: both samples come from one distribution. Statistic: U of the first sample (R's W), the number of pairs in
///   which the first is larger, ties counting one half.
/// - Exact when both samples are below 50 and no values are tied: the distribution of U by recursion. Otherwise normal
///   with the variance corrected for ties and a continuity correction of 1/2.
/// - Estimate: Hodges and Lehmann's median of all pairwise differences; interval from the same differences, at the exact
///   quantile of U or at its normal approximation (the order statistics themselves, where R interpolates by search).
///
/// Reference: R `wilcox.test`; Hollander, Wolfe & Chicken (2014), 4.1-4.3.
public struct MannWhitney: Sendable, Hashable {
  /// U of the first sample.
  public let statistic: Double
  public let counts: [Int]
  /// The size of each group of tied values.
  public let ties: [Int]
  let first: [Double]
  let second: [Double]

  /// - Throws: `StatisticsError.groupTooSmall` for an empty sample, `.constantValues` when all values are equal, `.notFinite`.
  public init(_ a: [Double], _ b: [Double]) throws(StatisticsError) {
    try checkGroups([a, b], needed: 1)
    let ranks = Ranks(a + b)
    guard ranks.ties != [a.count + b.count] else { throw .constantValues }
    let n = Double(a.count)
    statistic = exactSum(ranks.values[..<a.count]) - n * (n + 1) / 2
    counts = [a.count, b.count]
    ties = ranks.ties
    first = a.sorted()
    second = b.sorted()
  }

  public var isExact: Bool { counts[0] < 50 && counts[1] < 50 && ties.isEmpty }

  /// The share of pairs in which the first is larger, ties one half: the common language effect size.
  public var superiority: Double { statistic / (Double(counts[0]) * Double(counts[1])) }

  /// The rank-biserial correlation (Kerby 2014): 2 superiority - 1, the share of pairs in favour of the first less those
  /// in favour of the second.
  public var rankBiserial: Double { 2 * superiority - 1 }

  /// Of the rank-biserial correlation, by Fisher's z with variance (m + n + 1) / (3 m n).
  /// Reference: R effectsize::rank_biserial.
  /// - Throws: `StatisticsError.badLevel`.
  public func rankBiserialInterval(level: Double = 0.95) throws(StatisticsError) -> Interval {
    let (m, n) = (Double(counts[0]), Double(counts[1]))
    return try fisherInterval(rankBiserial, deviation: ((m + n + 1) / (3 * m * n)).squareRoot(), level: level)
  }

  /// The standard deviation of U under the null, ties corrected.
  var deviation: Double {
    let (m, n) = (Double(counts[0]), Double(counts[1]))
    let total = m + n
    let term = ties.reduce(0.0) { $0 + Double($1) * Double($1) * Double($1) - Double($1) }
    return (m * n / 12 * (total + 1 - term / (total * (total - 1)))).squareRoot()
  }

  /// The normal deviate, continuity corrected towards the null.
  public func deviate(_ alternative: Alternative = .twoSided) -> Double {
    let distance = statistic - Double(counts[0]) * Double(counts[1]) / 2
    let correction: Double
    switch alternative {
    case .twoSided: correction = distance == 0 ? 0 : (distance > 0 ? 0.5 : -0.5)
    case .greater: correction = 0.5
    case .less: correction = -0.5
    }
    return (distance - correction) / deviation
  }

  public func pValue(_ alternative: Alternative = .twoSided) -> Double {
    guard isExact else { return StandardNormal().pValue(deviate(alternative), alternative) }
    let distribution = Self.distribution(counts[0], counts[1])
    let u = Int(statistic.rounded())
    let less = distribution[...u].reduce(0, +)
    let greater = distribution[u...].reversed().reduce(0, +)
    switch alternative {
    case .less: return min(1, less)
    case .greater: return min(1, greater)
    case .twoSided: return min(1, 2 * min(less, greater))
    }
  }

  /// The probabilities of U = 0, 1, … m n without ties: of all ways to choose m of the ranks 1 to m + n.
  static func distribution(_ m: Int, _ n: Int) -> [Double] {
    let size = m * n + 1
    // ways[k][u]: choices of k ranks so far whose excess over the smallest possible sum is u.
    var ways = [[Double]](repeating: [Double](repeating: 0, count: size), count: m + 1)
    ways[0][0] = 1
    for rank in 1...(m + n) {
      for k in stride(from: min(rank, m), through: 1, by: -1) {
        let excess = rank - k
        if excess > n { continue }
        for u in stride(from: size - 1, through: excess, by: -1) { ways[k][u] += ways[k - 1][u - excess] }
      }
    }
    let total = ways[m].reduce(0, +)
    return ways[m].map { $0 / total }
  }

  /// The median of all differences of a value of the first sample and one of the second.
  public var shift: Double {
    let pairs = counts[0] * counts[1]
    let upper = difference(pairs / 2)
    return pairs % 2 == 1 ? upper : (difference(pairs / 2 - 1) + upper) / 2
  }

  /// Of the shift; for the exact distribution the level is at least the one asked for.
  /// - Throws: `StatisticsError.badLevel`.
  public func interval(level: Double = 0.95) throws(StatisticsError) -> Interval {
    let outside = try tail(outside: level)
    let pairs = counts[0] * counts[1]
    var place: Int
    if isExact {
      var sum = 0.0
      place = 0
      for probability in Self.distribution(counts[0], counts[1]) {
        sum += probability
        if sum >= outside { break }
        place += 1
      }
    } else {
      let half = StandardNormal().upperQuantile(outside) * deviation
      place = Int((Double(pairs) / 2 - half).rounded())
    }
    place = max(1, min(place, pairs))
    return Interval(low: difference(place - 1), high: difference(pairs - place))
  }

  /// The k-th smallest difference, 0-based, without holding all of them: bisection over the doubles themselves, counting
  /// in one sweep over both sorted samples how many differences are not larger.
  private func difference(_ k: Int) -> Double {
    func notLarger(_ bound: Double) -> Int {
      var count = 0
      // For ascending a, the smallest b with a - b <= bound moves up.
      var low = 0
      for a in first {
        while low < second.count, a - second[low] > bound { low += 1 }
        if low == second.count { break }
        count += second.count - low
      }
      return count
    }
    func ordered(_ value: Double) -> Int64 {
      let bits = Int64(bitPattern: value.bitPattern)
      return bits < 0 ? Int64.min &- bits : bits
    }
    func value(_ key: Int64) -> Double {
      Double(bitPattern: UInt64(bitPattern: key < 0 ? Int64.min &- key : key))
    }
    var low = ordered((first.first ?? 0) - (second.last ?? 0))
    var high = ordered((first.last ?? 0) - (second.first ?? 0))
    while low < high {
      let middle = low + Int64((UInt64(bitPattern: high &- low)) / 2)
      if notLarger(value(middle)) > k { high = middle } else { low = middle + 1 }
    }
    return value(low)
  }
}

import Foundation

/// Kendall's tau-b: concordant less discordant pairs, over the geometric mean of the pairs not tied in each variable.
///
/// - Null: the variables are independent.
/// - Exact below 50 observations without ties, by the distribution of the number of inversions; otherwise normal, with
///   the variance corrected for ties in both variables and without continuity correction (Kendall 1970; R's default).
/// - Interval: Fisher's z with variance 0.437 / (n - 4) (Fieller, Hartley & Pearson 1957).
/// - Pairs are counted by merge sort in n log n steps (Knight 1966).
///
/// Reference: R `cor.test(method = "kendall")`; scipy.stats.kendalltau.
public struct KendallCorrelation: Sendable, Hashable {
  public let coefficient: Double
  public let count: Int
  /// Concordant minus discordant pairs.
  public let score: Double
  public let firstTies: [Int]
  public let secondTies: [Int]

  /// - Throws: `StatisticsError.constantColumn` (0 or 1), `.tooFewObservations` below 2, `.lengthsDiffer`, `.notFinite`.
  public init(_ x: [Double], _ y: [Double]) throws(StatisticsError) {
    _ = try PairedValues(x, y, needed: 2)
    firstTies = Ranks(x).ties
    secondTies = Ranks(y).ties
    count = x.count
    let pairs = Self.pairs(x.count)
    let tiedFirst = firstTies.reduce(0) { $0 + Self.pairs($1) }
    let tiedSecond = secondTies.reduce(0) { $0 + Self.pairs($1) }
    if tiedFirst == pairs { throw .constantColumn(0) }
    if tiedSecond == pairs { throw .constantColumn(1) }
    let order = x.indices.sorted { x[$0] != x[$1] ? x[$0] < x[$1] : y[$0] < y[$1] }
    var tiedBoth = 0.0
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, x[order[end]] == x[order[start]], y[order[end]] == y[order[start]] { end += 1 }
      tiedBoth += Self.pairs(end - start)
      start = end
    }
    var values = order.map { y[$0] }
    var spare = values
    let discordant = Self.inversions(&values, &spare, 0, values.count)
    score = pairs - tiedFirst - tiedSecond + tiedBoth - 2 * discordant
    coefficient = score / ((pairs - tiedFirst).squareRoot() * (pairs - tiedSecond).squareRoot())
  }

  private static func pairs(_ n: Int) -> Double { Double(n) * Double(n - 1) / 2 }

  /// Sorts a stretch and counts the pairs that were in strictly descending order.
  private static func inversions(_ values: inout [Double], _ spare: inout [Double], _ low: Int, _ high: Int) -> Double {
    guard high - low > 1 else { return 0 }
    let middle = (low + high) / 2
    var count = inversions(&values, &spare, low, middle) + inversions(&values, &spare, middle, high)
    var left = low
    var right = middle
    for place in low..<high {
      if left < middle, right >= high || values[left] <= values[right] {
        spare[place] = values[left]
        left += 1
      } else {
        spare[place] = values[right]
        count += Double(middle - left)
        right += 1
      }
    }
    for place in low..<high { values[place] = spare[place] }
    return count
  }

  public var isExact: Bool { count < 50 && firstTies.isEmpty && secondTies.isEmpty }

  /// The normal deviate: the score over its standard deviation, ties corrected.
  public var statistic: Double {
    let n = Double(count)
    func sum(_ ties: [Int], _ term: (Double) -> Double) -> Double { ties.reduce(0) { $0 + term(Double($1)) } }
    let five = { (t: Double) in t * (t - 1) * (2 * t + 5) }
    let two = { (t: Double) in t * (t - 1) }
    let three = { (t: Double) in t * (t - 1) * (t - 2) }
    var variance = (five(n) - sum(firstTies, five) - sum(secondTies, five)) / 18
    variance += sum(firstTies, two) * sum(secondTies, two) / (2 * n * (n - 1))
    if count > 2 { variance += sum(firstTies, three) * sum(secondTies, three) / (9 * three(n)) }
    return score / variance.squareRoot()
  }

  public func pValue(_ alternative: Alternative = .twoSided) -> Double {
    guard isExact else { return StandardNormal().pValue(statistic, alternative) }
    let (less, greater) = inversionTails()
    switch alternative {
    case .less: return less
    case .greater: return greater
    case .twoSided: return min(1, 2 * min(less, greater))
    }
  }

  /// P(tau <= observed) and P(tau >= observed), by the distribution of concordant pairs.
  private func inversionTails() -> (Double, Double) {
    var distribution = [1.0]
    for size in 2...max(2, count) where size <= count {
      var next = [Double](repeating: 0, count: distribution.count + size - 1)
      for (place, probability) in distribution.enumerated() {
        for shift in 0..<size { next[place + shift] += probability / Double(size) }
      }
      distribution = next
    }
    let concordant = Int(((Self.pairs(count) + score) / 2).rounded())
    return (distribution[...concordant].reduce(0, +), distribution[concordant...].reversed().reduce(0, +))
  }

  /// - Throws: `StatisticsError.badLevel`, or `.tooFewObservations` below 5.
  public func interval(level: Double = 0.95) throws(StatisticsError) -> Interval {
    guard count > 4 else { throw .tooFewObservations(needed: 5, given: count) }
    return try fisherInterval(coefficient, deviation: (0.437 / Double(count - 4)).squareRoot(), level: level)
  }
}

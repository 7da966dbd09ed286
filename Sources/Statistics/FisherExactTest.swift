import Foundation

/// Fisher's exact test of a 2 x 2 table, with the odds ratio's conditional estimate and exact interval.
///
/// - Null: the odds ratio is 1, given all margins. Always exact.
/// - Two-sided p: the sum of the probabilities not larger than the observed one (times 1 + 1e-7 against rounding, as R).
/// - Odds ratio: the conditional maximum likelihood estimate (not the cross product), at which the noncentral
///   hypergeometric mean equals the upper left count; 0 or infinite at the ends of its range.
/// - Interval: the odds ratios that leave half of 1 - level at either side (Clopper & Pearson's construction). Two-sided
///   p and interval come from different tests and may disagree at the border, as in R.
///
/// Reference: R `fisher.test`; scipy.stats.contingency.odds_ratio for more digits than R's search gives.
public struct FisherExactTest: Sendable, Hashable {
  /// The upper left count.
  public let statistic: Int
  public let total: Int
  /// The smallest value the upper left count can take, given the margins.
  let low: Int
  /// The logarithms of the central hypergeometric weights of low, low + 1, … (up to a constant).
  let logWeights: [Double]

  /// - Throws: `StatisticsError.wrongShape` unless the table is 2 x 2. Empty margins are allowed: the p-value is 1.
  public init(_ table: ContingencyTable) throws(StatisticsError) {
    guard table.rows == 2, table.columns == 2 else { throw .wrongShape(rows: table.rows, columns: table.columns) }
    let (first, second) = (table.rowTotals[0], table.rowTotals[1])
    let left = table.columnTotals[0]
    statistic = table.counts[0][0]
    total = table.total
    low = max(0, left - second)
    let high = min(first, left)
    // The ratio of neighbouring weights is a ratio of whole numbers, so that no factorial loses digits.
    var weights = [0.0]
    for x in low..<max(low, high) {
      let up = Double(first - x) * Double(left - x)
      let down = Double(x + 1) * Double(second - left + x + 1)
      weights.append((weights.last ?? 0) + log(up / down))
    }
    logWeights = weights
  }

  /// The probabilities of low, low + 1, … at an odds ratio given by its logarithm.
  private func distribution(logOdds: Double) -> [Double] {
    let tilted = logWeights.enumerated().map { $0.element + Double($0.offset) * logOdds }
    let largest = tilted.max() ?? 0
    let weights = tilted.map { exp($0 - largest) }
    let sum = exactSum(weights)
    return weights.map { $0 / sum }
  }

  private func tails(logOdds: Double) -> (atMost: Double, atLeast: Double) {
    let probabilities = distribution(logOdds: logOdds)
    let place = statistic - low
    return (exactSum(probabilities[...place]), exactSum(probabilities[place...]))
  }

  /// `greater` is an odds ratio above 1.
  public func pValue(_ alternative: Alternative = .twoSided) -> Double {
    switch alternative {
    case .less: return min(1, tails(logOdds: 0).atMost)
    case .greater: return min(1, tails(logOdds: 0).atLeast)
    case .twoSided:
      let probabilities = distribution(logOdds: 0)
      let observed = probabilities[statistic - low] * (1 + 1e-7)
      return min(1, exactSum(probabilities.filter { $0 <= observed }))
    }
  }

  private var high: Int { low + logWeights.count - 1 }

  /// The conditional maximum likelihood estimate; NaN when the margins allow one table only.
  public var oddsRatio: Double {
    if low == high { return .nan }
    if statistic == low { return 0 }
    if statistic == high { return .infinity }
    return exp(
      solve { logOdds in
        // The mean's distance from the observed count, both sides summed apart.
        let probabilities = distribution(logOdds: logOdds)
        return exactSum(probabilities.enumerated().map { Double($0.offset + low - statistic) * $0.element })
      })
  }

  /// Of the odds ratio; infinite or 0 where the count is at the end of its range.
  /// - Throws: `StatisticsError.badLevel`.
  public func interval(level: Double = 0.95) throws(StatisticsError) -> Interval {
    let outside = try tail(outside: level)
    if low == high { return Interval(low: 0, high: .infinity) }
    let lower = statistic == low ? 0 : exp(solve { log(tails(logOdds: $0).atLeast / outside) })
    let upper = statistic == high ? .infinity : exp(solve { log(outside / tails(logOdds: $0).atMost) })
    return Interval(low: lower, high: upper)
  }

  /// The root of an increasing function of the log odds ratio.
  private func solve(_ function: (Double) -> Double) -> Double {
    var reach = 4.0
    while reach < 1000 {
      if let found = root(of: function, from: -reach, to: reach) { return found }
      reach *= 2
    }
    return .nan
  }
}

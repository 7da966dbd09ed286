import Foundation

/// Spearman's rank correlation: Pearson's correlation of the mid-ranks.
///
/// - Null: the variables are independent.
/// - Exact for up to 9 observations without ties, by all permutations of the ranks; otherwise Student's t with n - 2
///   degrees of freedom on r sqrt((n - 2) / (1 - r^2)), as R with `exact = FALSE` and scipy. (R's own default between
///   10 and 1290 is an Edgeworth series.)
/// - Interval: Fisher's z with variance (1 + r^2 / 2) / (n - 3) (Bonett & Wright 2000).
///
/// Reference: R `cor.test(method = "spearman")`; scipy.stats.spearmanr.
public struct SpearmanCorrelation: Sendable, Hashable {
  public let coefficient: Double
  public let count: Int
  /// Observations that share their rank with another, in either variable.
  public let tied: Int
  /// The sum of squared differences of ranks, R's S; meaningful without ties.
  public let sumOfSquaredDifferences: Double

  /// - Throws: `StatisticsError.constantColumn` (0 or 1), `.tooFewObservations` below 3, `.lengthsDiffer`, `.notFinite`.
  public init(_ x: [Double], _ y: [Double]) throws(StatisticsError) {
    _ = try PairedValues(x, y, needed: 3)
    let first = Ranks(x)
    let second = Ranks(y)
    coefficient = try PairedValues(first.values, second.values, needed: 3).correlation()
    count = x.count
    tied = first.ties.reduce(0, +) + second.ties.reduce(0, +)
    sumOfSquaredDifferences = zip(first.values, second.values).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }

  public var isExact: Bool { count <= 9 && tied == 0 }

  public var statistic: Double {
    coefficient * (Double(count - 2) / ((1 - coefficient) * (1 + coefficient))).squareRoot()
  }

  public func pValue(_ alternative: Alternative = .twoSided) -> Double {
    guard isExact else { return StudentT(degrees: Double(count - 2)).pValue(statistic, alternative) }
    let (atMost, atLeast) = permutationTails()
    switch alternative {
    // A large S is a negative correlation.
    case .less: return atLeast
    case .greater: return atMost
    case .twoSided: return min(1, 2 * min(atMost, atLeast))
    }
  }

  /// P(S <= observed) and P(S >= observed) over all orders.
  private func permutationTails() -> (Double, Double) {
    let observed = Int(sumOfSquaredDifferences.rounded())
    var order = Array(0..<count)
    var low = 0
    var high = 0
    var total = 0
    func visit(_ place: Int, _ sum: Int) {
      if place == count {
        total += 1
        if sum <= observed { low += 1 }
        if sum >= observed { high += 1 }
        return
      }
      for next in place..<count {
        order.swapAt(place, next)
        let difference = order[place] - place
        visit(place + 1, sum + difference * difference)
        order.swapAt(place, next)
      }
    }
    visit(0, 0)
    return (Double(low) / Double(total), Double(high) / Double(total))
  }

  /// - Throws: `StatisticsError.badLevel`, or `.tooFewObservations` below 4.
  public func interval(level: Double = 0.95) throws(StatisticsError) -> Interval {
    guard count > 3 else { throw .tooFewObservations(needed: 4, given: count) }
    let deviation = ((1 + coefficient * coefficient / 2) / Double(count - 3)).squareRoot()
    return try fisherInterval(coefficient, deviation: deviation, level: level)
  }
}

import Foundation

/// The standardised difference of two means: Cohen's d with the pooled SD, and Hedges's g, which takes out its bias.
///
/// - g = d J, J = gamma(m / 2) / (sqrt(m / 2) gamma((m - 1) / 2)) with m = n1 + n2 - 2, the exact factor (Hedges 1981).
/// - Interval: the noncentral t distributions that have the observed t at their tails (Steiger & Fouladi 1997).
///
/// Reference: R effectsize::cohens_d, hedges_g.
public struct CohensD: Sendable, Hashable {
  public let estimate: Double
  public let counts: [Int]

  /// - Throws: `StatisticsError.groupTooSmall` below two, `.constantValues`, `.notFinite`.
  public init(_ a: [Double], _ b: [Double]) throws(StatisticsError) {
    let test = try TTest.pooled(a, b)
    estimate = test.statistic * (1 / Double(a.count) + 1 / Double(b.count)).squareRoot()
    counts = [a.count, b.count]
  }

  private var degrees: Double { Double(counts[0] + counts[1] - 2) }
  private var scale: Double { (1 / Double(counts[0]) + 1 / Double(counts[1])).squareRoot() }
  /// J, the factor from d to g.
  public var correction: Double { gammaRatio(degrees / 2, (degrees - 1) / 2) / (degrees / 2).squareRoot() }
  public var hedgesG: Double { estimate * correction }

  /// Of d; times `correction` it is the interval of g.
  /// - Throws: `StatisticsError.badLevel`, `.noConvergence`.
  public func interval(level: Double = 0.95) throws(StatisticsError) -> Interval {
    let outside = try tail(outside: level)
    let t = estimate / scale
    func limit(_ side: Double) throws(StatisticsError) -> Double {
      // side -1: the noncentrality that leaves `outside` above t; +1: the one that leaves it below.
      func excess(_ delta: Double) -> Double {
        let distribution = NoncentralT(degrees: degrees, noncentrality: delta)
        return side < 0 ? distribution.upper(t) - outside : outside - distribution.lower(t)
      }
      var reach = 4 + abs(t)
      for _ in 0..<8 {
        if let found = root(of: excess, from: t - reach, to: t + reach) { return found * scale }
        reach *= 1.5
      }
      throw .noConvergence(iterations: 8)
    }
    return Interval(low: try limit(-1), high: try limit(1))
  }
}

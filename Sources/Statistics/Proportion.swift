import Foundation

/// A share of units, with Wilson's (1927) score interval.
///
/// Reference: R `prop.test(correct = FALSE)`.
public struct Proportion: Sendable, Hashable {
  public let successes: Int
  public let count: Int

  /// - Throws: `StatisticsError.badCount` unless 0 <= successes <= count, `.tooFewObservations` for a count of 0.
  public init(successes: Int, of count: Int) throws(StatisticsError) {
    guard count > 0 else { throw .tooFewObservations(needed: 1, given: count) }
    guard (0...count).contains(successes) else { throw .badCount(index: 0) }
    self.successes = successes
    self.count = count
  }

  public var estimate: Double { Double(successes) / Double(count) }

  /// - Throws: `StatisticsError.badLevel`.
  public func interval(level: Double = 0.95) throws(StatisticsError) -> Interval {
    let z = StandardNormal().upperQuantile(try tail(outside: level))
    let (n, p, square) = (Double(count), estimate, z * z)
    let centre = p + square / (2 * n)
    let half = z * (p * (1 - p) / n + square / (4 * n * n)).squareRoot()
    let scale = 1 + square / n
    return Interval(
      low: successes == 0 ? 0 : (centre - half) / scale, high: successes == count ? 1 : (centre + half) / scale)
  }
}

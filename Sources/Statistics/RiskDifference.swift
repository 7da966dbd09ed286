/// The difference of two independent shares with Newcombe's interval.
///
/// - Interval: hybrid of the two Wilson score intervals without continuity correction (Newcombe 1998, method 10):
///   d - sqrt((p1 - l1)^2 + (u2 - p2)^2) to d + sqrt((u1 - p1)^2 + (p2 - l2)^2).
///
/// Reference: Newcombe (1998), Statistics in Medicine 17: 873-890, table II; statsmodels confint_proportions_2indep.
public struct RiskDifference: Sendable, Hashable {
  public let first: Proportion
  public let second: Proportion

  public init(_ first: Proportion, _ second: Proportion) {
    self.first = first
    self.second = second
  }

  /// The first share less the second.
  public var estimate: Double { first.estimate - second.estimate }

  /// - Throws: `StatisticsError.badLevel`.
  public func interval(level: Double = 0.95) throws(StatisticsError) -> Interval {
    let a = try first.interval(level: level)
    let b = try second.interval(level: level)
    func length(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
    return Interval(
      low: estimate - length(first.estimate - a.low, b.high - second.estimate),
      high: estimate + length(a.high - first.estimate, second.estimate - b.low))
  }
}

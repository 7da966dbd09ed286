/// An interval of confidence; a side without a bound is infinite.
public struct Interval: Sendable, Hashable {
  public let low: Double
  public let high: Double

  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// `estimate ± margin`.
  init(around estimate: Double, margin: Double) {
    self.init(low: estimate - margin, high: estimate + margin)
  }
}

/// What the test is against: a difference either way, or one direction only, of the first group from the second.
public enum Alternative: Sendable, Hashable, CaseIterable {
  case twoSided
  case less
  case greater
}

/// The probability left outside an interval on one side.
func tail(outside level: Double) throws(StatisticsError) -> Double {
  guard level > 0, level < 1 else { throw .badLevel(level) }
  return (1 - level) / 2
}

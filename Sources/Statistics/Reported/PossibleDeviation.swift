import Foundation

/// What a standard deviation can be, given the mean, the range of the values and their number.
///
/// - At most sqrt((b - m)(m - a) n / (n - 1)) for values from a to b with mean m (Bhatia & Davis 2000, with n - 1 for
///   n), attained when all values are at the two ends.
/// - At least 0; for whole numbers at least sqrt(f (1 - f)), f the mean's distance from the next lower whole number,
///   attained when all values are the two whole numbers around the mean. On two neighbouring levels both are one value.
/// - Both over all means behind the printed digits; the SD may be by n - 1 or by n.
///
/// Reference: Bhatia & Davis (2000), A better bound on the variance, American Mathematical Monthly 107(4), 353-357.
public struct PossibleDeviation: Sendable, Hashable {
  public let bounds: Bounds

  /// - Parameters:
  ///   - range: smallest and largest value; `nil` leaves the upper end open.
  ///   - step: the distance between neighbouring values where values are discrete: 1 for whole numbers, 1 / k for
  ///     means of k whole answers.
  /// - Throws: `StatisticsError.tooFewObservations` for fewer than two.
  public init(mean: Bounds, range: Bounds?, step: Double?, count: Int) throws(StatisticsError) {
    guard count > 1 else { throw .tooFewObservations(needed: 2, given: count) }
    var low = 0.0
    if let step { low = Self.leastVariance(mean.low / step, mean.high / step).squareRoot() * step }
    var high = Double.infinity
    if let range {
      let middle = (range.low + range.high) / 2
      let farthest = min(max(middle, mean.low), mean.high)
      let variance = max(0, (range.high - farthest) * (farthest - range.low))
      high = (variance * Double(count) / Double(count - 1)).squareRoot()
    }
    bounds = Bounds(low.nextDown, max(low, high).nextUp)
  }

  /// The least of f (1 - f) over the means: concave between whole numbers, so one of the ends.
  private static func leastVariance(_ low: Double, _ high: Double) -> Double {
    if low.rounded(.down) != high.rounded(.down) || low == low.rounded() { return 0 }
    return [low, high].map { ($0 - $0.rounded(.down)) * ($0.rounded(.down) + 1 - $0) }.min() ?? 0
  }
}

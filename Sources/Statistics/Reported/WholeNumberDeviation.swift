import Foundation

/// Whether a printed standard deviation can be that of whole numbers with the printed mean (the GRIMMER test).
///
/// - With the sum S of n whole numbers, the sum of their squares Q is a whole number, odd exactly when S is, and
///   SD^2 = (Q - S^2 / n) / d. Where no such Q gives the printed digits for any S that gives the printed mean, the SD
///   is impossible. d = n - 1 and d = n are both tried.
/// - Q is at least what answers next to the mean give, and, where answers have a smallest and a largest value, at most
///   what answers at these two ends give.
/// - Necessary, not sufficient: a few Q next to the largest cannot be had with more than three levels, and pass here.
///
/// References: Anaya (2016), The GRIMMER test, PeerJ Preprints 4:e2400v1; Allard (2018), Analytic-GRIMMER.
public struct WholeNumberDeviation: Sendable, Hashable {
  public let mean: WholeNumberMean
  public let deviation: PrintedNumber
  /// The smallest and the largest answer that there is.
  public let answers: ClosedRange<Int>?

  /// - Throws: `StatisticsError.tooFewObservations` for fewer than two.
  public init(
    _ deviation: PrintedNumber, with mean: WholeNumberMean, answers: ClosedRange<Int>? = nil
  ) throws(StatisticsError) {
    guard mean.count > 1 else { throw .tooFewObservations(needed: 2, given: mean.count) }
    self.mean = mean
    self.deviation = deviation
    self.answers = answers
  }

  /// `nil` where the mean itself is impossible, so that there is nothing to test against.
  public var isPossible: Bool? {
    guard let sums = mean.sums else { return nil }
    let (below, above) = (deviation.bounds.low * scale, deviation.bounds.high * scale)
    for sum in sums {
      guard let squares = squares(for: sum) else { continue }
      for divisor in [n - 1, n] {
        // Widened by what the rounding of doubles can take away.
        let least = (base(sum) + divisor * max(below, 0) * max(below, 0)) * (1 - 1e-12)
        let most = (base(sum) + divisor * above * above) * (1 + 1e-12)
        let first = max(ofParity(of: sum, from: least.rounded(.up)), squares.low)
        if first <= min(most.rounded(.down), squares.high) { return true }
      }
    }
    return false
  }

  /// The possible SDs (by n - 1) on either side of the printed one, in their order; `nil` where the mean is impossible.
  public var nearest: [Double]? {
    guard let sums = mean.sums else { return nil }
    var below: Double?
    var above: Double?
    for sum in sums {
      guard let squares = squares(for: sum) else { continue }
      let wanted = base(sum) + (n - 1) * deviation.value * deviation.value * scale * scale
      let upper = max(ofParity(of: sum, from: wanted.rounded(.up)), squares.low)
      for candidate in [upper - 2, upper] where squares.low <= candidate && candidate <= squares.high {
        let value = ((candidate - base(sum)) / (n - 1)).squareRoot() / scale
        if value <= deviation.value { below = max(below ?? value, value) } else { above = min(above ?? value, value) }
      }
    }
    return [below, above].compactMap { $0 }
  }

  private var n: Double { Double(mean.count) }
  /// From means of items to their sums, which are whole.
  private var scale: Double { Double(mean.items) }
  private func base(_ sum: Int) -> Double { Double(sum) * Double(sum) / n }

  /// The first number from `start` that is odd exactly when `sum` is.
  private func ofParity(of sum: Int, from start: Double) -> Double {
    let isOdd = start.truncatingRemainder(dividingBy: 2) != 0
    return isOdd == (sum % 2 != 0) ? start : start + 1
  }

  /// What the squares can sum to; `nil` when no answers have this sum.
  private func squares(for sum: Int) -> (low: Double, high: Double)? {
    let floor = floorDivision(sum, mean.count)
    let rest = Double(sum - floor * mean.count)
    let least = n * Double(floor) * Double(floor) + rest * (2 * Double(floor) + 1)
    guard let answers else { return (least, .infinity) }
    let (low, high) = (answers.lowerBound * mean.items, answers.upperBound * mean.items)
    let above = sum - low * mean.count
    guard above >= 0, sum <= high * mean.count else { return nil }
    if low == high { return (least, least) }
    let (full, remainder) = above.quotientAndRemainder(dividingBy: high - low)
    let between = remainder == 0 ? 0 : 1
    let (bottom, top, middle) = (Double(low), Double(high), Double(low + remainder))
    let most =
      Double(full) * top * top + Double(between) * middle * middle
      + Double(mean.count - full - between) * bottom * bottom
    return (least, most)
  }
}

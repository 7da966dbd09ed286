import Statistics

/// Answers whose mean and standard deviation are as near to the published ones as whole numbers allow.
struct Multiset {
  let range: ClosedRange<Int>
  let mean: Double
  let sd: Double

  /// The sum nearest to `count` times the mean.
  func sum(_ count: Int) -> Int { Int((mean * Double(count)).rounded()) }

  /// The sum of squares that has the standard deviation, with that sum.
  func squares(_ count: Int) -> Double {
    let sum = Double(sum(count))
    return sd * sd * Double(count - 1) + sum * sum / Double(count)
  }

  /// Draws about normal (the sum of twelve uniform numbers less 6), within the range.
  func draws(_ count: Int, _ random: inout SeededRandom) -> [Int] {
    (0..<count).map { _ in
      let normal = (0..<12).reduce(-6.0) { sum, _ in sum + random.unit() }
      return min(max(Int((mean + sd * normal).rounded()), range.lowerBound), range.upperBound)
    }
  }

  /// Moves values by one, then pairs of values by one in opposite directions, until sum and sum of squares are as near
  /// as they can be.
  /// - Parameters:
  ///   - kept: that many values at the beginning don't move.
  ///   - keepingEnds: whether the two values after them become the ends of the range, and stay.
  ///   - allows: which value a position may take.
  func settle(
    _ values: inout [Int], keeping kept: Int, _ random: inout SeededRandom, keepingEnds: Bool = false,
    allows: (Int, Int) -> Bool = { _, _ in true }
  ) throws {
    let count = values.count
    if keepingEnds {
      values[kept] = range.lowerBound
      values[kept + 1] = range.upperBound
    }
    let first = kept + (keepingEnds ? 2 : 0)
    var missing = sum(count) - values.reduce(0, +)
    var tries = 0
    func step(_ value: Int, _ by: Int, _ position: Int) -> Bool {
      range.contains(value + by) && allows(position, value + by)
    }
    while missing != 0, tries < 10_000_000 {
      tries += 1
      let position = first + random.below(count - first)
      guard step(values[position], missing.signum(), position) else { continue }
      values[position] += missing.signum()
      missing -= missing.signum()
    }
    var distance = squares(count) - Double(values.reduce(0) { $0 + $1 * $1 })
    tries = 0
    while abs(distance) > 1, tries < 2_000_000 {
      tries += 1
      let (up, down) = (first + random.below(count - first), first + random.below(count - first))
      let change = Double(2 * (values[up] - values[down] + 1))
      guard up != down, abs(distance - change) < abs(distance), step(values[up], 1, up), step(values[down], -1, down)
      else { continue }
      values[up] += 1
      values[down] -= 1
      distance -= change
    }
    guard missing == 0 else { throw Failure("No \(count) values from \(range) have the mean \(mean).") }
  }
}

import Foundation

/// The test of Shapiro and Wilk for normality, by Royston's (1995) algorithm AS R94, for 3 to 5000 values.
///
/// - Null: the values come from a normal distribution. W near 1 agrees with it; small W speaks against it.
/// - The weights and the p-value are Royston's approximations; for 3 values the p-value is exact.
///
/// Reference: Royston (1995), Applied Statistics 44: 547-551; R `shapiro.test`.
public struct ShapiroWilk: Sendable, Hashable {
  public let statistic: Double
  public let count: Int
  /// 1 - W, computed as such.
  let complement: Double

  /// - Throws: `StatisticsError.tooFewObservations` below 3, `.badSetting` above 5000, `.constantValues`, `.notFinite`.
  public init(_ values: [Double]) throws(StatisticsError) {
    try checkFinite(values)
    let n = values.count
    guard n >= 3 else { throw .tooFewObservations(needed: 3, given: n) }
    guard n <= 5000 else { throw .badSetting(n) }
    let sorted = values.sorted()
    let range = sorted[n - 1] - sorted[0]
    guard range > 0 else { throw .constantValues }
    let weights = Self.weights(n)
    let centre = exactMean(sorted)
    let scaled = sorted.map { ($0 - centre) / range }
    let products = exactDot(weights, scaled)
    let squares = exactDot(scaled, scaled)
    let length = exactDot(weights, weights)
    // (1 - W) as a difference of roots, so that a W near 1 keeps its distance from it.
    let root = (length * squares).squareRoot()
    complement = (root - products) * (root + products) / (length * squares)
    statistic = 1 - complement
    count = n
  }

  /// One weight a value, antisymmetric.
  private static func weights(_ n: Int) -> [Double] {
    if n == 3 { return [-0.5.squareRoot(), 0, 0.5.squareRoot()] }
    let half = n / 2
    let scores = (1...half).map { StandardNormal().quantile((Double($0) - 0.375) / (Double(n) + 0.25)) }
    let length = 2 * scores.reduce(0) { $0 + $1 * $1 }
    let u = 1 / Double(n).squareRoot()
    var lower = [Double](repeating: 0, count: half)
    let outer =
      polynomial([0, 0.221157, -0.147981, -2.071190, 4.434685, -2.706056], u) - scores[0] / length.squareRoot()
    lower[0] = outer
    var taken = 1
    var rest = length - 2 * scores[0] * scores[0]
    var room = 1 - 2 * outer * outer
    if n > 5 {
      let next =
        polynomial([0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633], u) - scores[1] / length.squareRoot()
      lower[1] = next
      taken = 2
      rest -= 2 * scores[1] * scores[1]
      room -= 2 * next * next
    }
    let scale = (rest / room).squareRoot()
    for index in taken..<max(taken, half) { lower[index] = -scores[index] / scale }
    return lower.map { -$0 } + (n % 2 == 1 ? [0] : []) + lower.reversed()
  }

  public var pValue: Double {
    if count == 3 {
      return max(0, 6 / .pi * (asin(min(1, statistic).squareRoot()) - asin(0.75.squareRoot())))
    }
    let n = Double(count)
    let y = log(complement)
    if count <= 11 {
      let bound = Self.polynomial([-2.273, 0.459], n)
      guard y < bound else { return 1e-99 }
      let mean = Self.polynomial([0.5440, -0.39978, 0.025054, -6.714e-4], n)
      let deviation = exp(Self.polynomial([1.3822, -0.77857, 0.062767, -0.0020322], n))
      return StandardNormal().upper((-log(bound - y) - mean) / deviation)
    }
    let x = log(n)
    let mean = Self.polynomial([-1.5861, -0.31082, -0.083751, 0.0038915], x)
    let deviation = exp(Self.polynomial([-0.4803, -0.082676, 0.0030302], x))
    return StandardNormal().upper((y - mean) / deviation)
  }

  private static func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }
}

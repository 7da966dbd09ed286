import Foundation

/// The product-moment correlation of two variables.
///
/// - Null: the correlation is 0 (bivariate normal). Statistic: t = r sqrt((n - 2) / (1 - r^2)), n - 2 degrees of freedom.
/// - Interval: Fisher's z, tanh(atanh r ± z / sqrt(n - 3)).
/// - Weights: analytic; moments weighted, n the number of positive weights (Stata's `correlate [aw]`, R's `cov.wt`).
///
/// Reference: R `cor.test(method = "pearson")`.
public struct PearsonCorrelation: Sendable, Hashable {
  public let coefficient: Double
  public let count: Int

  /// - Throws: `StatisticsError.constantColumn` (0 or 1) when a variable does not vary, `.tooFewObservations` below 3,
  ///   `.lengthsDiffer`, `.notFinite`, `.badWeight`.
  public init(_ x: [Double], _ y: [Double], weights: [Double]? = nil) throws(StatisticsError) {
    let pair = try PairedValues(x, y, needed: 3, weights: weights)
    coefficient = try pair.correlation()
    count = pair.x.count
  }

  public var degreesOfFreedom: Double { Double(count - 2) }

  /// Infinite for a perfect correlation.
  public var statistic: Double {
    coefficient * (degreesOfFreedom / ((1 - coefficient) * (1 + coefficient))).squareRoot()
  }

  public func pValue(_ alternative: Alternative = .twoSided) -> Double {
    StudentT(degrees: degreesOfFreedom).pValue(statistic, alternative)
  }

  /// - Throws: `StatisticsError.badLevel`, or `.tooFewObservations` below 4.
  public func interval(level: Double = 0.95) throws(StatisticsError) -> Interval {
    guard count > 3 else { throw .tooFewObservations(needed: 4, given: count) }
    return try fisherInterval(coefficient, deviation: 1 / Double(count - 3).squareRoot(), level: level)
  }
}

/// tanh(atanh r ± z deviation).
func fisherInterval(_ r: Double, deviation: Double, level: Double) throws(StatisticsError) -> Interval {
  let margin = StandardNormal().upperQuantile(try tail(outside: level)) * deviation
  return Interval(low: tanh(atanh(r) - margin), high: tanh(atanh(r) + margin))
}

/// Two variables of the same observations, checked.
struct PairedValues {
  var x: [Double]
  var y: [Double]
  var weights: [Double]?

  init(_ x: [Double], _ y: [Double], needed: Int, weights: [Double]? = nil) throws(StatisticsError) {
    guard x.count == y.count else { throw .lengthsDiffer(x.count, y.count) }
    try checkFinite(x)
    try checkFinite(y)
    self.x = x
    self.y = y
    if let weights {
      try checkWeights(weights, count: x.count)
      let kept = weights.indices.filter { weights[$0] > 0 }
      self.x = kept.map { x[$0] }
      self.y = kept.map { y[$0] }
      self.weights = kept.map { weights[$0] }
    }
    guard self.x.count >= needed else { throw .tooFewObservations(needed: needed, given: self.x.count) }
  }

  func correlation() throws(StatisticsError) -> Double {
    var sides: [[Double]] = []
    for (column, side) in [x, y].enumerated() {
      let mean: Double
      if let weights {
        let total = exactSum(weights)
        let first = exactDot(weights, side) / total
        mean = first + exactDot(weights, side.map { $0 - first }) / total
      } else {
        mean = exactMean(side)
      }
      let deviations = side.map { $0 - mean }
      guard side.contains(where: { $0 != side[0] }) else { throw .constantColumn(column) }
      // Scaled by the largest deviation, so that no square over- or underflows.
      let largest = deviations.reduce(0) { max($0, abs($1)) }
      sides.append(deviations.map { $0 / largest })
    }
    func product(_ a: [Double], _ b: [Double]) -> Double {
      guard let weights else { return exactDot(a, b) }
      return exactDot(zip(weights, a).map { $0 * $1 }, b)
    }
    let r = product(sides[0], sides[1]) / (product(sides[0], sides[0]) * product(sides[1], sides[1])).squareRoot()
    return max(-1, min(1, r))
  }
}

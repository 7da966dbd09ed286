/// What weights mean: how many observations each stands for, or how much each is worth.
public enum WeightKind: Sendable, Hashable {
  /// The value was observed that many times (Stata's fweight): n is the sum of the weights.
  case frequency
  /// Sampling or precision weights (Stata's aweight): rescaled to sum to the number of values with a positive weight.
  case analytic
}

/// Values with their weights as they enter a formula, missing ones (NaN) and those of weight zero left out.
struct WeightedValues {
  var values: [Double] = []
  var weights: [Double] = []
  /// The sum of the weights as used: n.
  var total = 0.0
  var missing = 0

  init(_ given: [Double], weights givenWeights: [Double]?, kind: WeightKind) throws(StatisticsError) {
    if let givenWeights { try checkWeights(givenWeights, count: given.count) }
    for (index, value) in given.enumerated() {
      if value.isNaN {
        missing += 1
        continue
      }
      guard value.isFinite else { throw .notFinite(index: index) }
      let weight = givenWeights?[index] ?? 1
      if weight == 0 { continue }
      values.append(value)
      weights.append(weight)
    }
    total = exactSum(weights)
    if kind == .analytic, givenWeights != nil, total > 0 {
      let scale = Double(values.count) / total
      weights = weights.map { $0 * scale }
      total = Double(values.count)
    }
  }

  var mean: Double {
    let first = exactDot(weights, values) / total
    return first + exactDot(weights, values.map { $0 - first }) / total
  }

  /// The sum of w (x - mean)^2.
  func sumOfSquares(around mean: Double) -> Double {
    let deviations = values.map { $0 - mean }
    let rest = exactDot(weights, deviations)
    return notNegative(exactDot(zip(weights, deviations).map { $0 * $1 }, deviations) - rest * rest / total)
  }
}

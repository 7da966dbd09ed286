/// A running sum in twice the precision of `Double` (Dekker 1971; Ogita, Rump & Oishi 2005), so that a mean is the
/// rounded exact mean and the residuals of an ill-conditioned regression keep their digits.
struct ExactSum: Sendable {
  private(set) var high = 0.0
  private(set) var low = 0.0

  @inline(__always)
  mutating func add(_ x: Double) {
    let sum = high + x
    let part = sum - high
    low += (high - (sum - part)) + (x - part)
    high = sum
  }

  /// Adds `a * b`, the product without its rounding error.
  @inline(__always)
  mutating func add(_ a: Double, times b: Double) {
    let product = a * b
    let error = (-product).addingProduct(a, b)
    add(product)
    low += error
  }

  var value: Double { high + low }
}

/// The sum of the values, rounded once.
func exactSum(_ values: some Sequence<Double>) -> Double {
  var sum = ExactSum()
  for value in values { sum.add(value) }
  return sum.value
}

/// The sum of the products of the values, rounded once.
func exactDot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = ExactSum()
  for index in a.indices { sum.add(a[index], times: b[index]) }
  return sum.value
}

func exactMean(_ values: [Double]) -> Double {
  var sum = ExactSum()
  for value in values { sum.add(value) }
  let mean = sum.value / Double(values.count)
  // One step of correction: the quotient of a sum that is larger than a double holds.
  var rest = ExactSum()
  for value in values { rest.add(value - mean) }
  return mean + rest.value / Double(values.count)
}

/// The sum of squared deviations from the mean, by two passes with the mean's own rounding taken out.
func sumOfSquares(_ values: [Double], around mean: Double) -> Double {
  var squares = ExactSum()
  var rest = ExactSum()
  for value in values {
    let deviation = value - mean
    squares.add(deviation, times: deviation)
    rest.add(deviation)
  }
  return notNegative(squares.value - rest.value * rest.value / Double(values.count))
}

/// A sum of squares whose rounding may have made it negative; what is no number stays none.
func notNegative(_ sum: Double) -> Double { sum < 0 ? 0 : sum }

/// The unbiased variance (n - 1); NaN for fewer than two values.
func variance(_ values: [Double]) -> Double {
  guard values.count > 1 else { return .nan }
  return sumOfSquares(values, around: exactMean(values)) / Double(values.count - 1)
}

func checkFinite(_ values: [Double]) throws(StatisticsError) {
  if let bad = values.firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: bad) }
}

func checkWeights(_ weights: [Double], count: Int) throws(StatisticsError) {
  guard weights.count == count else { throw .lengthsDiffer(weights.count, count) }
  if let bad = weights.firstIndex(where: { !$0.isFinite || $0 < 0 }) { throw .badWeight(index: bad) }
  guard weights.contains(where: { $0 > 0 }) else { throw .zeroTotalWeight }
}

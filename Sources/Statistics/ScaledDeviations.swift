/// Sums of powers of deviations from a mean, in a unit that keeps the powers within what a double holds.
struct ScaledDeviations {
  /// A power of two, so that dividing by it rounds nothing; 1 for all but immense and minute values.
  let unit: Double
  /// The sum of w d^2, in squared units; `cubes` and `fourths` likewise.
  let squares: Double
  let cubes: Double
  let fourths: Double

  init(_ weighted: WeightedValues, around mean: Double) {
    let largest = weighted.values.reduce(0) { max($0, abs($1 - mean)) }
    let isUsual = largest == 0 || (1e-60...1e60).contains(largest)
    let unit = isUsual || !largest.isFinite ? 1 : Double(sign: .plus, exponent: largest.exponent, significand: 1)
    self.unit = unit
    var scaled = weighted
    if unit != 1 { scaled.values = weighted.values.map { ($0 - mean) / unit } }
    let center = unit == 1 ? mean : 0
    squares = scaled.sumOfSquares(around: center)
    var cubes = ExactSum()
    var fourths = ExactSum()
    for (value, weight) in zip(scaled.values, scaled.weights) {
      let deviation = value - center
      let cube = deviation * deviation * deviation
      cubes.add(weight * cube)
      fourths.add(weight * cube * deviation)
    }
    self.cubes = cubes.value
    self.fourths = fourths.value
  }
}

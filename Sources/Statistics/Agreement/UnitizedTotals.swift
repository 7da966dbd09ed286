/// What u-alpha, |u-alpha and cu-alpha are computed from: sums over texts that grow with the number of values and not with
/// its square, so that a draw of the bootstrap stays cheap where many sets of codes are values.
struct UnitizedTotals: Sendable {
  /// Without the gap, which is number 0 here; value k is number k + 1.
  let values: Int
  /// Laid out as the accessors below say.
  var numbers: [Double]

  init(values: Int) {
    self.values = values
    numbers = [Double](repeating: 0, count: 6 + values + 1 + values)
  }

  init(_ sums: UnitizedSums, _ distances: Matrix) {
    self.init(values: sums.values)
    numbers[1] = sums.squares
    numbers[2] = sums.metSquares
    for v in 0...values {
      for w in 0...values {
        let length = sums.observed(v, w)
        if length == 0 { continue }
        numbers[0] += length
        numbers[6 + v] += length
        if v > 0, w > 0 { numbers[6 + values + v] += length }
        if v == w { continue }
        let touchesGap = v == 0 || w == 0
        let apart = touchesGap ? 1 : distances[v - 1, w - 1]
        numbers[3] += apart * length
        if touchesGap { numbers[4] += length } else { numbers[5] += apart * length }
      }
    }
  }

  /// The text read, once a reader.
  var total: Double { numbers[0] }
  /// Squared lengths of passages, and lengths of gaps.
  var squares: Double { numbers[1] }
  /// Squared lengths on which passages meet those of others.
  var metSquares: Double { numbers[2] }
  /// Lengths on which coders differ, each times how far apart their values are; a gap is 1 from every value.
  var apart: Double { numbers[3] }
  /// The part of it where one has a gap.
  var apartFromGaps: Double { numbers[4] }
  /// The part of it where passages meet.
  var apartWhereMet: Double { numbers[5] }
  func margin(_ v: Int) -> Double { numbers[6 + v] }
  /// Lengths on which one coder has v and another any value; v from 1.
  func met(_ v: Int) -> Double { numbers[6 + values + v] }
}

extension UnitizedTotals {
  /// u-alpha; the gap against all values together where `isBinary`: |u-alpha.
  func wholeText(_ distances: Matrix, isBinary: Bool) -> Result<
    UnitizedAlpha.Estimate, UnitizedAlpha.Degeneracy
  > {
    let marked = (0..<values).reduce(0) { $0 + margin($1 + 1) }
    guard marked > 0 else { return .failure(.nothingMarked) }
    var chance = 2 * margin(0) * marked
    if !isBinary {
      chance += weighted(distances) { margin($0 + 1) }
    }
    guard chance > 0 else { return .failure(.oneValue) }
    let pairs = total - squares / total
    let observed = isBinary ? apartFromGaps : apart
    return .success(UnitizedAlpha.Estimate(value: 1 - observed * pairs / chance, coverage: 1))
  }

  /// cu-alpha.
  func whereMet(_ distances: Matrix) -> Result<UnitizedAlpha.Estimate, UnitizedAlpha.Degeneracy> {
    guard (0..<values).contains(where: { margin($0 + 1) > 0 }) else {
      return .failure(.nothingMarked)
    }
    let met = (0..<values).reduce(0) { $0 + self.met($1 + 1) }
    guard met > 0 else { return .failure(.nothingMeets) }
    let pairs = met - metSquares / met
    let chance = weighted(distances) { self.met($0 + 1) }
    guard pairs > 0, chance > 0 else { return .failure(.oneValue) }
    return .success(
      UnitizedAlpha.Estimate(value: 1 - apartWhereMet * pairs / chance, coverage: met / total))
  }

  /// The sum over pairs of values of the product of their lengths times their distance.
  private func weighted(_ distances: Matrix, _ length: (Int) -> Double) -> Double {
    let present = (0..<values).map { (value: $0, length: length($0)) }.filter { $0.length > 0 }
    var sum = 0.0
    for first in present {
      for second in present where first.value != second.value {
        sum += distances[first.value, second.value] * first.length * second.length
      }
    }
    return sum
  }
}

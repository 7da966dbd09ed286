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

  /// Adds a text; one that fewer than two coders have read adds nothing.
  mutating func add(_ continuum: UnitizedContinuum, _ distances: Matrix) {
    let readers = continuum.readers
    guard readers.count > 1 else { return }
    let others = Double(readers.count - 1)
    var marked = 0.0
    for passage in readers.joined() {
      marked += passage.length
      numbers[1] += passage.length * passage.length
      numbers[6 + passage.value + 1] += passage.length
    }
    let whole = Double(continuum.length) * Double(readers.count)
    numbers[0] += whole
    numbers[1] += whole - marked
    numbers[6] += whole - marked
    var met = 0.0
    var apart = 0.0
    var firstMet: [Double] = []
    var secondMet: [Double] = []
    let active = readers.filter { !$0.isEmpty }
    for first in active.indices {
      for second in active.indices where second > first {
        var meets = false
        UnitizedContinuum.overlaps(active[first], active[second]) { a, b, length in
          if !meets {
            firstMet = [Double](repeating: 0, count: active[first].count)
            secondMet = [Double](repeating: 0, count: active[second].count)
            meets = true
          }
          let (v, w) = (active[first][a].value, active[second][b].value)
          met += length
          if v != w { apart += length * distances[v, w] }
          numbers[6 + values + v + 1] += length / others
          numbers[6 + values + w + 1] += length / others
          firstMet[a] += length
          secondMet[b] += length
        }
        if !meets { continue }
        for length in firstMet { numbers[2] += length * length / others }
        for length in secondMet { numbers[2] += length * length / others }
      }
    }
    let fromGaps = 2 * (marked - 2 * met / others)
    numbers[3] += fromGaps + 2 * apart / others
    numbers[4] += fromGaps
    numbers[5] += 2 * apart / others
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
  /// - Parameter valuesApart: the sum over pairs of values of the product of what was marked with them times their distance.
  func wholeText(isBinary: Bool, valuesApart: Double) -> Result<UnitizedAlpha.Estimate, UnitizedAlpha.Degeneracy> {
    let marked = (0..<values).reduce(0) { $0 + margin($1 + 1) }
    guard marked > 0 else { return .failure(.nothingMarked) }
    let chance = 2 * margin(0) * marked + (isBinary ? 0 : valuesApart)
    guard chance > 0 else { return .failure(.oneValue) }
    let pairs = total - squares / total
    let observed = isBinary ? apartFromGaps : apart
    return .success(UnitizedAlpha.Estimate(value: 1 - observed * pairs / chance, coverage: 1))
  }

  /// cu-alpha.
  /// - Parameter valuesApart: as above, of what meets.
  func whereMet(valuesApart: Double) -> Result<UnitizedAlpha.Estimate, UnitizedAlpha.Degeneracy> {
    guard (0..<values).contains(where: { margin($0 + 1) > 0 }) else {
      return .failure(.nothingMarked)
    }
    let met = (0..<values).reduce(0) { $0 + self.met($1 + 1) }
    guard met > 0 else { return .failure(.nothingMeets) }
    let pairs = met - metSquares / met
    let chance = valuesApart
    guard pairs > 0, chance > 0 else { return .failure(.oneValue) }
    return .success(
      UnitizedAlpha.Estimate(value: 1 - apartWhereMet * pairs / chance, coverage: met / total))
  }

  /// For each of several draws (a column of `numbers` each) the sum over pairs of values of the product of their lengths times
  /// their distance: of what was marked, or of what meets.
  static func apart(_ draws: Matrix, values: Int, _ distances: Matrix, whereMet: Bool) -> [Double] {
    let first = 7 + (whereMet ? values : 0)
    var lengths = Matrix(rows: values, columns: draws.columns)
    for draw in 0..<draws.columns {
      for value in 0..<values { lengths[value, draw] = draws[first + value, draw] }
    }
    return LinearAlgebra.quadraticForms(distances, of: lengths)
  }
}

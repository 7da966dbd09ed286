/// Sums over texts from which the unitized alphas are computed; they add up over texts.
struct UnitizedSums: Sendable {
  /// Without the gap, which is number 0 here; value k is number k + 1.
  let values: Int
  var numbers: [Double]

  private var size: Int { values + 1 }

  init(values: Int) {
    self.values = values
    numbers = [Double](repeating: 0, count: (values + 1) * (values + 3))
  }

  /// Lengths on which one coder has v and another w.
  func observed(_ v: Int, _ w: Int) -> Double { numbers[v * size + w] }
  func margin(_ v: Int) -> Double { (0..<size).reduce(0) { $0 + observed(v, $1) } }
  /// Lengths on which one coder has v and another any value.
  func met(_ v: Int) -> Double { (1..<size).reduce(0) { $0 + observed(v, $1) } }
  var total: Double { (0..<size).reduce(0) { $0 + margin($1) } }
  /// Squared lengths of all passages, and lengths of all gaps.
  var squares: Double { (0..<size).reduce(0) { $0 + numbers[size * size + $1] } }
  /// Squared lengths on which passages of v meet those of each other coder.
  func metSquare(_ v: Int) -> Double { numbers[size * (size + 1) + v] }
  var metSquares: Double { (1..<size).reduce(0) { $0 + metSquare($1) } }

  func holds(_ continuum: UnitizedContinuum) -> Bool {
    continuum.readers.allSatisfy { $0.allSatisfy { $0.value < values } }
  }

  /// Adds a text; one that fewer than two coders have read adds nothing.
  mutating func add(_ continuum: UnitizedContinuum) {
    let readers = continuum.readers
    guard readers.count > 1 else { return }
    let length = Double(continuum.length)
    let others = Double(readers.count - 1)
    var marked = 0.0
    for passages in readers {
      for passage in passages {
        let place = passage.value + 1
        marked += passage.length
        numbers[place] += passage.length
        numbers[place * size] += passage.length
        numbers[size * size + place] += passage.length * passage.length
      }
    }
    let gaps = length * Double(readers.count) - marked
    // Every passage is against a gap until another passage is found there.
    numbers[0] += gaps - marked
    numbers[size * size] += gaps

    let active = readers.filter { !$0.isEmpty }
    for first in active.indices {
      for second in active.indices where second > first { meet(active[first], active[second], others) }
    }
  }

  private mutating func meet(
    _ first: [UnitizedContinuum.Passage], _ second: [UnitizedContinuum.Passage], _ others: Double
  ) {
    var firstMet = [Double](repeating: 0, count: first.count)
    var secondMet = [Double](repeating: 0, count: second.count)
    UnitizedContinuum.overlaps(first, second) { a, b, length in
      let (v, w) = (first[a].value + 1, second[b].value + 1)
      let share = length / others
      numbers[v * size + w] += share
      numbers[w * size + v] += share
      for place in [v, w] {
        numbers[place] -= share
        numbers[place * size] -= share
      }
      numbers[0] += 2 * share
      firstMet[a] += length
      secondMet[b] += length
    }
    for (passage, met) in zip(first, firstMet) { numbers[size * (size + 1) + passage.value + 1] += met * met / others }
    for (passage, met) in zip(second, secondMet) {
      numbers[size * (size + 1) + passage.value + 1] += met * met / others
    }
  }
}

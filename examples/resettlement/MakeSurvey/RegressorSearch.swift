import Statistics

/// Who is asked: the eight explanatory variables, swapped until their variance inflation is as published and, with the
/// coefficients of the even models given, leaving participation and existence out gives the odd models'.
///
/// That second condition rests on least squares: what a model without them adds to each coefficient is the regression of
/// participation and existence on the others, times their coefficients. The outcomes themselves are not needed yet. The
/// even models' coefficients are known to three digits; within those they are moved too.
struct RegressorSearch: Annealed {
  private(set) var table: SwapTable
  private let odd: [ModelTarget]
  private let even: [ModelTarget]
  private let inflation: [Double]
  private let interviewees: Int
  /// The even models' slopes, outcome by outcome, each within what its printed digits hide.
  private(set) var slopes: [[Double]]
  private var last = LastMove.swap(0, 0, 0)
  private var covariances = SmallMatrix(order: 8)
  private var swept = SmallMatrix(order: 8)
  private var oddSlopes = [Double](repeating: 0, count: 6)
  private var inverse = [Double](repeating: 0, count: 8)
  private var oddInverse = [Double](repeating: 0, count: 6)

  private enum LastMove {
    case swap(Int, Int, Int)
    case slope(Int, Int, Double)
  }

  /// What is swapped together: a household's relation to an organization is two columns.
  private static let blocks: [[Int]] = [[0], [1], [2], [3], [4], [5], [6, 7]]

  /// - Parameters:
  ///   - columns: in the order of `Regressor`, income ten times its level.
  ///   - interviewees: the first rows, whose residence, age, sex and relation are known and stay.
  init(columns: [[Int]], interviewees: Int, published: Published) throws {
    table = SwapTable(columns)
    self.interviewees = interviewees
    odd = published.models.filter { $0.model % 2 == 1 }.map { ModelTarget($0, observations: published.n) }
    even = published.models.filter { $0.model % 2 == 0 }.map { ModelTarget($0, observations: published.n) }
    slopes = even.map(\.slopes)
    inflation = try Regressor.allCases.map { try published.explanatory($0.column).vif }
  }

  mutating func move(_ random: inout SeededRandom) -> Bool {
    if random.below(16) == 0 {
      let outcome = random.below(slopes.count)
      let index = random.below(8)
      last = .slope(outcome, index, slopes[outcome][index])
      slopes[outcome][index] = even[outcome].slopes[index] + (random.unit() - 0.5) * 0.0008
      return true
    }
    let block = random.below(Self.blocks.count)
    let (a, b) = (random.below(table.rows), random.below(table.rows))
    let known = block != 3 && block != 4 && block != 5
    if known, min(a, b) < interviewees { return false }
    if table.agree(a, b, in: Self.blocks[block]) { return false }
    table.swap(a, b, in: Self.blocks[block])
    if !Household.isPossible(a, table) || !Household.isPossible(b, table) {
      table.swap(a, b, in: Self.blocks[block])
      return false
    }
    last = .swap(a, b, block)
    return true
  }

  mutating func takeBack() {
    switch last {
    case .swap(let a, let b, let block): table.swap(a, b, in: Self.blocks[block])
    case .slope(let outcome, let index, let value): slopes[outcome][index] = value
    }
  }

  mutating func cost() -> Double {
    for a in 0..<8 {
      for b in 0...a {
        let covariance = table.covariance(a, b)
        covariances[a, b] = covariance
        covariances[b, a] = covariance
      }
    }
    swept.values.withUnsafeMutableBufferPointer { target in
      for index in 0..<64 { target[index] = covariances.values[index] }
    }
    swept.sweep(0..<6)
    var total = 0.0
    for index in 0..<6 { oddInverse[index] = swept[index, index] }
    for outcome in 0..<4 {
      for index in 0..<6 {
        oddSlopes[index] =
          slopes[outcome][index] + swept[index, 6] * slopes[outcome][6] + swept[index, 7] * slopes[outcome][7]
      }
      total += odd[outcome].distance(
        oddSlopes, rSquared: explained(oddSlopes, 6), inverse: oddInverse, means: table.means)
    }
    swept.sweep(6..<8)
    for index in 0..<8 {
      inverse[index] = swept[index, index]
      total += square(beyond(covariances[index, index] * inverse[index], inflation[index], 0.08) / 0.04)
    }
    for outcome in 0..<4 {
      total += even[outcome].distance(
        slopes[outcome], rSquared: explained(slopes[outcome], 8), inverse: inverse, means: table.means)
    }
    return total
  }

  /// The variance that the first `count` regressors explain of an outcome of variance 1.
  private func explained(_ slopes: [Double], _ count: Int) -> Double {
    var sum = 0.0
    for a in 0..<count {
      var row = 0.0
      for b in 0..<count { row += covariances[a, b] * slopes[b] }
      sum += slopes[a] * row
    }
    return sum
  }
}

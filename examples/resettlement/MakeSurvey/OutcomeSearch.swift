import Statistics

/// What is answered: the items of one dimension, swapped until their first component explains the published share of
/// their variance, their KMO is the published one, and its scores have the published regressions on the explanatory
/// variables.
///
/// All of it follows from the items' correlations with each other and with the eight regressors: the score of household
/// h is the sum of its standardised answers times the component's weights, and so are the scores' covariances with the
/// regressors.
struct OutcomeSearch: Annealed {
  /// The eight regressors, then the items.
  private(set) var table: SwapTable
  private let items: Int
  private let odd: ModelTarget
  private let even: ModelTarget
  private let component: Published.Component
  /// Sets of columns that are swapped together.
  private let blocks: [[Int]]
  private let isAllowed: (SwapTable, Int) -> Bool
  private let deviations: [Double]
  /// The weight of the variance between fitted values and those published.
  var pull = 1e7
  private let goal: [Double]
  /// The covariances of regressors and scores that give those slopes.
  private let sharedGoal: [Double]
  private let inverse: SmallMatrix
  private let oddInverse: SmallMatrix
  private let inverseDiagonal: [Double]
  private let oddDiagonal: [Double]
  private var last = (0, 0, 0)
  private var correlations: SmallMatrix
  private var vector: [Double]
  private var shared = [Double](repeating: 0, count: 8)
  private var slopes = [Double](repeating: 0, count: 8)

  /// - Parameters:
  ///   - slopes: those of the even model that the search for the regressors came to.
  ///   - blocks: items, counted from 0, that are swapped together.
  ///   - isAllowed: whether a row may look as it does.
  init(
    regressors: SwapTable, slopes goal: [Double], items columns: [[Int]],
    models: (odd: Published.Model, even: Published.Model), component: Published.Component, blocks: [[Int]],
    isAllowed: @escaping (SwapTable, Int) -> Bool
  ) {
    table = SwapTable((0..<8).map { regressors.column($0) } + columns)
    items = columns.count
    odd = ModelTarget(models.odd, observations: regressors.rows)
    even = ModelTarget(models.even, observations: regressors.rows)
    self.component = component
    self.blocks = blocks.map { $0.map { $0 + 8 } }
    self.isAllowed = isAllowed
    let table = table
    deviations = (8..<table.width).map { table.covariance($0, $0).squareRoot() }
    var all = SmallMatrix(order: 8)
    for a in 0..<8 {
      for b in 0..<8 { all[a, b] = table.covariance(a, b) }
    }
    self.goal = goal
    sharedGoal = (0..<8).map { [all] a in (0..<8).reduce(0.0) { $0 + all[a, $1] * goal[$1] } }
    all.sweep(0..<6)
    oddInverse = all
    all.sweep(6..<8)
    inverse = all
    oddDiagonal = (0..<6).map { [oddInverse] in oddInverse[$0, $0] }
    inverseDiagonal = (0..<8).map { all[$0, $0] }
    correlations = SmallMatrix(order: columns.count)
    vector = [Double](repeating: 0, count: columns.count)
  }

  mutating func move(_ random: inout SeededRandom) -> Bool {
    let block = random.below(blocks.count)
    let (a, b) = (random.below(table.rows), random.below(table.rows))
    if table.agree(a, b, in: blocks[block]) { return false }
    table.swap(a, b, in: blocks[block])
    if !isAllowed(table, a) || !isAllowed(table, b) {
      table.swap(a, b, in: blocks[block])
      return false
    }
    last = (a, b, block)
    return true
  }

  mutating func takeBack() { table.swap(last.0, last.1, in: blocks[last.2]) }

  mutating func cost() -> Double {
    for a in 0..<items {
      correlations[a, a] = 1
      for b in 0..<a {
        let r = table.covariance(8 + a, 8 + b) / (deviations[a] * deviations[b])
        correlations[a, b] = r
        correlations[b, a] = r
      }
    }
    let eigenvalue = correlations.leading(&vector)
    var direction = 0.0
    for item in 0..<items { direction += vector[item] }
    let scale = (direction < 0 ? -1 : 1) / eigenvalue.squareRoot()
    for regressor in 0..<8 {
      var sum = 0.0
      for item in 0..<items { sum += vector[item] * scale * table.covariance(regressor, 8 + item) / deviations[item] }
      shared[regressor] = sum
    }
    let share = eigenvalue / Double(items)
    var total = 0.0
    for item in 0..<items { total += square(max(0.1 - vector[item] * scale, 0) / 0.001) }
    total += square(beyond(share, component.variance_percent / 100, 0.001) / 0.0005)
    total += square(beyond(correlations.samplingAdequacy, component.kmo, 0.002) / 0.001)
    let oddExplained = solve(oddInverse, 6)
    total += odd.distance(slopes, rSquared: oddExplained, inverse: oddDiagonal, means: table.means)
    let explained = solve(inverse, 8)
    // The variance of the difference between fitted values and those published: it weighs all directions alike.
    for index in 0..<8 { total += pull * (slopes[index] - goal[index]) * (shared[index] - sharedGoal[index]) }
    return total + even.distance(slopes, rSquared: explained, inverse: inverseDiagonal, means: table.means)
  }

  /// The slopes on the first `count` regressors, and the variance they explain.
  private mutating func solve(_ inverse: SmallMatrix, _ count: Int) -> Double {
    var explained = 0.0
    for a in 0..<count {
      var sum = 0.0
      for b in 0..<count { sum += inverse[a, b] * shared[b] }
      slopes[a] = sum
      explained += sum * shared[a]
    }
    return explained
  }
}

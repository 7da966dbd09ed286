import Statistics

/// The answers from which the economic items come. Where somebody is employed there is income from employment; where
/// nobody is there may be some, from odd jobs.
struct EconomicAnswers {
  let pressure: [Int]
  /// Household members and those of them employed, household by household.
  let members: [(all: Int, employed: Int)]
  /// Yuan a month for each employed member.
  private(set) var income: [Int] = []

  /// The least common multiple of 1 to 8: with it, every share of up to eight members is a whole number.
  static let parts = 840

  /// Shares of members employed in parts of 840.
  var capital: [Int] { members.map { $0.employed * Self.parts / $0.all } }

  init(_ published: Published, offFarm: [Int], _ random: inout SeededRandom) throws {
    let items = published.items(of: "economic")
    guard items.map(\.id) == ["economic_pressure", "human_capital", "employment_income"] else {
      throw Failure("published.json: the economic items are not the three that are known here.")
    }
    let n = published.n
    let idle = n / 8
    members = try Self.members(n, idle: n * 35 / 100, items[1], offFarm, &random)

    let levels = Multiset(range: items[0].min...items[0].max, mean: items[0].mean, sd: items[0].sd)
    var pressure = levels.draws(n, &random)
    try levels.settle(&pressure, keeping: 0, &random, keepingEnds: true)
    random.shuffle(&pressure)
    self.pressure = pressure

    // The highest income is far above all others; without it the standard deviation would be a third.
    let figures = Multiset(range: 60...items[2].max, mean: items[2].mean, sd: items[2].sd)
    var income = [Int](repeating: 0, count: idle) + [items[2].max]
    income += Multiset(range: 80...1500, mean: 466, sd: 170).draws(n - idle - 1, &random)
    try figures.settle(&income, keeping: idle + 1, &random) { _, value in value <= 2500 }
    var earned = Array(income[idle...])
    random.shuffle(&earned)
    var rest = Array(repeating: 0, count: idle)
    for household in members {
      let paid = household.employed > 0 || rest.isEmpty
      if !paid { rest.removeLast() }
      self.income.append(paid ? earned.removeLast() : 0)
    }
  }

  /// Household sizes about four; their shares of employed members are drawn anew, one household at a time, as long as
  /// that brings mean and standard deviation nearer to the published ones.
  private static func members(
    _ n: Int, idle: Int, _ item: Published.Item, _ offFarm: [Int], _ random: inout SeededRandom
  ) throws -> [(all: Int, employed: Int)] {
    func draw() -> (all: Int, employed: Int) {
      let size = 2 + random.below(4) + random.below(4)
      return (size, max(1, Int((random.unit() * 0.77 * Double(size)).rounded())))
    }
    var order = Array(0..<n).filter { offFarm[$0] == 0 }
    random.shuffle(&order)
    var result = (0..<n).map { _ in draw() }
    let without = Set(order.prefix(idle))
    for row in without { result[row] = (result[row].all, 0) }
    var fixed = without
    if let alone = order.last {
      result[alone] = (1, 1)
      fixed.insert(alone)
    }
    func distance(_ sum: Int, _ squares: Int) -> Double {
      let (sum, squares) = (Double(sum) / Double(parts), Double(squares) / Double(parts * parts))
      let mean = sum / Double(n)
      let sd = ((squares - sum * mean) / Double(n - 1)).squareRoot()
      return abs(mean - item.mean) + abs(sd - item.sd)
    }
    var shares = result.map { $0.employed * parts / $0.all }
    var (sum, squares) = shares.reduce(into: (0, 0)) { $0 = ($0.0 + $1, $0.1 + $1 * $1) }
    var current = distance(sum, squares)
    var tries = 0
    while current > 0.0002, tries < 5_000_000 {
      tries += 1
      let row = random.below(n)
      if fixed.contains(row) { continue }
      let drawn = draw()
      let share = drawn.employed * parts / drawn.all
      let changed = (sum + share - shares[row], squares + share * share - shares[row] * shares[row])
      guard distance(changed.0, changed.1) < current else { continue }
      (sum, squares) = changed
      current = distance(sum, squares)
      shares[row] = share
      result[row] = drawn
    }
    guard current <= 0.0005, shares.contains(parts) else {
      throw Failure("No households give human_capital's figures.")
    }
    return result
  }

  /// The households in the order of their shares, which have been swapped since.
  func members(withCapital swapped: [Int]) -> [(all: Int, employed: Int)] {
    var known = Dictionary(grouping: members) { $0.employed * Self.parts / $0.all }
    return swapped.compactMap { known[$0]?.popLast() }
  }

  /// Whether a row of the table (regressors, then pressure, capital, income) fits together.
  static func isPossible(_ table: SwapTable, _ row: Int) -> Bool {
    let isEmployed = table[row, 9] > 0
    return (!isEmployed || table[row, 10] > 0) && (isEmployed || table[row, Regressor.offFarm.rawValue] == 0)
  }
}

import Statistics

/// The households before anything is swapped: each column has the values it will have, in a random order.
///
/// The interviewees are the first rows. Their residence, age, sex and relation are what the interviews say.
struct Households {
  /// In the order of `Regressor`; income ten times its level.
  private(set) var columns: [[Int]]

  init(_ interviewees: [Interviewee], published: Published, _ random: inout SeededRandom) throws {
    let n = published.n
    let known = interviewees.count
    let others = n - known
    func figures(_ regressor: Regressor, _ range: ClosedRange<Int>) throws -> Multiset {
      let row = try published.explanatory(regressor.column)
      return Multiset(range: range, mean: row.mean, sd: row.sd)
    }
    func ones(_ regressor: Regressor) throws -> Int { try figures(regressor, 0...1).sum(n) }

    let relations = interviewees.map(\.relation)
    let participants = try ones(.participation) - relations.filter { $0 == .participant }.count
    let spillover = try ones(.existence) - relations.filter { $0 == .spillover }.count
    var drawn = [Relation](repeating: .participant, count: participants)
    drawn += [Relation](repeating: .spillover, count: spillover)
    drawn += [Relation](repeating: .none, count: others - participants - spillover)
    random.shuffle(&drawn)
    let all = relations + drawn

    // Where there are organizations people have lived for longer than where there are none: VIF 2.74 says so.
    var residence = interviewees.map(\.residence)
    let near = Multiset(range: 6...Household.nearLimit, mean: 14.3, sd: 2.4)
    let far = Multiset(range: 1...12, mean: 5.2, sd: 2.4)
    for relation in drawn { residence += (relation == .none ? far : near).draws(1, &random) }
    try figures(.residence, 1...Household.limit).settle(&residence, keeping: known, &random) { row, value in
      value <= (all[row] == .none ? 14 : Household.nearLimit)
    }

    let ages = try figures(.age, 18...89)
    var age = interviewees.map(\.age) + ages.draws(others, &random)
    try ages.settle(&age, keeping: known, &random)

    let men = try ones(.male) - interviewees.filter(\.isMale).count
    let male = interviewees.map { $0.isMale ? 1 : 0 } + Self.shuffled(men, of: others, &random)

    let working = age.indices.filter { age[$0] <= Household.oldestEmployed }
    var offFarm = [Int](repeating: 0, count: n)
    let chosen = Self.shuffled(try ones(.offFarm), of: working.count, &random)
    for (row, isEmployed) in zip(working, chosen) { offFarm[row] = isEmployed }

    let levels = try figures(.income, 1...5)
    var income = levels.draws(n, &random)
    try levels.settle(&income, keeping: 0, &random, keepingEnds: true)
    random.shuffle(&income)
    let hukou = Self.shuffled(try ones(.hukou), of: n, &random)
    columns = [
      residence, age, male, offFarm, income.map { $0 * 10 }, hukou, all.map { $0 == .participant ? 1 : 0 },
      all.map { $0 == .spillover ? 1 : 0 },
    ]
  }

  private static func shuffled(_ ones: Int, of count: Int, _ random: inout SeededRandom) -> [Int] {
    var values = (0..<count).map { $0 < ones ? 1 : 0 }
    random.shuffle(&values)
    return values
  }
}

/// What a household can be.
enum Household {
  /// Months from June 2018, when the first community (XT) was formed, to August 2020.
  static let limit = 26
  /// From December 2018, when the first community with organizations (HC) was formed.
  static let nearLimit = 20
  /// Nobody older says that he or she works off the farm.
  static let oldestEmployed = 68

  /// Whether a row's residence fits its relation to the organizations, and its employment its age.
  static func isPossible(_ row: Int, _ table: SwapTable) -> Bool {
    let isNear = table[row, Regressor.participation.rawValue] + table[row, Regressor.existence.rawValue] > 0
    if isNear, table[row, Regressor.residence.rawValue] > Double(nearLimit) { return false }
    return table[row, Regressor.offFarm.rawValue] == 0 || table[row, Regressor.age.rawValue] <= Double(oldestEmployed)
  }
}

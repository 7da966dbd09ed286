/// Whether people of one group say a word at another rate than all others, people being the unit.
///
/// - Null: which group a person belongs to has nothing to do with what the person says. People are permuted over the
///   groups, with all their words; the groups keep their numbers of people.
/// - Statistic: (h - u r)^2 (1 / u + 1 / (U - u)), where the group says the word h times in u words, everybody says U
///   words, and r is everybody's rate: `ClusterPermutation`'s for two groups.
/// - Exact when people can be divided in at most as many ways as there would be draws: p is the share of divisions at
///   least as large. Otherwise p = (1 + such draws) / (1 + draws). All words share the draws.
///
/// Reference: as `ClusterPermutation`. The draws are taken in blocks (`KeynessBlock`), in which the group's hits of a word
/// are sums over people, 64 draws at a time; the result is the same for any number of threads.
public struct KeynessPermutation: Sendable {
  /// How often one person says a word.
  public struct Occurrence: Sendable, Hashable {
    /// Index of the person.
    public let person: Int32
    public let count: Int32

    public init(person: Int, count: Int) {
      self.person = Int32(person)
      self.count = Int32(count)
    }
  }

  private let sizes: [Int]
  private let groups: [Int]
  private let draws: Int
  private let seed: UInt64
  private static let block = 16_384

  /// - Parameters:
  ///   - sizes: words of each person.
  ///   - groups: each person's group, 0-based.
  /// - Throws: `StatisticsError.lengthsDiffer`, `.badCount` for a person without words, `.badSetting` for no draws.
  public init(sizes: [Int], groups: [Int], draws: Int, seed: UInt64) throws(StatisticsError) {
    guard sizes.count == groups.count else { throw .lengthsDiffer(sizes.count, groups.count) }
    if let bad = sizes.firstIndex(where: { $0 <= 0 }) { throw .badCount(index: bad) }
    guard draws > 0 else { throw .badSetting(draws) }
    self.sizes = sizes
    self.groups = groups
    self.draws = draws
    self.seed = seed
  }

  /// In how many ways people can be divided into a group and all others, where that is visited as a whole; `nil` where
  /// draws are taken.
  public func divisions(of group: Int) -> Int? {
    let members = groups.count { $0 == group }
    var ways = 1
    for step in 0..<min(members, groups.count - members) {
      let (product, overflow) = ways.multipliedReportingOverflow(by: groups.count - step)
      guard !overflow, product / (step + 1) <= draws else { return nil }
      ways = product / (step + 1)
    }
    return ways
  }

  /// The p-value of each word: of one group against all others.
  /// - Throws: `StatisticsError.tooFewGroups` where nobody is in the group, or everybody.
  public func pValues(of words: [[Occurrence]], group: Int) throws(StatisticsError) -> [Double] {
    let members = groups.map { $0 == group }
    guard members.contains(true), members.contains(false) else { throw .tooFewGroups(needed: 2, given: 1) }
    let scale = Scale(members: members, sizes: sizes)
    let bounds = words.map { word in
      scale.statistic(hits: word.reduce(0) { $0 + (members[Int($1.person)] ? Int($1.count) : 0) }, of: word)
        * (1 - 1e-10)
    }
    var reached = [Int](repeating: 0, count: words.count)
    let ways = divisions(of: group)
    var source = ways == nil ? KeynessDivisions.drawn(SeededRandom(seed: seed), groups) : .all(members)
    var left = ways ?? draws
    while left > 0 {
      let count = min(left, Self.block)
      let block = KeynessBlock(&source, count: count, group: group, scale: scale)
      block.count(words, bounds, into: &reached)
      left -= count
    }
    return reached.map { reached in
      ways.map { Double(reached) / Double($0) } ?? Double(reached + 1) / Double(draws + 1)
    }
  }

  /// Sums that all divisions share.
  struct Scale {
    let sizes: [Int]
    let total: Double
    let units: Int

    init(members: [Bool], sizes: [Int]) {
      self.sizes = sizes
      total = Double(sizes.reduce(0, +))
      units = zip(members, sizes).reduce(0) { $0 + ($1.0 ? $1.1 : 0) }
    }

    func statistic(hits: Int, of word: [Occurrence]) -> Double {
      let all = word.reduce(0) { $0 + Int($1.count) }
      return Self.statistic(hits: Double(hits), units: Double(units), rate: Double(all) / total, total: total)
    }

    @inline(__always) static func statistic(hits: Double, units: Double, rate: Double, total: Double) -> Double {
      let excess = hits - units * rate
      return excess * excess * total / (units * (total - units))
    }
  }
}

import Dispatch
import Synchronization

/// Whether people of one group say a word at another rate than all others, people being the unit.
///
/// - Null: which group a person belongs to has nothing to do with what the person says. People are permuted over the
///   groups, with all their words; the groups keep their numbers of people.
/// - Statistic: (h - u r)^2 (1 / u + 1 / (U - u)), where the group says the word h times in u words, everybody says U
///   words, and r is everybody's rate: `ClusterPermutation`'s for two groups.
/// - Exact when people can be divided in at most as many ways as there would be draws: p is the share of divisions at
///   least as large. Otherwise p = (1 + such draws) / (1 + draws). All words share the draws.
///
/// Reference: as `ClusterPermutation`. The draws are taken in blocks, so that a person's are added word by word as
/// whole numbers side by side; the result is the same for any number of threads.
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
  private static let block = 1024

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
    var source = ways == nil ? Divisions.drawn(SeededRandom(seed: seed), groups) : Divisions.all(members)
    var left = ways ?? draws
    while left > 0 {
      let count = min(left, Self.block)
      let block = Block(&source, count: count, group: group, scale: scale)
      block.count(words, bounds, into: &reached)
      left -= count
    }
    return reached.map { reached in
      ways.map { Double(reached) / Double($0) } ?? Double(reached + 1) / Double(draws + 1)
    }
  }

  /// Sums that all divisions share.
  fileprivate struct Scale {
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

/// Ways of dividing people, one after the other.
private enum Divisions {
  /// Labels of all groups, shuffled again and again.
  case drawn(SeededRandom, [Int])
  /// Every choice of as many people as the group has, from the first combination on.
  case all([Bool])

  mutating func next(group: Int) -> [Bool] {
    switch self {
    case .drawn(var random, var labels):
      random.shuffle(&labels)
      self = .drawn(random, labels)
      return labels.map { $0 == group }
    case .all(let members):
      self = .all(Self.following(members))
      return members
    }
  }

  /// The next combination in a circle that begins anywhere: the lexicographic order, back to the first after the last.
  private static func following(_ members: [Bool]) -> [Bool] {
    var next = members
    guard let place = next.indices.dropLast().last(where: { next[$0] && !next[$0 + 1] }) else {
      return next.filter { $0 } + next.filter { !$0 }
    }
    next.swapAt(place, place + 1)
    let tail = next[(place + 2)...]
    return Array(next[..<(place + 2)]) + tail.filter { $0 } + tail.filter { !$0 }
  }
}

/// Some divisions at once: for each person whether she is in the group, one number a division.
private struct Block {
  private let count: Int
  /// Person after person: 1 in the divisions that put her into the group, else 0.
  private let masks: [Int32]
  /// Words of the group in each division.
  private let units: [Double]
  private let total: Double

  init(_ source: inout Divisions, count: Int, group: Int, scale: KeynessPermutation.Scale) {
    self.count = count
    var masks = [Int32](repeating: 0, count: scale.sizes.count * count)
    var units = [Double](repeating: 0, count: count)
    for division in 0..<count {
      let members = source.next(group: group)
      var sum = 0
      for person in members.indices where members[person] {
        masks[person * count + division] = 1
        sum += scale.sizes[person]
      }
      units[division] = Double(sum)
    }
    self.masks = masks
    self.units = units
    total = scale.total
  }

  /// Adds to each word the number of divisions whose statistic reaches the word's bound.
  func count(_ words: [[KeynessPermutation.Occurrence]], _ bounds: [Double], into reached: inout [Int]) {
    let chunk = 64
    let chunks = (words.count + chunk - 1) / chunk
    let sums = Mutex([Int](repeating: 0, count: words.count))
    DispatchQueue.concurrentPerform(iterations: chunks) { index in
      let range = index * chunk..<min(words.count, (index + 1) * chunk)
      var hits = [Int32](repeating: 0, count: count)
      let found = range.map { divisions(reaching: bounds[$0], by: words[$0], &hits) }
      sums.withLock { sums in
        for (place, number) in zip(range, found) { sums[place] = number }
      }
    }
    sums.withLock { sums in
      for index in reached.indices { reached[index] += sums[index] }
    }
  }

  private func divisions(
    reaching bound: Double, by word: [KeynessPermutation.Occurrence], _ hits: inout [Int32]
  ) -> Int {
    let all = word.reduce(0) { $0 + Int($1.count) }
    let rate = Double(all) / total
    return hits.withUnsafeMutableBufferPointer { hits in
      masks.withUnsafeBufferPointer { masks in
        units.withUnsafeBufferPointer { units in
          hits.update(repeating: 0)
          for occurrence in word {
            let start = Int(occurrence.person) * count
            for division in 0..<count { hits[division] &+= masks[start &+ division] &* occurrence.count }
          }
          var reached = 0
          for division in 0..<count {
            let statistic = KeynessPermutation.Scale.statistic(
              hits: Double(hits[division]), units: units[division], rate: rate, total: total)
            if statistic >= bound { reached &+= 1 }
          }
          return reached
        }
      }
    }
  }
}

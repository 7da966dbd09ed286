import Statistics

/// People who speak together in transcripts, as in a focus group: what each says is not independent of the others.
///
/// A circle is everybody who is linked by common transcripts, directly or through others; who speaks alone is one alone.
/// Where each circle is in one level, circles can be permuted over the levels as wholes (`ClusterPermutation`); where
/// circles hold people of several levels, only the size of the danger can be told (`effectivePeople`).
public struct SpeakingCircles: Sendable {
  /// Index in the comparison's people of those who take part.
  private let members: [Int]
  /// Of each member: its circle from 0 without gaps, and its level's place among those that take part.
  private let circles: [Int]
  private let levels: [Int]
  private let sizes: [Int]

  public var people: Int { members.count }
  /// Whether no circle has people of several levels.
  public let areNested: Bool

  /// `nil` where nobody speaks together with another.
  /// - Parameter taking: indices of the levels that take part.
  public init?(_ people: [Comparison.Person], among taking: [Int]) {
    members = people.indices.filter { taking.contains(people[$0].level) }
    let numbers = Set(members.map { people[$0].circle }).sorted()
    let place = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
    circles = members.map { place[people[$0].circle] ?? 0 }
    levels = members.map { taking.firstIndex(of: people[$0].level) ?? 0 }
    var sizes = [Int](repeating: 0, count: numbers.count)
    for circle in circles { sizes[circle] += 1 }
    self.sizes = sizes
    var levelOf = [Int?](repeating: nil, count: numbers.count)
    var nested = true
    for (circle, level) in zip(circles, levels) {
      if let known = levelOf[circle], known != level { nested = false }
      levelOf[circle] = level
    }
    areNested = nested
    if !sizes.contains(where: { $0 > 1 }) { return nil }
  }

  /// Circles permuted over the levels; `nil` where the test cannot be made.
  /// - Parameters:
  ///   - hits, units: one a person of the comparison: what is counted, and out of how much.
  func outcome(hits: [Double], units: [Double], _ settings: TestSettings) -> TestOutcome? {
    var sums = [(hits: Double, units: Double, level: Int)](repeating: (0, 0, 0), count: sizes.count)
    for (place, member) in members.enumerated() {
      sums[circles[place]].hits += hits[member]
      sums[circles[place]].units += units[member]
      sums[circles[place]].level = levels[place]
    }
    guard
      let test = try? ClusterPermutation(
        hits: sums.map(\.hits), units: sums.map(\.units), groups: sums.map(\.level), limit: settings.permutations,
        replicates: settings.permutations, seed: settings.seed)
    else { return nil }
    let method: LevelTest.Method =
      switch test.method {
      case .exact(let divisions): .permutationOfAllCircles(divisions: divisions)
      case .monteCarlo(let draws, let seed, let error):
        .permutationOfCircles(draws: draws, seed: seed, standardError: error)
      }
    return .tested(
      LevelTest(
        method: method, pValue: test.pValue, adjustedPValue: test.pValue, smallestExpected: nil, cramersV: nil))
  }

  /// As how many independent people they would count if what is said within a circle had this correlation: n over the
  /// design effect 1 + (m - 1) r, m the mean size of the circle of a person (Kish 1965, Survey Sampling, 5.4).
  public func effectivePeople(correlation: Double) -> Double {
    let total = Double(people)
    let size = sizes.reduce(0.0) { $0 + Double($1) * Double($1) } / total
    return total / (1 + (size - 1) * correlation)
  }

  /// Numbers of circles, from 0 in the order of their first member.
  /// - Parameter transcripts: in which each person speaks.
  static func numbers(_ transcripts: [Set<Int64>]) -> [Int] {
    var parent = Array(transcripts.indices)
    func root(_ place: Int) -> Int {
      var place = place
      while parent[place] != place {
        parent[place] = parent[parent[place]]
        place = parent[place]
      }
      return place
    }
    var firstOf: [Int64: Int] = [:]
    for (person, own) in transcripts.enumerated() {
      for transcript in own {
        guard let first = firstOf[transcript] else {
          firstOf[transcript] = person
          continue
        }
        let (a, b) = (root(first), root(person))
        parent[max(a, b)] = min(a, b)
      }
    }
    var numbers: [Int: Int] = [:]
    return transcripts.indices.map { person in
      let root = root(person)
      let number = numbers[root] ?? numbers.count
      numbers[root] = number
      return number
    }
  }
}

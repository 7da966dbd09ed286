import Statistics

/// Tests of how much a code is spoken of: segments per 1,000 words, or words inside segments of words spoken. Both are
/// clustered in people, so that people are permuted and drawn, never segments.
struct RateTests {
  let people: [Comparison.Person]
  let settings: TestSettings
  /// By what a rate is multiplied: 1,000 for segments, 1 for shares of words.
  let scale: Double

  /// - Parameters:
  ///   - hits: what is counted, one a person.
  ///   - levels: indices of the levels that take part, each with people.
  func outcome(_ hits: [Int], levels: [Int]) -> TestOutcome {
    if levels.count < 2 { return .notTested(.fewLevels) }
    let members = members(of: levels)
    if members.allSatisfy({ hits[$0] == 0 }) { return .notTested(.nobody) }
    if let circles = SpeakingCircles(people, among: levels), settings.together, circles.areNested {
      return circles.outcome(
        hits: hits.map(Double.init), units: people.map { Double($0.words) }, settings) ?? .notTested(.noWords)
    }
    let groups = members.map { member in levels.firstIndex(of: people[member].level) ?? 0 }
    guard
      let test = try? ClusterPermutation(
        hits: members.map { Double(hits[$0]) }, units: members.map { Double(people[$0].words) }, groups: groups,
        limit: settings.permutations, replicates: settings.permutations, seed: settings.seed)
    else { return .notTested(.noWords) }
    let method: LevelTest.Method =
      switch test.method {
      case .exact(let divisions): .permutationOfAll(divisions: divisions)
      case .monteCarlo(let replicates, let seed, let error):
        .permutation(draws: replicates, seed: seed, standardError: error)
      }
    return .tested(
      LevelTest(
        method: method, pValue: test.pValue, adjustedPValue: test.pValue, smallestExpected: nil, cramersV: nil))
  }

  func pair(_ hits: [Int], _ first: Int, _ second: Int) -> PairTest {
    PairTest(
      first: first, second: second, outcome: outcome(hits, levels: [first, second]), oddsRatio: nil,
      difference: difference(hits, first, second))
  }

  /// The percentile interval of the level's rate by the bootstrap over its people; `nil` for fewer than two people and
  /// where nobody mentions the code: draws from nothing but zeros say nothing.
  func interval(_ hits: [Int], level: Int) -> Interval? {
    let members = members(of: [level])
    guard members.contains(where: { hits[$0] > 0 }) else { return nil }
    return try? Bootstrap(
      units: members.count, replicates: settings.resamples, seed: settings.seed
    ) { drawn throws(StatisticsError) in
      rate(hits, drawn.map { members[$0] })
    }.percentileInterval(level: settings.level)
  }

  /// The first level's rate less the second's; people are drawn within each level.
  private func difference(_ hits: [Int], _ first: Int, _ second: Int) -> IntervalEstimate? {
    let members = members(of: [first, second])
    func difference(_ chosen: [Int]) -> Double {
      rate(hits, chosen.filter { people[$0].level == first }) - rate(hits, chosen.filter { people[$0].level == second })
    }
    let estimate = difference(members)
    guard estimate.isFinite else { return nil }
    let levels = members.map { people[$0].level }
    let isKnown =
      members.contains { hits[$0] > 0 }
      && [first, second].allSatisfy { level in
        levels.count { $0 == level } > 1
      }
    guard isKnown else { return IntervalEstimate(value: estimate, interval: nil) }
    let bootstrap = try? Bootstrap(
      units: members.count, strata: levels, replicates: settings.resamples, seed: settings.seed
    ) { drawn throws(StatisticsError) in
      difference(drawn.map { members[$0] })
    }
    return IntervalEstimate(
      value: estimate, interval: try? bootstrap?.percentileInterval(level: settings.level))
  }

  private func members(of levels: [Int]) -> [Int] {
    people.indices.filter { levels.contains(people[$0].level) }
  }

  private func rate(_ hits: [Int], _ chosen: [Int]) -> Double {
    let words = chosen.reduce(0) { $0 + people[$1].words }
    return Double(chosen.reduce(0) { $0 + hits[$1] }) * scale / Double(words)
  }
}

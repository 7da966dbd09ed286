import Statistics
import TestSupport
import Testing

@testable import Analysis

struct RateTestsTests {
  private func people(_ levels: [Int], _ words: [Int]) -> [Comparison.Person] {
    zip(levels, words).enumerated().map { .init(id: "P\($0)", level: $1.0, words: $1.1, circle: $0) }
  }

  /// The same p-value from the definition: every way to choose who is in the first level, by bits.
  private func enumerated(_ hits: [Int], _ words: [Int], first: Set<Int>) -> Double {
    let rate = Double(hits.reduce(0, +)) / Double(words.reduce(0, +))
    func distance(_ members: Set<Int>) -> Double {
      let inside = hits.indices.filter(members.contains)
      let outside = hits.indices.filter { !members.contains($0) }
      return [inside, outside].reduce(0) { sum, group in
        let spoken = Double(group.reduce(0) { $0 + words[$1] })
        let excess = Double(group.reduce(0) { $0 + hits[$1] }) - spoken * rate
        return sum + excess * excess / spoken
      }
    }
    let observed = distance(first) * (1 - 1e-9)
    let ways = (0..<(1 << hits.count)).filter { $0.nonzeroBitCount == first.count }
    let reached = ways.count { bits in distance(Set(hits.indices.filter { bits >> $0 & 1 == 1 })) >= observed }
    return Double(reached) / Double(ways.count)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6])
  func permutationOfAFewPeopleIsTheEnumeration(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let hits = (0..<8).map { _ in Int.random(in: 0...6, using: &random) }
    let words = (0..<8).map { _ in Int.random(in: 200...900, using: &random) }
    let levels = [1, 0, 1, 0, 0, 1, 1, 1]
    let tests = RateTests(people: people(levels, words), settings: TestSettings(), scale: 1000)
    let test = try #require(tests.outcome(hits, levels: [0, 1]).test)
    // 8 choose 3.
    #expect(test.method == .permutationOfAll(divisions: 56))
    #expect(abs(test.pValue - enumerated(hits, words, first: [1, 3, 4])) < 1e-12)
  }

  @Test func manyPeopleAreDrawnWithTheSeedAndItsError() throws {
    let levels = (0..<24).map { $0 % 2 }
    let hits = (0..<24).map { ($0 * 7) % 5 + ($0 % 2) }
    let words = (0..<24).map { 300 + $0 * 10 }
    let settings = TestSettings(permutations: 999, seed: 5)
    let tests = RateTests(people: people(levels, words), settings: settings, scale: 1000)
    let test = try #require(tests.outcome(hits, levels: [0, 1]).test)
    guard case .permutation(999, 5, let error) = test.method else {
      Issue.record("\(test.method)")
      return
    }
    #expect(abs(error - (test.pValue * (1 - test.pValue) / 999).squareRoot()) < 1e-12)
    #expect(tests.outcome(hits, levels: [0, 1]).test == test)
    // Ten times the draws lie within four standard errors.
    let more = RateTests(people: people(levels, words), settings: TestSettings(seed: 5), scale: 1000)
    #expect(abs((more.outcome(hits, levels: [0, 1]).test?.pValue ?? .nan) - test.pValue) < 4 * error)
  }

  @Test func nothingIsTestedWithoutHitsWordsOrLevels() {
    let tests = RateTests(people: people([0, 0, 1, 1], [10, 20, 0, 0]), settings: TestSettings(), scale: 1000)
    #expect(tests.outcome([0, 0, 0, 0], levels: [0, 1]) == .notTested(.nobody))
    #expect(tests.outcome([1, 0, 0, 0], levels: [0]) == .notTested(.fewLevels))
    let silent = RateTests(people: people([0, 1], [0, 0]), settings: TestSettings(), scale: 1000)
    #expect(silent.outcome([1, 0], levels: [0, 1]) == .notTested(.noWords))
    #expect(tests.interval([0, 0, 0, 0], level: 0) == nil, "draws of zeros are no interval")
    #expect(tests.pair([1, 0, 0, 0], 0, 1).difference == nil, "a level that says nothing has no rate")
  }

  @Test func theBootstrapOfARateCoversIt() throws {
    // People say 500 words each and mention the code with a rate of their own around 4 per 1,000 words. An interval of
    // 95 % over 25 people covers the rate in 90 to 96 of 100 samples; below 85 or always it would not be one.
    var random = SeededGenerator(seed: 11)
    var covered = 0
    for sample in 0..<100 {
      let hits = (0..<25).map { _ in
        let own = Double.random(in: 0...8, using: &random)
        return (0..<500).count { _ in Double.random(in: 0..<1000, using: &random) < own }
      }
      let settings = TestSettings(seed: UInt64(sample), resamples: 300)
      let tests = RateTests(
        people: people(Array(repeating: 0, count: 25), Array(repeating: 500, count: 25)), settings: settings,
        scale: 1000)
      let interval = try #require(tests.interval(hits, level: 0))
      if interval.low <= 4, 4 <= interval.high { covered += 1 }
    }
    #expect((85...99).contains(covered), "\(covered) of 100")
  }

  @Test func intervalsHaveTheScaleOfTheRate() throws {
    let levels = [0, 0, 0, 0, 1, 1, 1]
    let words = [100, 250, 300, 150, 200, 220, 90]
    let hits = [1, 4, 0, 2, 7, 1, 3]
    let settings = TestSettings(seed: 3, resamples: 500)
    let rates = RateTests(people: people(levels, words), settings: settings, scale: 1000)
    let shares = RateTests(people: people(levels, words), settings: settings, scale: 1)
    let rate = try #require(rates.interval(hits, level: 1))
    let share = try #require(shares.interval(hits, level: 1))
    #expect(abs(rate.low - 1000 * share.low) < 1e-9 && abs(rate.high - 1000 * share.high) < 1e-9)
    #expect(rates.interval(hits, level: 1) == rate, "the same seed")
    let difference = try #require(rates.pair(hits, 0, 1).difference)
    // 7 of 800 words less 11 of 510.
    #expect(abs(difference.value - (8.75 - 11_000.0 / 510)) < 1e-9)
    let bounds = try #require(difference.interval)
    #expect(bounds.low < difference.value && difference.value < bounds.high)
  }
}

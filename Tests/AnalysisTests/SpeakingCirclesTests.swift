import Statistics
import Testing

@testable import Analysis

@Suite struct SpeakingCirclesTests {
  private func people(_ levels: [Int], _ circles: [Int]) -> [Comparison.Person] {
    zip(levels, circles).enumerated().map { .init(id: "P\($0)", level: $1.0, words: 100, circle: $1.1) }
  }

  @Test func whoSpeaksTogether() {
    // 0 and 1 share transcript 7, 1 and 3 share 9; 2 is alone.
    #expect(SpeakingCircles.numbers([[7], [7, 9], [8], [9]]) == [0, 0, 1, 0])
    #expect(SpeakingCircles.numbers([[1], [2], [1, 2], []]) == [0, 0, 0, 1])
    #expect(SpeakingCircles(people([0, 1, 1], [0, 1, 2]), among: [0, 1]) == nil, "nobody speaks together")
  }

  /// Two discussions of three in each level, each of one mind: people alone would be 6 of 6 against 0 of 6 (p = 0.002 by
  /// Fisher). Of the six ways to choose two of four discussions two are as extreme: 1/3.
  @Test func circlesArePermutedAsWholes() throws {
    let levels = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]
    let circles = [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]
    let found = try #require(SpeakingCircles(people(levels, circles), among: [0, 1]))
    #expect(found.areNested && found.people == 12)
    let hits = levels.map { $0 == 0 ? 1.0 : 0 }
    let test = try #require(found.outcome(hits: hits, units: hits.map { _ in 1 }, TestSettings())?.test)
    #expect(test.method == .permutationOfAllCircles(divisions: 6))
    #expect(abs(test.pValue - 1.0 / 3) < 1e-12)
  }

  @Test func crossedCirclesCannotBe() throws {
    let found = try #require(SpeakingCircles(people([0, 1, 0, 1], [0, 0, 1, 2]), among: [0, 1]))
    #expect(!found.areNested)
    // Sizes 2, 1, 1: the mean size of a person's circle is (4 + 1 + 1) / 4 = 1.5; 4 / (1 + 0.5 * 0.1).
    #expect(abs(found.effectivePeople(correlation: 0.1) - 4 / 1.05) < 1e-12)
  }
}

import Foundation
import Statistics
import Testing

@Suite struct KeynessTests {
  /// R: O <- matrix(c(46, 7154, 21, 9079), 2); E <- outer(rowSums(O), colSums(O)) / sum(O); 2 * sum(O * log(O / E));
  /// pchisq(., 1, lower.tail = FALSE); log2((46/7200) / (21/9100)).
  @Test func logLikelihood() throws {
    let found = try LogLikelihoodKeyness(count: 46, size: 7200, otherCount: 21, otherSize: 9100)
    #expect(near(found.statistic, 16.396523291775011))
    #expect(near(found.pValue, 5.1379384381851513e-05))
    #expect(near(found.logRatio, 1.4691141720346366))
  }

  /// As above, for 9 of 1500 and 0 of 2100; the ratio takes 0.5 for none.
  @Test func aWordThatTheReferenceLacks() throws {
    let found = try LogLikelihoodKeyness(count: 9, size: 1500, otherCount: 0, otherSize: 2100)
    #expect(near(found.statistic, 15.790026824068301))
    #expect(near(found.pValue, 7.0774591829580606e-05))
    #expect(near(found.logRatio, 4.6553518286125541))
    #expect(throws: StatisticsError.emptyMargin(row: 0, column: nil)) {
      try LogLikelihoodKeyness(count: 0, size: 1500, otherCount: 0, otherSize: 2100)
    }
    #expect(throws: StatisticsError.badCount(index: 0)) {
      try LogLikelihoodKeyness(count: 3, size: 2, otherCount: 0, otherSize: 2100)
    }
  }

  private let sizes = [310, 120, 540, 200, 90, 410, 333, 150, 280, 610]
  private let groups = [0, 0, 0, 0, 1, 1, 1, 2, 2, 2]
  private let words: [[Int]] = [
    [3, 0, 5, 2, 0, 0, 1, 0, 1, 2], [0, 0, 0, 0, 0, 7, 0, 0, 0, 0], [1, 1, 2, 1, 1, 2, 1, 1, 1, 3],
    [0, 0, 0, 0, 0, 0, 0, 2, 3, 9],
  ]

  /// R 4.2.2, word h, group g: i <- which(groups == g); U <- sum(sizes); s <- function(i) { u <- sum(sizes[i]); (sum(h[i]) - u *
  /// sum(h) / U)^2 * (1 / u + 1 / (U - u)) }; mean(apply(combn(10, length(i)), 2, s) >= s(i) * (1 - 1e-10)).
  private let exact: [[Double]] = [
    [0.0142857142857142857, 0.7, 0.571428571428571429, 0.185714285714285714],
    [0.191666666666666667, 0.0833333333333333333, 0.775, 0.35],
    [0.391666666666666667, 0.491666666666666667, 0.733333333333333333, 0.00833333333333333333],
  ]

  private func occurrences(_ counts: [Int]) -> [KeynessPermutation.Occurrence] {
    counts.enumerated().compactMap { $1 > 0 ? .init(person: $0, count: $1) : nil }
  }

  /// The same statistic as `ClusterPermutation`'s for a group and all others, over all divisions.
  @Test(arguments: 0..<3) func exactIsTheClusterPermutations(group: Int) throws {
    let test = try KeynessPermutation(sizes: sizes, groups: groups, draws: 1000, seed: 1)
    #expect(test.divisions(of: group) == [210, 120, 120][group])
    let pValues = try test.pValues(of: words.map(occurrences), group: group)
    #expect(near(pValues, exact[group]))
    for (counts, p) in zip(words, pValues) {
      let other = try ClusterPermutation(
        hits: counts.map(Double.init), units: sizes.map(Double.init), groups: groups.map { $0 == group ? 0 : 1 })
      guard case .exact = other.method else {
        Issue.record("not exact")
        return
      }
      #expect(near(p, other.pValue))
    }
  }

  /// With the same seed the draws are `ClusterPermutation`'s: more of them than a block holds.
  @Test func drawsAreTheClusterPermutations() throws {
    let groups = groups.map { $0 == 0 ? 0 : 1 }
    // Two hundred divisions are too many for a limit of 199 draws; more draws than a block need another limit.
    let few = try KeynessPermutation(sizes: sizes, groups: groups, draws: 199, seed: 7)
    #expect(few.divisions(of: 0) == nil)
    let pValues = try few.pValues(of: words.map(occurrences), group: 0)
    for (counts, p) in zip(words, pValues) {
      let other = try ClusterPermutation(
        hits: counts.map(Double.init), units: sizes.map(Double.init), groups: groups, limit: 1, replicates: 199, seed: 7
      )
      #expect(near(p, other.pValue))
    }
  }

  @Test func manyDrawsInSeveralBlocks() throws {
    var random = SeededRandom(seed: 3)
    let sizes = (0..<40).map { _ in 50 + random.below(400) }
    let groups = (0..<40).map { $0 % 2 }
    let counts = (0..<40).map { _ in random.below(5) }
    let test = try KeynessPermutation(sizes: sizes, groups: groups, draws: 2500, seed: 11)
    let p = try test.pValues(of: [occurrences(counts)], group: 0)[0]
    let other = try ClusterPermutation(
      hits: counts.map(Double.init), units: sizes.map(Double.init), groups: groups, limit: 1, replicates: 2500, seed: 11
    )
    #expect(near(p, other.pValue))
  }

  @Test func aGroupThatIsEverybody() throws {
    let test = try KeynessPermutation(sizes: [1, 2], groups: [0, 0], draws: 99, seed: 1)
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, given: 1)) { try test.pValues(of: [], group: 0) }
    #expect(throws: StatisticsError.badCount(index: 1)) {
      try KeynessPermutation(sizes: [1, 0], groups: [0, 1], draws: 99, seed: 1)
    }
  }
}

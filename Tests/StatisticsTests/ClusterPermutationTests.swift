import Statistics
import Testing

@Suite struct ClusterPermutationTests {
  @Test func exactEqualsFisherWhenClustersAreSingle() throws {
    // Clusters of one unit, with the margins equal: the order of the tables by distance is Fisher's order.
    let hits: [Double] = [1, 1, 1, 0, 1, 0, 0, 0]
    let test = try ClusterPermutation(
      hits: hits, units: [Double](repeating: 1, count: 8), groups: [0, 0, 0, 0, 1, 1, 1, 1])
    #expect(test.method == .exact(divisions: 70))
    #expect(near(test.pValue, 34.0 / 70))
    #expect(test.rates == [0.75, 0.25])
  }

  @Test func monteCarloAgrees() throws {
    let hits: [Double] = [5, 3, 8, 1, 0, 2, 1, 0, 4, 2]
    let units: [Double] = [10, 9, 11, 8, 12, 10, 9, 7, 10, 12]
    let groups = [0, 0, 0, 1, 1, 1, 2, 2, 2, 2]
    let exact = try ClusterPermutation(hits: hits, units: units, groups: groups)
    #expect(exact.method == .exact(divisions: 4200))
    let drawn = try ClusterPermutation(hits: hits, units: units, groups: groups, limit: 10, seed: 3)
    guard case .monteCarlo(_, 3, let error) = drawn.method else {
      Issue.record("not Monte Carlo")
      return
    }
    #expect(abs(drawn.pValue - exact.pValue) < 4 * error)
    #expect(try ClusterPermutation(hits: hits, units: units, groups: groups, limit: 10, seed: 3) == drawn)
  }

  @Test func oneGroup() {
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, given: 1)) {
      try ClusterPermutation(hits: [1, 2], units: [2, 2], groups: [0, 0])
    }
  }
}

import Statistics
import Testing

@Suite struct DispersionTests {
  /// The word "a" in the five parts of Gries (2008), table 2 and 2.3: DP 0.18, Juilland's D 0.785. The digits beyond
  /// are R's s <- c(9,10,10,10,11)/50; v <- 1:5/15; p <- 1:5/c(9,10,10,10,11): sum(abs(s-v))/2, that over 1-min(s), 1 -
  /// sqrt(mean((p-mean(p))^2))/mean(p)/sqrt(4).
  @Test func theArticlesExample() throws {
    let parts = (0..<5).map { (part: $0, count: $0 + 1) }
    let found = try Dispersion(parts, sizes: [9, 10, 10, 10, 11])
    #expect(near(found.deviation, 0.18))
    #expect(near(found.normalisedDeviation, 0.21951219512195119))
    #expect(near(found.juilland, 0.78515045345045076))
  }

  /// R, as above, with v <- c(0,3,0,0,1)/4 and parts of 120, 80, 200, 50 and 150 words.
  @Test func partsWithoutTheWordCount() throws {
    let found = try Dispersion([(1, 3), (4, 1)], sizes: [120, 80, 200, 50, 150])
    #expect(near(found.deviation, 0.6166666666666667))
    #expect(near(found.normalisedDeviation, 0.67272727272727284))
    #expect(near(found.juilland, 0.17562066886968009))
  }

  @Test func evenAndLoneWords() throws {
    let even = try Dispersion([(0, 2), (1, 4)], sizes: [100, 200])
    #expect(even.deviation == 0 && even.juilland == 1)
    let one = try Dispersion([(0, 2)], sizes: [100])
    #expect(one.deviation == 0 && one.juilland.isNaN && one.normalisedDeviation.isNaN)
  }

  @Test func whatCannotBeComputed() {
    #expect(throws: StatisticsError.badCount(index: 1)) { try Dispersion([(0, 1)], sizes: [3, 0]) }
    #expect(throws: StatisticsError.badCount(index: 0)) { try Dispersion([(0, 0)], sizes: [3, 4]) }
    #expect(throws: StatisticsError.badCategory(index: 0)) { try Dispersion([(2, 1)], sizes: [3, 4]) }
    #expect(throws: StatisticsError.emptyTable) { try Dispersion([], sizes: [3, 4]) }
  }
}

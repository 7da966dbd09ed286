import Statistics
import Testing

@Suite struct RanksTests {
  @Test func midRanks() {
    let ranks = Ranks(Sample.carb)
    // R: rank(mtcars$carb)
    #expect(
      ranks.values == [
        25.5, 25.5, 4, 4, 12.5, 4, 25.5, 12.5, 12.5, 25.5, 25.5, 19, 19, 19, 25.5, 25.5, 25.5, 4, 12.5, 4, 4, 12.5,
        12.5, 25.5, 12.5, 4, 12.5, 12.5, 25.5, 31, 32, 12.5,
      ])
    #expect(ranks.ties == [7, 10, 3, 10])
  }
}

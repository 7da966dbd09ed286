import Statistics
import Testing

@Suite struct QuantileTests {
  @Test func typeSeven() throws {
    let values = try Quantile.values(of: Sample.hp, at: [0.01, 0.1, 1.0 / 3, 0.9, 0.99])
    // R: quantile(mtcars$hp, c(0.01, 0.1, 1/3, 0.9, 0.99))
    #expect(near(values, [55.099999999999994, 66, 109.33333333333334, 243.50000000000003, 312.9900000000001], 1e-14))
  }

  @Test func badProbability() {
    #expect(throws: StatisticsError.badLevel(1.5)) { try Quantile.values(of: [1, 2], at: [1.5]) }
  }
}

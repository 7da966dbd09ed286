import Statistics
import Testing

@Suite struct OddsRatioTests {
  @Test func woolf() throws {
    let ratio = try OddsRatio(ContingencyTable([[13, 29], [40, 11]]))
    // R: 13 * 11 / (29 * 40)
    #expect(near(ratio.estimate, 0.12327586206896551))
    let interval = try ratio.interval()
    // R: exp(log(13 * 11 / (29 * 40)) + c(-1, 1) * qnorm(0.975) * sqrt(1/13 + 1/29 + 1/40 + 1/11))
    #expect(near([interval.low, interval.high], [0.04842236121510431, 0.31384132841721596]))
    #expect(try OddsRatio(ContingencyTable([[0, 5], [3, 4]])).interval().high == .infinity)
  }
}

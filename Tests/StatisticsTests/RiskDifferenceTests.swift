import Statistics
import Testing

@Suite struct RiskDifferenceTests {
  @Test func newcombe() throws {
    let difference = RiskDifference(try Proportion(successes: 56, of: 70), try Proportion(successes: 48, of: 80))
    let interval = try difference.interval()
    // Newcombe (1998), table II, comparison (a), method 10: 0.0524 to 0.3339.
    #expect(abs(interval.low - 0.0524) < 5e-5 && abs(interval.high - 0.3339) < 5e-5)
    // Python: pr.confint_proportions_2indep(56, 70, 48, 80, method="newcomb")
    #expect(near([interval.low, interval.high], [0.05243147240236498, 0.33387265403690614]))
  }
}

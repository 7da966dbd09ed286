import Statistics
import Testing

@Suite struct ProportionTests {
  @Test func wilson() throws {
    let interval = try Proportion(successes: 7, of: 20).interval()
    // R: prop.test(7, 20, correct = FALSE)$conf.int
    #expect(near([interval.low, interval.high], [0.18119182410108206, 0.5671457233147637]))
    #expect(try Proportion(successes: 0, of: 20).interval().low == 0)
    #expect(throws: StatisticsError.badCount(index: 0)) { try Proportion(successes: 3, of: 2) }
  }
}

import Statistics
import Testing

@Suite struct ChiSquaredTestTests {
  @Test func independence() throws {
    let test = try ChiSquaredTest(ContingencyTable(ContingencyTableTests.job))
    // R: chisq.test(job, correct = FALSE)$statistic
    #expect(near(test.statistic, 5.965514588770403))
    // R: chisq.test(job, correct = FALSE)$p.value
    #expect(near(test.pValue, 0.7433647250525508))
    #expect(test.smallestExpected < 5)
    #expect(throws: StatisticsError.emptyMargin(row: nil, column: 1)) {
      try ChiSquaredTest(ContingencyTable([[1, 0], [2, 0]]))
    }
  }
}

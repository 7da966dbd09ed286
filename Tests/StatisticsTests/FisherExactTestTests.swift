import Statistics
import Testing

@Suite struct FisherExactTestTests {
  /// The tea taster (Agresti 1990, p. 61) and criminal twins (Fisher 1962).
  @Test func textbook() throws {
    #expect(near(try FisherExactTest(ContingencyTable([[3, 1], [1, 3]])).pValue(.greater), 17.0 / 70))
    let twins = try FisherExactTest(ContingencyTable([[2, 10], [15, 3]]))
    // R: fisher.test(rbind(c(2, 10), c(15, 3)))$p.value
    #expect(near(twins.pValue(), 0.0005367241191434359))
    // R: fisher.test(rbind(c(2, 10), c(15, 3)), alternative = "less")$p.value
    #expect(near(twins.pValue(.less), 0.00046518094336290585))
    // Python: odds_ratio([[2, 10], [15, 3]]).statistic
    #expect(near(twins.oddsRatio, 0.04693663904968003))
    let interval = try twins.interval()
    // Python: tuple(odds_ratio([[2, 10], [15, 3]]).confidence_interval(0.95))
    #expect(near([interval.low, interval.high], [0.003317163950657363, 0.36318960235668074]))
    // R's search ends at five digits or so.
    // R: fisher.test(rbind(c(2, 10), c(15, 3)))$estimate
    #expect(near(twins.oddsRatio, 0.04693660882769893, 1e-4))
  }

  @Test func ends() throws {
    let test = try FisherExactTest(ContingencyTable([[0, 6], [5, 4]]))
    #expect(test.oddsRatio == 0)
    #expect(try test.interval().low == 0)
    // Python: odds_ratio([[0, 6], [5, 4]]).confidence_interval(0.95).high
    #expect(near(try test.interval().high, 1.2787375244880144))
    let empty = try FisherExactTest(ContingencyTable([[0, 6], [0, 4]]))
    #expect(empty.pValue() == 1 && empty.oddsRatio.isNaN)
    #expect(throws: StatisticsError.wrongShape(rows: 1, columns: 2)) {
      try FisherExactTest(ContingencyTable([[1, 2]]))
    }
  }

  @Test func largeCounts() throws {
    let test = try FisherExactTest(ContingencyTable([[1200, 900], [1000, 1100]]))
    // Python: st.fisher_exact([[1200, 900], [1000, 1100]]).pvalue
    #expect(near(test.pValue(), 7.613009904569862e-10, 1e-9))
  }
}

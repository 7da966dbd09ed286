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

  /// R's fisher.test ends its search at some four digits, so that its limits differ by up to 3 %. These are computed apart:
  /// Origin: Python 3.11, mpmath 1.3.0 with 50 digits: hypergeometric weights as ratios of whole binomials, tails of
  /// exactly 0.025, the odds by 220 bisections of their logarithm.
  @Test func limitsAgainstAnIndependentComputation() throws {
    let expected: [([[Int]], Double, Double, Double)] = [
      ([[2, 10], [15, 3]], 0.00331716395065736113, 0.363189602356680562, 0.0469366390496799637),
      ([[7, 2], [3, 11]], 1.27225355629456321, 167.680659422412746, 11.1122921835660407),
      ([[1, 29], [8, 22]], 0.00206758656045868567, 0.821748453762511725, 0.0980854810127066525),
      ([[46, 54], [100, 87]], 0.441955838220401944, 1.24150338368015515, 0.741887885493712306),
      ([[3, 1], [1, 3]], 0.211735595446578567, 626.243530588814042, 6.40831965819967432),
      ([[120, 90], [100, 110]], 0.980169865806960887, 2.19521182428229923, 1.46532171814211296),
    ]
    for (counts, low, high, estimate) in expected {
      let test = try FisherExactTest(ContingencyTable(counts))
      let interval = try test.interval()
      #expect(near([interval.low, interval.high, test.oddsRatio], [low, high, estimate], 1e-10), "\(counts)")
    }
    let open = try FisherExactTest(ContingencyTable([[9, 1], [0, 10]])).interval()
    #expect(near(open.low, 5.99912680616022748) && open.high == .infinity)
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

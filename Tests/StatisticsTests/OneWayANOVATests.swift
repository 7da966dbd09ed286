import Statistics
import Testing

/// One-way analysis of variance, Welch's, and Kruskal and Wallis's test.
@Suite struct OneWayANOVATests {
  let sprays = [Sample.sprayA, Sample.sprayB, Sample.sprayC, Sample.sprayD, Sample.sprayE, Sample.sprayF]

  @Test func equalVariances() throws {
    let anova = try OneWayANOVA(sprays)
    // R: oneway.test(count ~ spray, spray, var.equal = TRUE)$statistic
    #expect(near(anova.statistic, 34.70228205549171))
    // R: oneway.test(count ~ spray, spray, var.equal = TRUE)$p.value
    #expect(near(anova.pValue, 3.1825837261451404e-17))
    // R: anova(aov(count ~ spray, spray))$"Sum Sq"
    #expect(near([anova.sumBetween, anova.sumWithin], [2668.833333333333, 1015.1666666666661]))
  }

  @Test func twoGroupsGiveTheSquareOfT() throws {
    let t = try TTest.pooled(Sample.sleep1, Sample.sleep2)
    let f = try OneWayANOVA([Sample.sleep1, Sample.sleep2])
    #expect(near(f.statistic, t.statistic * t.statistic, 1e-13))
    #expect(near(f.pValue, t.pValue(), 1e-13))
  }
}

import Statistics
import Testing

@Suite struct CohensDTests {
  @Test func estimateAndInterval() throws {
    let d = try CohensD(Sample.sleep1, Sample.sleep2)
    // R: effectsize::cohens_d(extra ~ group, data = sleep)$Cohens_d
    #expect(near(d.estimate, -0.8321810813495396))
    // R: effectsize::hedges_g(extra ~ group, data = sleep)$Hedges_g
    #expect(near(d.hedgesG, -0.7969352391911223, 1e-9))
    let interval = try d.interval()
    // R: uniroot(function(d) pt(t.test(extra ~ group, sleep, var.equal = TRUE)$statistic, 18, d, lower = FALSE) -
    //   0.025, c(-6, 2), tol = 1e-14)$root * sqrt(0.2)
    #expect(near(interval.low, -1.7388168991034267, 1e-9))
    // R: uniroot(function(d) pt(t.test(extra ~ group, sleep, var.equal = TRUE)$statistic, 18, d) - 0.025, c(-6,
    //   4), tol = 1e-14)$root * sqrt(0.2)
    #expect(near(interval.high, 0.09545039821142304, 1e-9))
  }
}

import Statistics
import Testing

@Suite struct StandardErrorsTests {
  @Test func kinds() throws {
    let fit = try LinearRegressionTests.fit()
    func deviations(_ kind: StandardErrors) throws -> [Double] { try fit.tests(kind).map(\.standardError) }
    // R: coef(summary(fit))[, 2]
    #expect(
      near(
        try deviations(.classical), [8.419928476539301, 0.7527003922347391, 0.01498116884893628, 0.43922153203755265]))
    // R: sqrt(diag(vcovHC(fit, "HC0")))
    #expect(
      near(try deviations(.hc0), [5.841542444730404, 0.765436752203004, 0.009860883428471802, 0.3417746770618447]))
    // R: sqrt(diag(vcovHC(fit, "HC1")))
    #expect(
      near(try deviations(.hc1), [6.244871553851034, 0.8182863079967159, 0.010541727805787418, 0.36537249858305854]))
    // R: sqrt(diag(vcovHC(fit, "HC2")))
    #expect(
      near(try deviations(.hc2), [6.559931287425195, 0.8480497681338582, 0.011497134220107782, 0.38077657774643736]))
    // R: sqrt(diag(vcovHC(fit, "HC3")))
    #expect(
      near(try deviations(.hc3), [7.547310887740713, 0.9500652251504778, 0.013818780475150831, 0.43361434903498924]))
    let cluster = StandardErrors.cluster(Sample.carb.map { Int($0) })
    // R: sqrt(diag(vcovCL(fit, cluster = ~carb, type = "HC1")))
    #expect(
      near(try deviations(cluster), [5.2626863268934665, 0.7597302446906025, 0.006325427311220296, 0.1750586842863481]))
    #expect(fit.degreesOfFreedom(cluster) == 5)
  }

  @Test func testsAndIntervals() throws {
    let tests = try LinearRegressionTests.fit().tests()
    // R: coef(summary(fit))[, 3]
    #expect(
      near(tests.map(\.statistic), [3.2791878143783486, -5.790879405843779, -1.189644932598695, 1.1630433778492046]))
    // R: coef(summary(fit))[, 4]
    #expect(
      near(tests.map(\.pValue), [0.002784555661102035, 3.217221529639872e-06, 0.24417624090336637, 0.2546283810265008]))
    // R: confint(fit)
    #expect(
      near(
        tests.map(\.interval.low) + tests.map(\.interval.high),
        [
          10.363085233456669, -5.900634059248407, -0.04850980486814399, -0.38887082881091384, 44.85796848295318,
          -2.8169603410769644, 0.012865261657059049, 1.4105382173010295,
        ]))
    let robust = try LinearRegressionTests.fit().tests(.hc3)
    // R: coeftest(fit, vcovHC(fit, "HC3"))[, 4]
    #expect(
      near(
        robust.map(\.pValue), [0.0010418601474224763, 8.551095293392076e-05, 0.20770155285448133, 0.2486794421601079]))
  }

  @Test func weighted() throws {
    let fit = try LinearRegressionTests.weightedFit()
    // R: coef(summary(wfit))[, 2]
    #expect(
      near(try fit.tests().map(\.standardError), [1.5011665070213587, 0.48441611144826957, 0.006070966368512087]))
    // R: sqrt(diag(vcovHC(wfit, "HC3")))
    #expect(
      near(try fit.tests(.hc3).map(\.standardError), [2.1480391555544345, 0.8225538861801337, 0.01216264052745833]))
    let cluster = StandardErrors.cluster(Sample.gear.map { Int($0) })
    // R: sqrt(diag(vcovCL(wfit, cluster = ~gear, type = "HC1")))
    #expect(
      near(try fit.tests(cluster).map(\.standardError), [2.1971298656915805, 0.6946205073804688, 0.005072625332625349]))
  }

  @Test func oneCluster() throws {
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, given: 1)) {
      try LinearRegressionTests.fit().covariance(.cluster([Int](repeating: 1, count: 32)))
    }
  }
}

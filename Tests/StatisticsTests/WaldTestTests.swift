import Statistics
import Testing

@Suite struct WaldTestTests {
  /// Origin: R 4.2.2, `lmtest::waldtest(fit, vcov = sandwich::vcovHC(fit, type))`.
  @Test func robustF() throws {
    let fit = try LinearRegressionTests.fit()
    let expected: [(StandardErrors, Double, Double)] = [
      (.hc0, 42.014718053706908, 1.6970029404621261e-10), (.hc1, 36.762878296992980, 7.5960442266199665e-10),
      (.hc2, 33.582299451747325, 2.0487940959605205e-09), (.hc3, 26.505395246323172, 2.4886610265724441e-08),
    ]
    for (errors, statistic, p) in expected {
      let test = try fit.waldTest(errors)
      #expect(near(test.statistic, statistic) && near(test.pValue, p, 1e-9), "\(errors)")
      #expect(test.numeratorDegrees == 3 && test.denominatorDegrees == 28)
    }
    // R: w <- lmtest::waldtest(lm(mpg ~ wt, mtcars), fit, vcov = vcovHC(fit, "HC3")); w$F[2]; w$`Pr(>F)`[2]
    let added = try fit.waldTest(.hc3, columns: [1, 2])
    #expect(near(added.statistic, 8.4904520131120691) && near(added.pValue, 0.0013116498800183603, 1e-9))
  }

  /// With the classical covariance it is the F of the analysis of variance.
  @Test func classicalIsF() throws {
    let fit = try LinearRegressionTests.fit()
    #expect(near(try fit.waldTest(.classical).statistic, fit.fStatistic))
  }

  /// Origin: R 4.2.2, `V <- vcovCL(fit, cluster = ~carb, type = "HC1")`, `b' V^-1 b / 3` of the slopes, `pf(…, 3, 5)`.
  @Test func clusters() throws {
    let fit = try LinearRegressionTests.fit()
    let test = try fit.waldTest(.cluster(Sample.carb.map { Int($0) }))
    #expect(near(test.statistic, 283.67398987293984, 1e-9) && near(test.pValue, 5.3007203181758128e-06, 1e-9))
    #expect(test.denominatorDegrees == 5)
    // Three gears: two degrees of freedom for three slopes.
    #expect(throws: StatisticsError.tooFewGroups(needed: 4, given: 3)) {
      try fit.waldTest(.cluster(Sample.gear.map { Int($0) }))
    }
  }

  /// Origin: R 4.2.2, `lmtest::waldtest(logit, vcov = …, test = "Chisq")` with vcovHC(type = "HC0") and with
  /// vcovCL(cluster = infert$age).
  @Test func oddsModels() throws {
    let fit = try LogisticRegressionTests().fit()
    let robust = try fit.waldTest(.hc0)
    #expect(near(robust.statistic, 37.460814416805263, 1e-8) && near(robust.pValue, 1.4475166043090899e-07, 1e-7))
    #expect(robust.denominatorDegrees == nil && robust.numeratorDegrees == 4)
    let clustered = try fit.waldTest(.cluster(Sample.infertAge.map { Int($0) }))
    #expect(near(clustered.statistic, 34.575689999010578, 1e-8) && near(clustered.pValue, 5.677365376386124e-07, 1e-7))
  }

  /// HC2 and HC3 of an observation that only its own column explains.
  @Test func aLeverageOfOne() throws {
    let own = (0..<32).map { $0 == 2 ? 1.0 : 0 }
    let fit = try LinearRegression.fit(outcome: Sample.mpg, design: Matrix(columns: [Sample.wt, own]))
    for errors in [StandardErrors.hc2, .hc3] {
      let tests = try fit.tests(errors)
      #expect(tests.allSatisfy { $0.standardError.isNaN && $0.pValue.isNaN })
      #expect(throws: StatisticsError.constantValues) { try fit.waldTest(errors) }
    }
    #expect(try fit.tests(.hc1).allSatisfy { $0.standardError.isFinite })
  }

  @Test func perfectFits() throws {
    let outcome = Sample.wt.map { 3 + 2 * $0 }
    #expect(try LinearRegression.fit(outcome: outcome, design: Matrix(columns: [Sample.wt])).isPerfect)
    #expect(try !LinearRegressionTests.fit().isPerfect)
    // Far from 0 the differences are as small beside the values as rounding is.
    let far = Sample.mpg.map { 1e15 + $0.rounded() }
    #expect(try !LinearRegression.fit(outcome: far, design: Matrix(columns: [Sample.qsec])).isPerfect)
  }
}

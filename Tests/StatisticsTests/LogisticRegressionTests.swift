import Statistics
import Testing

@Suite struct LogisticRegressionTests {
  func fit() throws -> LogisticRegression {
    try LogisticRegression.fit(
      outcome: Sample.infertCase,
      design: Matrix(columns: [
        Sample.infertAge, Sample.infertParity, Sample.infertInduced, Sample.infertSpontaneous,
      ]))
  }

  @Test func summary() throws {
    let fit = try fit()
    // R: coef(logit)
    #expect(
      near(
        fit.coefficients,
        [-2.8523903676542623, 0.053180987482126886, -0.7088300628698707, 1.1896562106896618, 1.9253382377823482]))
    let tests = try fit.tests()
    // R's summary takes the covariance one iteration before its last: here at the estimate itself.
    // R: sqrt(diag(exactV))
    #expect(
      near(
        tests.map(\.standardError),
        [1.0042829137957752, 0.030141502550779728, 0.18091393219049587, 0.28987524841210077, 0.2986307024606956]))
    // R: 2 * pnorm(-abs(coef(logit) / sqrt(diag(exactV))))
    #expect(
      near(
        tests.map(\.pValue),
        [
          0.004508159331187226, 0.07766845173667614, 8.926771984279682e-05, 4.0601783861473885e-05,
          1.1391936056556962e-10,
        ]))
    // R: coef(summary(logit))[, 2]
    #expect(
      near(
        tests.map(\.standardError),
        [1.0042829136476492, 0.030141502546504596, 0.18091393211801615, 0.28987524832496675, 0.29863070235289396], 1e-8)
    )
    // R: deviance(logit)
    #expect(near(fit.deviance, 260.94336748711834))
    // R: AIC(logit)
    #expect(near(fit.aic, 270.94336748711834))
    // R: BIC(logit)
    #expect(near(fit.bic, 288.51051121794325))
    // R: with(logit, pchisq(null.deviance - deviance, 4, lower = FALSE))
    #expect(near(fit.likelihoodRatio.pValue, 2.9108815742172545e-11))
    // R: with(logit, 1 - deviance / null.deviance)
    #expect(near(fit.pseudoRSquared, 0.17467675394718762))
  }

  @Test func weightsRepeat() throws {
    let once = try LogisticRegression.fit(
      outcome: Sample.am, design: Matrix(columns: [Sample.mpg]), weights: Sample.carb)
    let times = Sample.carb.map { Int($0) }
    func spread(_ values: [Double]) -> [Double] {
      zip(values, times).flatMap { [Double](repeating: $0, count: $1) }
    }
    let many = try LogisticRegression.fit(outcome: spread(Sample.am), design: Matrix(columns: [spread(Sample.mpg)]))
    #expect(near(once.coefficients, many.coefficients))
    #expect(near(once.deviance, many.deviance))
  }

  @Test func completeSeparation() {
    #expect(throws: StatisticsError.separation(columns: [0], observations: [0, 1, 2, 3, 4, 5], complete: true)) {
      try LogisticRegression.fit(outcome: [0, 0, 0, 1, 1, 1], design: Matrix(columns: [[1, 2, 3, 4, 5, 6]]))
    }
  }

  @Test func quasiCompleteSeparation() {
    // The second column is 1 for cases only.
    let first: [Double] = [1, 4, 2, 6, 3, 5, 2, 4]
    #expect(throws: StatisticsError.separation(columns: [1], observations: [4, 7], complete: false)) {
      try LogisticRegression.fit(
        outcome: [0, 1, 1, 0, 1, 0, 0, 1], design: Matrix(columns: [first, [0, 0, 0, 0, 1, 0, 0, 1]]))
    }
  }

  @Test func refusals() {
    #expect(throws: StatisticsError.outcomeConstant) {
      try LogisticRegression.fit(outcome: [1, 1, 1], design: Matrix(columns: [[1, 2, 3]]))
    }
    #expect(throws: StatisticsError.badCategory(index: 2)) {
      try LogisticRegression.fit(outcome: [1, 0, 2], design: Matrix(columns: [[1, 2, 3]]))
    }
  }

  /// Origin: R 4.2.2, sandwich: `sqrt(diag(vcovHC(m, type)))`, `sqrt(diag(vcovCL(m, cluster = infert$age)))`
  /// of `m <- glm(case ~ age + parity + induced + spontaneous, binomial, infert, control = glm.control(epsilon = 1e-14))`.
  @Test func sandwiches() throws {
    let fit = try fit()
    let expected: [(StandardErrors, [Double])] = [
      (
        .hc0,
        [1.0277175261834257, 0.029723141680423081, 0.2168044978319684, 0.30783832173540832, 0.32672175717463392]
      ),
      (
        .hc1,
        [1.0382369152049018, 0.030027378284656091, 0.21902363956712259, 0.31098925667575494, 0.33006597694119566]
      ),
      (
        .hc2,
        [1.0404726058357474, 0.030134113218753419, 0.22038359030603841, 0.31178323891909915, 0.32971961760042479]
      ),
      (
        .hc3,
        [1.0534945430251754, 0.03055416585315766, 0.22408637742835799, 0.31584027982657742, 0.33276614324771425]
      ),
      (
        .cluster(Sample.infertAge.map { Int($0) }),
        [0.57003399317435710, 0.01512480182963875, 0.16760811500389819, 0.31093211596010928, 0.35291429256794149]
      ),
    ]
    for (errors, deviations) in expected {
      #expect(near(try fit.tests(errors).map(\.standardError), deviations, 1e-8))
    }
  }

  /// Origin: R 4.2.2, `anova(glm(case ~ age + parity, …), glm(case ~ age + parity + induced + spontaneous, …),
  /// test = "LRT")`.
  @Test func againstASmallerModel() throws {
    let small = try LogisticRegression.fit(
      outcome: Sample.infertCase, design: Matrix(columns: [Sample.infertAge, Sample.infertParity]))
    let large = try fit()
    let test = try LikelihoodRatioTest(
      smaller: (small.logLikelihood, small.coefficients.count), larger: (large.logLikelihood, large.coefficients.count))
    #expect(near([test.statistic, test.pValue], [55.206158525572107, 1.0283358881826024e-12]))
    #expect(test.degreesOfFreedom == 2)
    #expect(throws: StatisticsError.notNested) { try LikelihoodRatioTest(smaller: (1, 2), larger: (2, 2)) }
  }
}

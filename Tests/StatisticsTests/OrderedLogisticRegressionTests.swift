import Statistics
import Testing

@Suite struct OrderedLogisticRegressionTests {
  @Test func summary() throws {
    let fit = try OrderedLogisticRegression.fit(
      outcome: Sample.infertParity.map { min(Int($0), 4) - 1 }, categories: 4,
      design: Matrix(columns: [Sample.infertAge, Sample.infertInduced, Sample.infertSpontaneous]))
    // R: ord$beta
    #expect(near(fit.coefficients, [0.08655739542183526, 2.0504779317318547, 1.6994855783587082]))
    // R: ord$alpha
    #expect(near(fit.thresholds, [4.190457303331628, 6.3548603370106, 7.7256093143404225]))
    // R: coef(summary(ord))[4:6, 2]
    #expect(
      near(try fit.tests().map(\.standardError), [0.025929922882280382, 0.2192150770792529, 0.20454921595137213], 1e-9))
    // R: coef(summary(ord))[1:3, 2]
    #expect(
      near(
        try fit.thresholdTests().map(\.standardError), [0.8916925677905465, 0.9530440644798891, 0.9985782080740615],
        1e-9))
    // R: logLik(ord)
    #expect(near(fit.logLikelihood, -247.76192487272107))
    // R: AIC(ord)
    #expect(near(fit.aic, 507.52384974544213))
  }

  /// Origin: R 4.2.2, sandwich 3.0-2: `sqrt(diag(sandwich(ord)))`, the same times sqrt(248 / 242),
  /// `sqrt(diag(vcovCL(ord, cluster = infert$education)))`; thresholds first. Wald: b' V^-1 b of the slopes by HC0.
  @Test func sandwiches() throws {
    let fit = try OrderedLogisticRegression.fit(
      outcome: Sample.infertParity.map { min(Int($0), 4) - 1 }, categories: 4,
      design: Matrix(columns: [Sample.infertAge, Sample.infertInduced, Sample.infertSpontaneous]))
    func deviations(_ errors: StandardErrors) throws -> [Double] {
      try (fit.thresholdTests(errors) + fit.tests(errors)).map(\.standardError)
    }
    #expect(
      near(
        try deviations(.hc0),
        [
          0.916738288800143075, 0.978991675907786019, 1.015624191493513795, 0.027523600463823208,
          0.215636467711104979, 0.180721316303520479,
        ], 1e-8))
    #expect(
      near(
        try deviations(.hc1),
        [
          0.928033231713311424, 0.991053629932110769, 1.028137487168298225, 0.027862713054408496,
          0.218293280045170374, 0.182947946276086099,
        ], 1e-8))
    #expect(
      near(
        try deviations(.cluster(Self.education)),
        [
          3.291292438651211238, 3.704857986265898795, 3.855385442312374789, 0.074772783128402284,
          0.781934293087254373, 0.439394008873354558,
        ], 1e-8))
    let wald = try fit.waldTest(.hc0)
    #expect(near(wald.statistic, 114.05568506130034, 1e-8) && wald.numeratorDegrees == 3)
    #expect(throws: StatisticsError.badSetting(3)) { try fit.covariance(.hc3) }
  }

  /// `as.integer(infert$education)`, in the data's order.
  private static let education = [
    (1, 4), (2, 40), (3, 39), (1, 4), (2, 40), (3, 38), (1, 4), (2, 40), (3, 39),
  ].flatMap { [Int](repeating: $0.0, count: $0.1) }

  @Test func twoCategoriesAreLogistic() throws {
    let design = try Matrix(columns: [Sample.mpg])
    let ordered = try OrderedLogisticRegression.fit(outcome: Sample.am.map { Int($0) }, categories: 2, design: design)
    let plain = try LogisticRegression.fit(outcome: Sample.am, design: design)
    #expect(near(ordered.coefficients[0], plain.coefficients[1]))
    #expect(near(ordered.thresholds[0], -plain.coefficients[0]))
    #expect(near(ordered.logLikelihood, plain.logLikelihood, 1e-13))
  }

  @Test func separation() {
    #expect(throws: StatisticsError.separation(columns: [0], observations: [0, 1, 2, 3, 4, 5], complete: true)) {
      try OrderedLogisticRegression.fit(
        outcome: [0, 0, 1, 1, 2, 2], categories: 3, design: Matrix(columns: [[1, 2, 3, 4, 5, 6]]))
    }
    #expect(throws: StatisticsError.emptyMargin(row: 1, column: nil)) {
      try OrderedLogisticRegression.fit(outcome: [0, 2, 0, 2], categories: 3, design: Matrix(columns: [[1, 2, 3, 5]]))
    }
  }
}

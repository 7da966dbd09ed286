import Statistics
import Testing

@Suite struct ReportedProbabilityTests {
  private func expect(
    _ statistic: PrintedNumber, _ reference: ReportedProbability.Reference, _ low: Double, _ high: Double
  ) {
    let bounds = ReportedProbability(statistic.bounds, reference).bounds
    #expect(near([bounds.low, bounds.high], [low, high], 1e-9), "\(reference): \(bounds)")
  }

  @Test func tailsOfWhatTheDigitsStandFor() throws {
    // R: 2 * pt(c(2.205, 2.195), 28, lower.tail = FALSE)
    expect(try printed(220, 2), .studentT(degrees: 28), 0.035835659203566288, 0.036619115472623344)
    expect(try printed(-220, 2), .studentT(degrees: 28), 0.035835659203566288, 0.036619115472623344)
    // R: pf(c(3.205, 3.195), 2, 45, lower.tail = FALSE)
    expect(
      try printed(320, 2), .fisherF(numerator: 2, denominator: 45), 0.049970129269629918, 0.050409531598842219)
    // R: pchisq(c(6.005, 5.995), 2, lower.tail = FALSE)
    expect(try printed(600, 2), .chiSquared(degrees: 2), 0.049662756151960107, 0.049911691753107147)
    // R: r <- c(.305, .295); 2 * pt(r * sqrt(48 / (1 - r^2)), 48, lower.tail = FALSE)
    expect(try printed(30, 2), .correlation(degrees: 48), 0.03126099315573224, 0.037549642239306298)
    // R: 2 * pnorm(c(1.965, 1.955), lower.tail = FALSE)
    expect(try printed(196, 2), .normal, 0.049414237545007782, 0.050583070270460238)
  }

  @Test func oneTailIsHalf() throws {
    let statistic = try printed(196, 2).bounds
    let two = ReportedProbability(statistic, .normal).bounds
    let one = ReportedProbability(statistic, .normal, oneSided: true).bounds
    #expect(near([2 * one.low, 2 * one.high], [two.low, two.high]))
  }

  @Test func aStatisticThatMayBeZeroMayHaveAnyLargeP() {
    #expect(ReportedProbability(Bounds(-0.1, 0.2), .normal).bounds.high == 1)
    #expect(ReportedProbability(Bounds(2, .infinity), .normal).bounds.low == 0)
  }
}

/// R: fit <- lm(mpg ~ wt + hp + qsec, mtcars); summary(fit), AIC(fit), extractAIC(fit), car::vif(fit), sapply(mtcars, sd)
@Suite struct ReportedRegressionTests {
  private let rSquared = 0.83476776170582978
  private let adjusted = 0.81706430760288296
  private let sigma = 2.5777848825208172
  private let outcomeDeviation = 6.0269480520891037

  private func holds(_ bounds: Bounds, _ value: Double) -> Bool {
    bounds.low <= bounds.high && near(bounds.low, value, 1e-12) && near(bounds.high, value, 1e-12)
  }

  @Test func adjustedRSquaredAndBack() throws {
    let fit = try ReportedFit(count: 32, coefficients: 4)
    #expect(holds(fit.adjusted(from: .exactly(rSquared)), adjusted))
    #expect(holds(fit.rSquared(fromAdjusted: .exactly(adjusted)), rSquared))
    #expect(throws: StatisticsError.tooFewObservations(needed: 5, given: 4)) {
      try ReportedFit(count: 4, coefficients: 4)
    }
  }

  @Test func aicByFourCounts() throws {
    let fit = try ReportedFit(count: 32, coefficients: 4)
    let residual = fit.residualDeviation(
      rSquared: .exactly(rSquared), outcomeDeviation: .exactly(outcomeDeviation))
    #expect(holds(residual, sigma))
    // AIC(fit) counts the variance; extractAIC(fit) leaves the constant out.
    let (aic, bare) = (157.14261083999838, 64.330544714899361)
    #expect(holds(fit.aic(residualDeviation: residual, by: .r), aic))
    #expect(holds(fit.aic(residualDeviation: residual, by: .stata), aic - 2))
    #expect(holds(fit.aic(residualDeviation: residual, by: .sas), bare))
    #expect(holds(fit.aic(residualDeviation: residual, by: .eviews), (aic - 2) / 32))
    for count in AICCount.allCases {
      let there = fit.aic(residualDeviation: residual, by: count)
      let back = fit.residualDeviation(aic: there, by: count)
      #expect(near([back.low, back.high], [sigma, sigma], 1e-12), "\(count)")
    }
  }

  @Test func standardErrorsFromVIF() throws {
    // coef(summary(fit))[-1, 2], car::vif(fit), sapply(mtcars[c("wt", "hp", "qsec")], sd)
    let errors = [0.75270039223473906, 0.01498116884893628, 0.43922153203755265]
    let inflations = [2.5304427501289828, 4.9219557480794833, 2.8738037543873838]
    let deviations = [0.97845744298969672, 68.562868489320593, 1.7869432360968429]
    for (error, (inflation, deviation)) in zip(errors, zip(inflations, deviations)) {
      let reported = try ReportedStandardError(
        residualDeviation: .exactly(sigma), regressorDeviation: .exactly(deviation), inflation: .exactly(inflation),
        count: 32)
      #expect(holds(reported.bounds, error))
      #expect(holds(reported.impliedDeviation(standardError: .exactly(error)), deviation))
      #expect(holds(reported.impliedInflation(standardError: .exactly(error)), inflation))
    }
  }

  @Test func theFitGoesThroughTheMeans() {
    // coef(fit), colMeans(mtcars), to six digits
    let line = FittedAtMeans(
      constant: Bounds(27.61045, 27.61055),
      terms: [
        .init(coefficient: Bounds(-4.358805, -4.358795), mean: .exactly(3.21725)),
        .init(coefficient: Bounds(-0.01782285, -0.01782225), mean: .exactly(146.6875)),
        .init(coefficient: Bounds(0.5108335, 0.5108345), mean: .exactly(17.84875)),
      ])
    #expect(line.fitted.contains(20.090624999999999) && line.fitted.high - line.fitted.low < 0.001)
    #expect(!line.fitted(scaling: 1, by: 10).contains(20.090624999999999))
  }
}

@Suite struct ReportedSharesTests {
  @Test func countsMustBeAbleToAddUp() throws {
    // 1/3 each of 3; of 7 people 33.3 % is no count.
    let thirds = try [333, 333, 333].map { try printed($0, 3) }
    #expect(try ReportedShares(thirds, of: 3).addUp())
    #expect(try ReportedShares(thirds, of: nil).addUp())
    // 46, 54 and 187 of 287.
    let groups = try [160, 188, 652].map { try printed($0, 3) }
    #expect(try ReportedShares(groups, of: 287).addUp())
    // 60 + 30 + 20 = 110.
    #expect(try !ReportedShares([60, 30, 20].map { try printed($0, 2) }, of: nil).addUp())
    // 50.0 and 49.9 of 1,000 people are 500 and 499: one is missing, though the digits alone add up to 99.8 to 100.0.
    #expect(try !ReportedShares([500, 499].map { try printed($0, 3) }, of: 1000).addUp())
    #expect(try ReportedShares([500, 499].map { try printed($0, 3) }, of: nil).addUp())
  }
}

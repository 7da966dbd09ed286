import Statistics
import Testing

@Suite struct LinearRegressionTests {
  static func fit() throws -> LinearRegression {
    try LinearRegression.fit(
      outcome: Sample.mpg, design: Matrix(columns: [Sample.wt, Sample.hp, Sample.qsec]))
  }

  static func weightedFit() throws -> LinearRegression {
    try LinearRegression.fit(
      outcome: Sample.mpg, design: Matrix(columns: [Sample.wt, Sample.hp]), weights: Sample.carb)
  }

  @Test func summary() throws {
    let fit = try Self.fit()
    // R: coef(fit)
    #expect(near(fit.coefficients, [27.610526858204928, -4.358797200162686, -0.01782227160554247, 0.5108336942450579]))
    // R: resid(fit)
    #expect(
      near(
        fit.residuals,
        [
          -1.6383509244427215, -0.8129245071784147, -2.5472611444125794, -0.16715099919615536, 0.5082435652737517,
          -2.8868073246951504, -1.4747700271079576, 1.5823431649565078, -1.0852914733777637, -0.5723816868481316,
          -2.2788819033951637, 0.8492803555908337, 0.165122568686509, -1.9212710490033815, 0.1419342992592266,
          1.1603211192221699, 5.587643692190473, 5.609164881167504, 1.295048726127544, 5.280723142977205,
          -3.859113635909901, -2.711984394715037, -3.6021406452542397, -1.078236294538658, 2.758231420512287,
          -0.35474117115592246, 0.808203172355116, 2.765160564326034, -0.6951485963793458, -0.6356833435827578,
          1.462668198254737, -1.6519497497066162,
        ], 1e-9))
    // R: sigma(fit)
    #expect(near(fit.residualStandardError, 2.577784882520817))
    // R: summary(fit)$r.squared
    #expect(near(fit.rSquared, 0.8347677617058298))
    // R: summary(fit)$adj.r.squared
    #expect(near(fit.adjustedRSquared, 0.817064307602883))
    // R: summary(fit)$fstatistic[1]
    #expect(near(fit.fStatistic, 47.152818701457775))
    // R: anova(lm(mpg ~ 1, mtcars), fit)$"Pr(>F)"[2]
    #expect(near(fit.fPValue, 4.5064110240247964e-11))
    #expect(fit.residualDegreesOfFreedom == 28 && fit.modelDegreesOfFreedom == 3 && fit.count == 32)
  }

  @Test func withoutConstant() throws {
    let fit = try LinearRegression.fit(
      outcome: Sample.mpg, design: Matrix(columns: [Sample.wt, Sample.hp]), constant: false)
    // R: coef(lm(mpg ~ wt + hp - 1, mtcars))
    #expect(near(fit.coefficients, [6.8404499708353, -0.03393525990665769]))
    // R: summary(lm(mpg ~ wt + hp - 1, mtcars))$r.squared
    #expect(near(fit.rSquared, 0.7264259465953427))
    // R: summary(lm(mpg ~ wt + hp - 1, mtcars))$adj.r.squared
    #expect(near(fit.adjustedRSquared, 0.7081876763683654))
    // R: summary(lm(mpg ~ wt + hp - 1, mtcars))$fstatistic[1]
    #expect(near(fit.fStatistic, 39.829761131669656))
  }

  @Test func weighted() throws {
    let fit = try Self.weightedFit()
    // R: coef(wfit)
    #expect(near(fit.coefficients, [35.05405592259382, -3.525006950917381, -0.02652404441935187]))
    // R: summary(wfit)$r.squared
    #expect(near(fit.rSquared, 0.8306007929869458))
    // R: sigma(wfit)
    #expect(near(fit.residualStandardError, 3.7305061880596457))
    // R: resid(wfit)
    #expect(
      near(
        fit.residuals,
        [
          -1.9008928250615718, -1.0020160525776465, -1.6093036654657729, 0.5964863107342642, 0.41367576194854905,
          -1.9725072083877335, -1.6713902250775605, 2.2352070048324433, 1.3695001926343573, -0.46557454785774954,
          -1.8655745478577481, 0.46705036312325826, 0.16854799981135085, -1.7552016526427818, -0.7103403243104327,
          0.1682513293427108, 4.587636446510513, 6.85154630110164, 2.418080612944045, 7.038394719597443,
          -2.2920814799053453, -3.1674247924618566, -3.7670503832898348, -1.7196383483298672, 2.341303577070089,
          0.8174194591085361, 0.9031469945303994, 3.6764966135309347, -1.0774361614768277, -0.9480788951660993,
          1.4157737726641064, -0.9634157573341476,
        ], 1e-9))
  }

  @Test func weightZeroDoesNotCount() throws {
    let design = try Matrix(columns: [Sample.wt, Sample.hp])
    let some = try LinearRegression.fit(outcome: Sample.mpg, design: design, weights: Sample.am)
    #expect(some.count == 13)
    // R: coef(lm(mpg ~ wt + hp, mtcars, subset = am == 1))
    #expect(near(some.coefficients, [44.443931042580914, -7.624858499299979, -0.013150493395993033]))
    // R: coef(summary(lm(mpg ~ wt + hp, mtcars, weights = am)))[, 2]
    #expect(near(try some.tests().map(\.standardError), [3.8991666354112575, 2.1999717747681196, 0.01614685516260132]))
    // R: resid(lm(mpg ~ wt + hp, mtcars, weights = am))
    #expect(
      near(
        some.residuals,
        [
          -2.0202475008557093, -0.0759085835342307, -2.731263438377602, 2.916543306227748, 2.7869185393097933,
          1.418881171576281, 0.29868468193830466, 5.094698160737586, 3.6236701028333584, 2.6030928827181548,
          1.2030928827181562, 5.356331860848746, 3.6638799710867556, 1.9451228960517515, 8.682427224922545,
          10.140657537760678, 14.035551117255867, 5.598690220014588, -1.045958909619803, 4.302466374374102,
          -2.873056982395145, -0.13185511564603303, -1.079968088086531, 1.3573964767492974, 6.374986231526286,
          -1.5218972822999044, -0.9300389550435834, -1.021514379392827, -1.0013993432578099, -1.3217366552211827,
          2.1822290875776855, -0.41342063436372584,
        ], 1e-9))
  }

  @Test func dependentColumnsAreNamed() throws {
    let twice = Sample.wt.map { 2 * $0 + 1 }
    let design = try Matrix(columns: [Sample.wt, twice, Sample.hp, [Double](repeating: 7, count: 32)])
    let fit = try LinearRegression.fit(outcome: Sample.mpg, design: design)
    #expect(fit.dropped == [1, 3] && fit.columns == [0, 2])
    // R: coef(lm(mpg ~ wt + hp, mtcars))
    #expect(near(fit.coefficients, [37.227270116447194, -3.8778307424046807, -0.03177294698216099]))
    #expect(throws: StatisticsError.rankDeficient(columns: [1, 3])) {
      try LinearRegression.fit(outcome: Sample.mpg, design: design, dependence: .refuse)
    }
  }

  @Test func refusals() throws {
    #expect(throws: StatisticsError.tooFewObservations(needed: 3, given: 2)) {
      try LinearRegression.fit(outcome: [1, 2], design: Matrix(columns: [[1, 3]]))
    }
    #expect(throws: StatisticsError.notFiniteInMatrix(row: 1, column: 0)) {
      try LinearRegression.fit(outcome: [1, 2, 3], design: Matrix(columns: [[1, .nan, 2]]))
    }
    #expect(throws: StatisticsError.lengthsDiffer(3, 2)) {
      try LinearRegression.fit(outcome: [1, 2, 3], design: Matrix(columns: [[1, 2]]))
    }
  }

  @Test func manyRowsGoThroughSeveralBlocks() throws {
    var random = SeededRandom(seed: 5)
    let columns = (0..<4).map { _ in (0..<5000).map { _ in random.unit() - 0.5 } }
    let outcome = (0..<5000).map { row in 3 + columns[0][row] - 2 * columns[1][row] + 0.5 * columns[3][row] }
    let fit = try LinearRegression.fit(outcome: outcome, design: Matrix(columns: columns))
    #expect(zip(fit.coefficients, [3.0, 1, -2, 0, 0.5]).allSatisfy { abs($0 - $1) < 1e-14 })
  }
}

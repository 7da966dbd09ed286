import Statistics
import Testing

@Suite struct NestedModelsTests {
  @Test func comparison() throws {
    let small = try LinearRegression.fit(outcome: Sample.mpg, design: Matrix(columns: [Sample.wt]))
    let test = try NestedModels(smaller: small, larger: LinearRegressionTests.fit())
    // R: anova(lm(mpg ~ wt, mtcars), fit)$F[2]
    #expect(near(test.statistic, 6.942286593150793))
    // R: anova(lm(mpg ~ wt, mtcars), fit)$"Pr(>F)"[2]
    #expect(near(test.pValue, 0.0035600419821586455))
    #expect(throws: StatisticsError.notNested) { try NestedModels(smaller: small, larger: small) }
  }
}

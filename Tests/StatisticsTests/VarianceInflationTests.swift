import Statistics
import Testing

@Suite struct VarianceInflationTests {
  @Test func plain() throws {
    // R: car::vif(fit)
    #expect(
      near(
        try VarianceInflation(LinearRegressionTests.fit()).terms.map(\.factor),
        [2.530442750128983, 4.921955748079483, 2.873803754387384]))
  }

  @Test func factor() throws {
    let gears = [4.0, 5].map { level in Sample.gear.map { $0 == level ? 1.0 : 0 } }
    let design = try Matrix(columns: [Sample.wt, gears[0], gears[1], Sample.hp])
    let fit = try LinearRegression.fit(outcome: Sample.mpg, design: design)
    let inflation = try VarianceInflation(fit, terms: [[0], [1, 2], [3]])
    // R: car::vif(lm(mpg ~ wt + factor(gear) + hp, mtcars))[, 1]
    #expect(near(inflation.terms.map(\.factor), [3.335066000831603, 3.3749548442231756, 3.374976927666285]))
    // R: car::vif(lm(mpg ~ wt + factor(gear) + hp, mtcars))[, 3]
    #expect(near(inflation.terms.map(\.adjusted), [1.8262163072406299, 1.3553984717419745, 1.8371110275827873]))
  }
}

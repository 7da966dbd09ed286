import Statistics
import Testing

@Suite struct DescriptivesTests {
  @Test func plain() throws {
    let d = try Descriptives(Sample.mpg + [.nan])
    #expect(d.count == 32 && d.missing == 1)
    // R: mean(mtcars$mpg)
    #expect(near(d.mean, 20.090625))
    // R: sd(mtcars$mpg)
    #expect(near(d.standardDeviation, 6.026948052089104))
    // R: quantile(mtcars$mpg)
    #expect(
      near([d.minimum, d.lowerQuartile, d.median, d.upperQuartile, d.maximum], [10.4, 15.425, 19.2, 22.8, 33.9]))
    // R: psych::skew(mtcars$mpg)
    #expect(near(d.skewness(), 0.6106550175732879))
    // R: psych::kurtosi(mtcars$mpg)
    #expect(near(d.kurtosis(), -0.372766029820891))
    // R: psych::skew(mtcars$mpg, type = 2)
    #expect(near(d.skewness(.adjusted), 0.6723771376290826))
    // R: psych::kurtosi(mtcars$mpg, type = 2)
    #expect(near(d.kurtosis(.adjusted), -0.02200629142408328))
    // R: psych::skew(mtcars$mpg, type = 1)
    #expect(near(d.skewness(.population), 0.6404398640318855))
    // R: psych::kurtosi(mtcars$mpg, type = 1)
    #expect(near(d.kurtosis(.population), -0.2005332097154966))
  }

  /// Squares of such values are larger or smaller than a double holds; what is asked for is not.
  @Test(arguments: [1e200, 1e-170, 1e300, 5e-300, 1])
  func immenseAndMinuteValues(unit: Double) throws {
    let usual = try Descriptives([1, 2, 5])
    let d = try Descriptives([1, 2, 5].map { $0 * unit })
    // R: sd(c(1, 2, 5))
    #expect(near(usual.standardDeviation, 2.081665999466133))
    #expect(near(d.standardDeviation / unit, 2.081665999466133, 1e-13))
    #expect(near(d.standardError / unit, usual.standardError, 1e-13))
    #expect(near(d.skewness(), usual.skewness(), 1e-13) && near(d.kurtosis(), usual.kurtosis(), 1e-13))
  }

  @Test func frequencyWeightsRepeatValues() throws {
    let weighted = try Descriptives(Sample.mpg, weights: Sample.carb)
    let repeated = try Descriptives(
      zip(Sample.mpg, Sample.carb).flatMap { [Double](repeating: $0, count: Int($1)) })
    #expect(near(weighted.mean, repeated.mean, 1e-14))
    #expect(near(weighted.variance, repeated.variance, 1e-13))
    #expect(weighted.lowerQuartile == repeated.lowerQuartile)
    #expect(weighted.median == repeated.median)
    #expect(near(weighted.kurtosis(), repeated.kurtosis(), 1e-12))
    #expect(weighted.total == repeated.total)
  }

  @Test func analyticWeights() throws {
    let d = try Descriptives(Sample.mpg, weights: Sample.carb, kind: .analytic)
    // R: weighted.mean(mtcars$mpg, mtcars$carb)
    #expect(near(d.mean, 18.243333333333336))
    // R: with(mtcars, sum(carb / sum(carb) * (mpg - weighted.mean(mpg, carb))^2) * 32 / 31)
    #expect(near(d.variance, 27.32548817204301))
  }

  @Test func refusals() {
    #expect(throws: StatisticsError.tooFewObservations(needed: 1, given: 0)) { try Descriptives([.nan]) }
    #expect(throws: StatisticsError.notFinite(index: 1)) { try Descriptives([1, .infinity]) }
    #expect(throws: StatisticsError.badWeight(index: 0)) { try Descriptives([1, 2], weights: [-1, 1]) }
  }

  @Test func oneValueHasNoSpread() throws {
    let d = try Descriptives([3])
    #expect(d.mean == 3 && d.standardDeviation.isNaN)
    #expect(try Descriptives([2, 2, 2]).variance == 0)
  }
}

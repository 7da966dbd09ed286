import Statistics
import Testing

@Suite struct PearsonCorrelationTests {
  @Test func plain() throws {
    let r = try PearsonCorrelation(Sample.mpg, Sample.wt)
    // R: cor(mtcars$mpg, mtcars$wt)
    #expect(near(r.coefficient, -0.8676593765172278))
    // R: cor.test(mtcars$mpg, mtcars$wt)$statistic
    #expect(near(r.statistic, -9.559044146972111))
    // R: cor.test(mtcars$mpg, mtcars$wt)$p.value
    #expect(near(r.pValue(), 1.2939587013505163e-10))
    // R: cor.test(mtcars$mpg, mtcars$wt, alternative = "less")$p.value
    #expect(near(r.pValue(.less), 6.469793506752581e-11))
    let interval = try r.interval()
    // R: cor.test(mtcars$mpg, mtcars$wt)$conf.int
    #expect(near([interval.low, interval.high], [-0.9338264132849942, -0.7440871964601128]))
  }

  @Test func weighted() throws {
    let r = try PearsonCorrelation(Sample.mpg, Sample.wt, weights: Sample.carb)
    // R: cov.wt(mtcars[c("mpg", "wt")], mtcars$carb / sum(mtcars$carb), cor = TRUE)$cor[1, 2]
    #expect(near(r.coefficient, -0.8479977538151945))
  }

  @Test func perfectAndConstant() throws {
    #expect(try PearsonCorrelation([1, 2, 3], [2, 4, 6]).pValue() == 0)
    #expect(throws: StatisticsError.constantColumn(1)) { try PearsonCorrelation([1, 2, 3], [5, 5, 5]) }
    #expect(throws: StatisticsError.lengthsDiffer(2, 3)) { try PearsonCorrelation([1, 2], [5, 5, 5]) }
  }
}

import Statistics
import Testing

@Suite struct KendallCorrelationTests {
  @Test func ties() throws {
    let tau = try KendallCorrelation(Sample.mpg, Sample.wt)
    // R: cor(mtcars$mpg, mtcars$wt, method = "kendall")
    #expect(near(tau.coefficient, -0.727832149528431))
    // R: cor.test(mtcars$mpg, mtcars$wt, method = "kendall", exact = FALSE)$statistic
    #expect(near(tau.statistic, -5.79813189498173))
    // R: cor.test(mtcars$mpg, mtcars$wt, method = "kendall", exact = FALSE)$p.value
    #expect(near(tau.pValue(), 6.705770405595863e-09))
  }

  @Test func exact() throws {
    let tau = try KendallCorrelation([1, 2, 3, 4, 5, 6, 7, 8], [2, 1, 5, 3, 8, 4, 6, 7])
    #expect(tau.isExact)
    // R: cor.test(1:8, c(2, 1, 5, 3, 8, 4, 6, 7), method = "kendall")$p.value
    #expect(near(tau.pValue(), 0.061011904761904656))
    // R: cor.test(1:8, c(2, 1, 5, 3, 8, 4, 6, 7), method = "kendall", alternative = "less")$p.value
    #expect(near(tau.pValue(.less), 0.9844246031746032))
    let interval = try tau.interval(level: 0.9)
    // R: tanh(atanh(cor(1:8, c(2, 1, 5, 3, 8, 4, 6, 7), method = "kendall")) + qnorm(0.95) * sqrt(0.437 / 4))
    #expect(near(interval.high, 0.8316040777354899))
  }
}

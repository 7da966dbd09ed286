import Statistics
import Testing

@Suite struct SpearmanCorrelationTests {
  @Test func ties() throws {
    let r = try SpearmanCorrelation(Sample.mpg, Sample.wt)
    #expect(!r.isExact)
    // R: cor(mtcars$mpg, mtcars$wt, method = "spearman")
    #expect(near(r.coefficient, -0.8864220332702979))
    // R: cor.test(mtcars$mpg, mtcars$wt, method = "spearman", exact = FALSE)$p.value
    #expect(near(r.pValue(), 1.487594858127433e-11))
  }

  @Test func exact() throws {
    let r = try SpearmanCorrelation([1, 2, 3, 4, 5, 6, 7, 8], [2, 1, 5, 3, 8, 4, 6, 7])
    #expect(r.isExact)
    // R: cor.test(1:8, c(2, 1, 5, 3, 8, 4, 6, 7), method = "spearman")$p.value
    #expect(near(r.pValue(), 0.04583333333333333))
    // R: cor.test(1:8, c(2, 1, 5, 3, 8, 4, 6, 7), method = "spearman", alternative = "greater")$p.value
    #expect(near(r.pValue(.greater), 0.022916666666666665))
    // R: cor.test(1:8, c(2, 1, 5, 3, 8, 4, 6, 7), method = "spearman", alternative = "less")$p.value
    #expect(near(r.pValue(.less), 0.9816220238095238))
    let interval = try r.interval()
    // R: r <- cor(1:8, c(2, 1, 5, 3, 8, 4, 6, 7)); tanh(atanh(r) - qnorm(0.975) * sqrt((1 + r^2 / 2) / 5))
    #expect(near(interval.low, -0.04241310320696254))
  }
}

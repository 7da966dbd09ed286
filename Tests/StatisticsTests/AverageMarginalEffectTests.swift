import Statistics
import Testing

@Suite struct AverageMarginalEffectTests {
  /// Origin: R 4.2.2. `l2 <- glm(case ~ age + I(age^2) + s, binomial, transform(infert, s = as.numeric(spontaneous > 0)))`
  /// to convergence; the effects by their definition (the mean of `dlogis(X b) (b2 + 2 b3 age)`, the mean of `plogis` with
  /// s = 1 less that with s = 0), their errors by the delta method with the gradient of `numDeriv::grad` (Richardson).
  @Test func slopesAndSteps() throws {
    let s = Sample.infertSpontaneous.map { $0 > 0 ? 1.0 : 0 }
    let square = Sample.infertAge.map { $0 * $0 }
    let fit = try LogisticRegression.fit(
      outcome: Sample.infertCase, design: Matrix(columns: [Sample.infertAge, square, s]))
    let covariance = try fit.covariance(.classical)
    let zeros = [Double](repeating: 0, count: s.count)
    let ones = [Double](repeating: 1, count: s.count)
    let age = try AverageMarginalEffect(
      fit, .derivative(Matrix(columns: [ones, Sample.infertAge.map { 2 * $0 }, zeros])), covariance: covariance)
    #expect(near(age.test.estimate, 0.0044963130883698557, 1e-8))
    #expect(near(age.test.standardError, 0.0056024698005239003, 1e-7))
    let step = try AverageMarginalEffect(
      fit,
      .step(
        from: Matrix(columns: [Sample.infertAge, square, zeros]), to: Matrix(columns: [Sample.infertAge, square, ones])),
      covariance: covariance)
    #expect(near(step.test.estimate, 0.323808946735581804, 1e-9))
    #expect(near(step.test.standardError, 0.059205040384368419, 1e-8))
  }

  /// Origin: R 4.2.2, `logit` of these tests: the mean of `dlogis(X b) b_age`, as above.
  @Test func plainSlope() throws {
    let fit = try LogisticRegressionTests().fit()
    let zeros = [Double](repeating: 0, count: Sample.infertAge.count)
    let ones = [Double](repeating: 1, count: zeros.count)
    let effect = try AverageMarginalEffect(
      fit, .derivative(Matrix(columns: [ones, zeros, zeros, zeros])), covariance: fit.covariance(.classical))
    #expect(near(effect.test.estimate, 0.0093285842198105023, 1e-9))
    #expect(near(effect.test.standardError, 0.0051675421407378326, 1e-8))
  }
}

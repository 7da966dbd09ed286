import Statistics
import Testing

@Suite struct McDonaldOmegaTests {
  @Test func total() throws {
    let omega = try McDonaldOmega(CorrelationMatrix(PrincipalComponentsTests.data()))
    // psych's optimiser ends at about five digits; the second reference is the same criterion minimised further.
    // R: l <- psych::fa(attitude, 1, fm = "minres")$loadings; sum(l)^2 / (sum(l)^2 + sum(1 - l^2))
    #expect(near(omega.estimate, 0.8506823947954824, 1e-4))
    // R: l <- rep(0.7, 7); for (k in 1:5000) for (i in 1:7) l[i] <- sum(R7[i, -i] * l[-i]) / sum(l[-i]^2);
    //   sum(l)^2 / (sum(l)^2 + sum(1 - l^2))
    #expect(near(omega.estimate, 0.8506823589020134))
    #expect(throws: StatisticsError.tooFewItems(needed: 3, given: 2)) {
      try McDonaldOmega(CorrelationMatrix(Matrix(columns: [[1, 2, 4], [3, 1, 9]])))
    }
  }
}

import Statistics
import Testing

@Suite struct McDonaldOmegaTests {
  @Test func total() throws {
    let omega = try McDonaldOmega(CorrelationMatrix(PrincipalComponentsTests.data()))
    // R: R7 <- cor(attitude); l <- rep(0.7, 7); for (k in 1:50) { d <- R7 - outer(l, l); diag(d) <- 0
    //   h <- 4 * (outer(l, l) - d); diag(h) <- 4 * (sum(l^2) - l^2); l <- l - solve(h, as.vector(-4 * d %*% l)) }
    //   sum(l)^2 / (sum(l)^2 + sum(1 - l^2))
    // These are Newton's steps to the smallest sum of squared residual correlations; Strand goes item by item.
    #expect(near(omega.estimate, 0.8506823589020133))
    #expect(
      near(
        omega.loadings,
        [
          0.7577732004111323, 0.833826094074177, 0.6034272224070871, 0.7887263826057301, 0.8411199254401824,
          0.2844651213392931, 0.4910465605901071,
        ]))
    // R: l <- psych::fa(attitude, 1, fm = "minres")$loadings; sum(l)^2 / (sum(l)^2 + sum(1 - l^2)). Its optimiser stops
    // at the seventh digit.
    #expect(near(omega.estimate, 0.8506823947954824, 1e-7))
    #expect(throws: StatisticsError.tooFewItems(needed: 3, given: 2)) {
      try McDonaldOmega(CorrelationMatrix(Matrix(columns: [[1, 2, 4], [3, 1, 9]])))
    }
  }
}

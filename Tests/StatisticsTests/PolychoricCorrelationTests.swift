import Testing

@testable import Statistics

@Suite struct PolychoricCorrelationTests {
  /// Origin: R 4.2.2, `pbivnorm::pbivnorm(h, k, r)`, whose error is below 1e-14.
  @Test func bivariateNormal() {
    let expected: [(Double, Double, Double, Double)] = [
      (0.3, -0.7, 0.5, 0.20652377978573899), (-1.2, -0.4, -0.8, 0.00044116958687570595),
      (0, 1.1, 0.6, 0.48299679991677996), (0, 0, 0.25, 0.29021531162758307),
      (2.5, -2.5, 0.9, 0.0062096653257761383),
    ]
    for (h, k, r, probability) in expected {
      #expect(near(BivariateNormal(correlation: r).lower(h, k), probability, 1e-12), "\(h) \(k) \(r)")
    }
    #expect(BivariateNormal(correlation: 0.5).lower(.infinity, 0) == 0.5)
  }

  /// Origin: R 4.2.2: the root of the derivative of the likelihood in r, thresholds at the marginal quantiles, by
  /// `uniroot(tol = 1e-14)`; the bivariate normal by `integrate(rel.tol = 1e-13)` of its density over r. polycor::polychor
  /// gives the first four digits, where its own search ends.
  @Test func tables() throws {
    // table(infert$induced, infert$spontaneous)
    let infert = try PolychoricCorrelation(ContingencyTable([[67, 47, 29], [45, 16, 7], [29, 8, 0]]))
    #expect(near(infert.coefficient, -0.38317556632255212, 1e-8))
    // table(mtcars$cyl, mtcars$gear)
    let cars = try PolychoricCorrelation(ContingencyTable([[1, 8, 2], [2, 4, 1], [12, 0, 2]]))
    #expect(near(cars.coefficient, -0.61890831896546139, 1e-8))
    // table(mtcars$gear, pmin(mtcars$carb, 4))
    let gears = try PolychoricCorrelation(ContingencyTable([[3, 4, 3, 5], [4, 4, 0, 4], [0, 2, 0, 3]]))
    #expect(near(gears.coefficient, 0.11033193990116272, 1e-7))
    // By hand: at r = 1 every cell has its observed share, so that the likelihood grows up to there.
    #expect(throws: StatisticsError.noConvergence(iterations: 81)) {
      try PolychoricCorrelation(ContingencyTable([[65, 0, 0], [22, 28, 172]]))
    }
    #expect(throws: StatisticsError.noConvergence(iterations: 81)) {
      try PolychoricCorrelation(ContingencyTable([[5, 0], [0, 5]]))
    }
  }

  /// Standardised alpha of three correlations, by hand: 3 r / (1 + 2 r).
  @Test func alpha() throws {
    let columns = [Sample.cyl, Sample.gear, Sample.carb.map { min($0, 4) }]
    let alpha = try OrdinalAlpha(Matrix(columns: columns))
    let pairs = [(1, 0), (2, 0), (2, 1)].map { alpha.correlations[$0.0, $0.1] }
    let mean = pairs.reduce(0, +) / 3
    #expect(near(alpha.estimate, 3 * mean / (1 + 2 * mean), 1e-12))
    #expect(near(alpha.correlations[1, 0], -0.61890831896546139, 1e-8))
  }
}

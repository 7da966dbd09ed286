import Statistics
import Testing

@Suite struct EtaSquaredTests {
  @Test func estimates() throws {
    let eta = EtaSquared(try OneWayANOVA([Sample.plantCtrl, Sample.plantTrt1, Sample.plantTrt2]))
    // R: effectsize::eta_squared(aov(weight ~ group, PlantGrowth), partial = FALSE)$Eta2
    #expect(near(eta.estimate, 0.2641482968321196))
    // R: effectsize::omega_squared(aov(weight ~ group, PlantGrowth), partial = FALSE)$Omega2
    #expect(near(eta.omegaSquared, 0.20407884598997084))
    // R: effectsize::epsilon_squared(aov(weight ~ group, PlantGrowth), partial = FALSE)$Epsilon2
    #expect(near(eta.epsilonSquared, 0.20964076326412845))
  }

  @Test func interval() throws {
    let interval = try EtaSquared(try OneWayANOVA([Sample.plantCtrl, Sample.plantTrt1, Sample.plantTrt2])).interval()
    // R: l <- uniroot(function(l) pf(4.8460878623801389, 2, 27, l, lower = FALSE) - 0.025, c(0, 50), tol =
    //   1e-14)$root; l / (l + 30)
    #expect(near(interval.low, 0.009903968517553562, 1e-8))
    // R: l <- uniroot(function(l) pf(4.8460878623801389, 2, 27, l) - 0.025, c(0, 50), tol = 1e-14)$root; l / (l +
    //   30)
    #expect(near(interval.high, 0.4638964670452955, 1e-8))
  }
}

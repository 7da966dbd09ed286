import Testing

@testable import Statistics

/// Tails far out, which `1 - lower` would lose.
@Suite struct DistributionsTests {
  @Test func farTails() {
    // R: pnorm(20, lower = FALSE)
    #expect(near(StandardNormal().upper(20), 2.7536241186062337e-89))
    // R: pt(15, 30, lower = FALSE)
    #expect(near(StudentT(degrees: 30).upper(15), 8.766648278742426e-16))
    // R: pchisq(300, 4, lower = FALSE)
    #expect(near(ChiSquared(degrees: 4).upper(300), 1.083439491947826e-63))
    // R: pf(90, 3, 40, lower = FALSE)
    #expect(near(FisherF(numerator: 3, denominator: 40).upper(90), 7.878997563639464e-18))
    // R: qt(0.975, 3.7)
    #expect(near(StudentT(degrees: 3.7).upperQuantile(0.025), 2.8675207071911917))
    // R: pt(1.5, 18, 2, lower = FALSE)
    #expect(near(NoncentralT(degrees: 18, noncentrality: 2).upper(1.5), 0.6934466857448653))
    // R: sum(dpois(0:400, 2) * pbeta(6 / 33, 1 + 0:400, 13.5))
    #expect(near(NoncentralF(numerator: 2, denominator: 27, noncentrality: 4).lower(3), 0.5707897388897015))
  }

  @Test func outsideTheDomainIsNaN() {
    #expect(StudentT(degrees: -1).upper(1).isNaN)
    #expect(ChiSquared(degrees: 3).upper(.nan).isNaN)
    #expect(FisherF(numerator: 2, denominator: 3).upper(.infinity) == 0)
  }

  @Test func roots() {
    #expect(near(root(of: { $0 * $0 - 2 }, from: 0, to: 2) ?? .nan, 2.0.squareRoot(), 1e-15))
    #expect(root(of: { $0 * $0 + 2 }, from: 0, to: 2) == nil)
  }
}

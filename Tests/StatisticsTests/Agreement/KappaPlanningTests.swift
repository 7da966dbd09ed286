import Statistics
import Testing

@Suite struct KappaPlanningTests {
  @Test(arguments: [(0.6, 0.3), (0.8, 0.1), (0.4, 0.5), (0.0, 0.2)])
  func varianceIsThatOfTheExpectedTable(_ kappa: Double, prevalence: Double) throws {
    // The large-sample error of kappa in a table of a million units as the model expects it.
    let planning = try KappaPlanning(kappa: kappa, prevalence: prevalence, width: 0.2)
    let both = prevalence * prevalence + kappa * prevalence * (1 - prevalence)
    let apart = (1 - kappa) * prevalence * (1 - prevalence)
    let cells = [[1 - both - 2 * apart, apart], [apart, both]].map { $0.map { Int(($0 * 1e6).rounded()) } }
    let estimate = try RatingTable(cells).estimate(.scott)
    #expect(abs(estimate.value - kappa) < 1e-5)
    let error = try #require(estimate.largeSampleStandardError)
    #expect(near(planning.variance, error * error * 1e6, 1e-4))
  }

  @Test func units() throws {
    let planning = try KappaPlanning(kappa: 0.7, prevalence: 0.1, width: 0.2)
    // By hand: .3 (.3 x -.4 + .7 x 1.3 / .18) = 1.480667; 4 x 1.959964^2 x 1.480667 / .04 = 568.79
    #expect(near(planning.variance, 1.4806666666666667) && planning.units == 569)
    #expect(planning.width(units: 569) <= 0.2 && planning.width(units: 568) > 0.2)
    #expect(try KappaPlanning(kappa: 0.7, prevalence: 0.1, width: 0.2, designEffect: 2).units == 1138)
  }

  @Test func impossible() {
    #expect(throws: StatisticsError.badLevel(-0.5)) { try KappaPlanning(kappa: -0.5, prevalence: 0.1, width: 0.2) }
    #expect(throws: StatisticsError.badLevel(1)) { try KappaPlanning(kappa: 1, prevalence: 0.1, width: 0.2) }
    #expect(throws: StatisticsError.badLevel(0)) { try KappaPlanning(kappa: 0.5, prevalence: 0, width: 0.2) }
  }
}

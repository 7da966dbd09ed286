import Statistics
import Testing

@Suite struct BartlettSphericityTests {
  @Test func test() throws {
    let test = try BartlettSphericity(CorrelationMatrix(PrincipalComponentsTests.data()))
    // R: psych::cortest.bartlett(R7, 30)$chisq
    #expect(near(test.statistic, 98.7527786621811))
    // R: psych::cortest.bartlett(R7, 30)$p.value
    #expect(near(test.pValue, 4.792539035528468e-12, 1e-9))
    #expect(test.degreesOfFreedom == 21)
  }
}

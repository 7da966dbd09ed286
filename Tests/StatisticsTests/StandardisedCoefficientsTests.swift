import Statistics
import Testing

@Suite struct StandardisedCoefficientsTests {
  @Test func plain() throws {
    // R: coef(lm(scale(mpg) ~ scale(wt) + scale(hp) + scale(qsec), mtcars))[-1]
    #expect(
      near(
        try LinearRegressionTests.fit().standardisedCoefficients(),
        [-0.707638016143759, -0.2027470709405248, 0.15145821845687746]))
  }
}

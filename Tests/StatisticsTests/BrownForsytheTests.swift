import Statistics
import Testing

@Suite struct BrownForsytheTests {
  @Test func sprays() throws {
    let test = try BrownForsythe([
      Sample.sprayA, Sample.sprayB, Sample.sprayC, Sample.sprayD, Sample.sprayE, Sample.sprayF,
    ])
    // R: car::leveneTest(count ~ spray, InsectSprays)
    #expect(near(test.statistic, 3.8213563132259267) && near(test.pValue, 0.0042227911389921156))
  }
}

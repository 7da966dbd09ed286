import Statistics
import Testing

@Suite struct NormalPlotTests {
  @Test func quantiles() {
    // R: qqnorm(1:5, plot = FALSE)$x
    #expect(
      near(
        NormalPlot.quantiles(5),
        [-1.17976111761186031, -0.49720057068155399, 0, 0.49720057068155399, 1.17976111761186031]))
    // R: qqnorm(1:12, plot = FALSE)$x[1:3]
    #expect(
      near(
        Array(NormalPlot.quantiles(12).prefix(3)), [-1.73166439612224510, -1.15034938037600787, -0.81221780149991285]))
  }
}

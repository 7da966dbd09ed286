import Testing

@testable import Reports

struct AxisTests {
  @Test(
    "Ticks are round numbers around the values",
    arguments: [
      ([0, 0.38], ["0.0", "0.1", "0.2", "0.3", "0.4"]), ([-0.52, 1.18], ["-1.0", "-0.5", "0.0", "0.5", "1.0", "1.5"]),
      ([0, 9500], ["0", "2000", "4000", "6000", "8000", "10000"]),
      ([0, 0], ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      ([3, 3], ["0.0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.0"]),
      ([.nan, .infinity], ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    ])
  func ticks(values: [Double], expected: [String]) {
    let axis = Axis(holding: values)
    #expect(axis.ticks.map(axis.text) == expected)
  }

  @Test("Shares stop at 100%")
  func shares() {
    let axis = Axis(holding: [0, 0.97], style: .percent, limit: 1)
    #expect(axis.ticks.map(axis.text) == ["0%", "20%", "40%", "60%", "80%", "100%"])
    #expect(axis.high == 1)
  }

  @Test("Numbers beyond measure neither overflow nor fill the page", arguments: [1e308, 1e-300, 1e-12, -1e300])
  func extremes(value: Double) {
    let axis = Axis(holding: [0, value])
    #expect(axis.ticks.count <= 21)
    #expect(axis.low.isFinite && axis.high.isFinite && axis.low < axis.high)
    #expect(axis.ticks.allSatisfy { axis.text($0).count < 10 })
    #expect((0...1).contains(axis.position(value)))
  }

  @Test("Numbers near the smallest there are")
  func subnormal() {
    let least = Double.leastNonzeroMagnitude
    let small = Double.leastNormalMagnitude / 200
    for values in [[0, 5 * least], [least, 2 * least], [0, small], [-2000 * least, 2000 * least]] {
      let axis = Axis(holding: values)
      #expect(axis.ticks.allSatisfy(\.isFinite) && axis.high > axis.low, "\(values)")
    }
  }
}

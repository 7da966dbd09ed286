import Foundation
import Reports
import TestSupport
import Testing

struct NumbersTests {
  @Test(
    "Rounds the number that stands there, half away from zero",
    arguments: [
      (0.125, 2, "0.13"), (2.5, 0, "3"), (-2.5, 0, "-3"), (1.005, 2, "1.01"), (0.999, 2, "1.00"), (9.96, 1, "10.0"),
      (1e-7, 3, "0.000"), (-1e-7, 3, "0.000"), (1.5e21, 0, "1500000000000000000000"), (12, 0, "12"), (12, 3, "12.000"),
      (0.05, 1, "0.1"), (0.049, 1, "0.0"), (0, 1, "0.0"), (-0.0, 1, "0.0"), (Double.leastNonzeroMagnitude, 2, "0.00"),
    ] as [(Double, Int, String)])
  func fixed(value: Double, places: Int, expected: String) {
    #expect(Numbers.fixed(value, places: places) == expected)
  }

  @Test(
    "Percent is taken from the decimal, not from the binary product",
    arguments: [
      (0.375, 0, "38%"), (0.375, 1, "37.5%"), (0.285, 0, "29%"), (1, 0, "100%"), (0, 0, "0%"), (1.0 / 3, 1, "33.3%"),
      (0.0049, 0, "0%"), (0.005, 0, "1%"), (0.9996, 1, "100.0%"), (-0.125, 0, "-13%"),
    ] as [(Double, Int, String)])
  func percent(share: Double, places: Int, expected: String) {
    #expect(Numbers.percent(share, places: places) == expected)
  }

  @Test("What is no number is a dash for people and nothing for programs")
  func notFinite() {
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(Numbers.fixed(value, places: 2) == "–")
      #expect(Numbers.percent(value, places: 0) == "–")
      #expect(Numbers.full(value) == "")
    }
  }

  @Test("Programs get back exactly the value")
  func full() {
    #expect(Numbers.full(3) == "3")
    #expect(Numbers.full(0.1) == "0.1")
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let value = Double.random(in: -1e6...1e6, using: &generator)
      #expect(Double(Numbers.full(value)) == value)
    }
  }

  /// Away from halves the C library must agree: printf("%.*f") of glibc rounds the binary value correctly.
  @Test("Agrees with C's printf")
  func likeC() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<2000 {
      let value = Double.random(in: -1000...1000, using: &generator)
      let places = Int.random(in: 0...6, using: &generator)
      let expected = String(format: "%.\(places)f", value)
      let isNegativeZero = expected.hasPrefix("-") && !expected.contains { "123456789".contains($0) }
      #expect(Numbers.fixed(value, places: places) == (isNegativeZero ? String(expected.dropFirst()) : expected))
    }
  }
}

import Statistics
import Testing

/// A printed number in tests: 0.560 is `printed(560, 3)`.
func printed(_ units: Int, _ places: Int) throws -> PrintedNumber { try PrintedNumber(units: units, places: places) }

@Suite struct PrintedNumberTests {
  @Test func digitsStandForHalfAUnitEitherWay() throws {
    let bounds = try printed(-172, 3).bounds
    #expect(near([bounds.low, bounds.high], [-0.1725, -0.1715]))
    #expect(near(try printed(457, 1).asShare().value, 0.457))
    #expect(try printed(5, 0).bounds == Bounds(4.5, 5.5))
  }

  @Test func moreDigitsThanCanBeReckonedWithAreRefused() {
    #expect(throws: StatisticsError.badSetting(12)) { try PrintedNumber(units: 1, places: 12) }
    #expect(throws: StatisticsError.badSetting(-1)) { try PrintedNumber(units: 1, places: -1) }
    #expect(throws: StatisticsError.badSetting(100_000_000_001)) {
      try PrintedNumber(units: 100_000_000_001, places: 0)
    }
  }
}

@Suite struct BoundsTests {
  @Test func everyOperationHoldsWhatItsArgumentsCanGive() {
    var generator = SplitMix(state: 11)
    for _ in 0..<2000 {
      let (a, b) = (generator.pair(), generator.pair())
      let (x, y) = (generator.inside(a), generator.inside(b))
      #expect((a + b).contains(x + y) && (a - b).contains(x - y) && (a * b).contains(x * y))
      #expect((a / b).contains(x / y) && a.squared.contains(x * x) && a.magnitude.contains(abs(x)))
      #expect(a.magnitude.squareRoot.contains(abs(x).squareRoot()))
    }
  }

  @Test func nothingInCommonIsNil() {
    #expect(Bounds(0, 1).intersection(Bounds(2, 3)) == nil)
    #expect(Bounds(0, 2).intersection(Bounds(1, 3)) == Bounds(1, 2))
    #expect(Bounds(0, 1).union(Bounds(2, 3)) == Bounds(0, 3))
    #expect(Bounds(1, 1) / Bounds(-1, 1) == Bounds(-.infinity, .infinity))
  }
}

/// SplitMix64 (Steele, Lea & Flood 2014): the same numbers in every run.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) / 9_007_199_254_740_992
  }

  mutating func pair() -> Bounds { Bounds(next() * 10 - 5, next() * 10 - 5) }
  mutating func inside(_ bounds: Bounds) -> Double { bounds.low + next() * (bounds.high - bounds.low) }
}

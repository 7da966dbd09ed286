import Statistics
import Testing

/// The family of 2016. Values of more digits: computed on the definitions, position by position with exact fractions, in a
/// program of its own; printed to three decimals they are what lindanna/unitized_alpha prints.
@Suite struct UnitizedAlphaTests {
  private typealias Passage = UnitizedContinuum.Passage

  private func family(_ length: Int, _ coders: [[Passage]?], values: Int) throws -> UnitizedAlpha {
    try UnitizedAlpha([UnitizedContinuum(length: length, coders: coders)], values: values)
  }

  private func value(_ alpha: UnitizedAlpha, _ measure: UnitizedAlpha.Measure) throws -> Double {
    try alpha.outcome(measure).get().value
  }

  @Test func twoCoders() throws {
    let alpha = try family(
      120,
      [
        [Passage(0, 40), Passage(60, 90, value: 1)],
        [Passage(0, 30), Passage(30, 40, value: 1), Passage(60, 100, value: 1)],
      ], values: 2)
    #expect(near(try value(alpha, .all), 0.7713350785340314))
    #expect(near(try value(alpha, .relevance), 0.8382407407407407))
    #expect(near(try value(alpha, .coding), 0.7784256559766763))
    #expect(near(alpha.coverage(.coding) ?? .nan, 70.0 / 120))
    #expect(near(try value(alpha, .value(0)), 0.7871720116618076))
    #expect(near(alpha.coverage(.value(0)) ?? .nan, 1))
    #expect(near(try value(alpha, .value(1)), 0.7696793002915452))
    #expect(near(alpha.coverage(.value(1)) ?? .nan, 0.875))
  }

  @Test func threeCoders() throws {
    let alpha = try family(
      20,
      [
        [Passage(2, 5), Passage(9, 11), Passage(12, 20, value: 1)], [Passage(2, 5), Passage(7, 15, value: 1)],
        [Passage(2, 5), Passage(10, 15, value: 1)],
      ], values: 2)
    #expect(near(try value(alpha, .all), 0.47391304347826085))
    #expect(near(try value(alpha, .relevance), 0.4328125))
    // R quallmer joins the other coders' passages first and has .787329.
    #expect(near(try value(alpha, .coding), 0.7788819875776397))
    #expect(near(alpha.coverage(.coding) ?? .nan, 0.38333333333333336))
    #expect(near(try value(alpha, .value(0)), 0.7692517006802722))
    #expect(near(alpha.coverage(.value(0)) ?? .nan, 0.9545454545454546))
    #expect(near(try value(alpha, .value(1)), 0.7869714285714285))
    #expect(near(alpha.coverage(.value(1)) ?? .nan, 0.5952380952380952))
  }

  @Test func alexPaulSuzan() throws {
    // The annotations of pygamma-agreement's documentation.
    func passages(_ all: [(Int, Int, Int)]) -> [Passage] { all.map { Passage($0.1, $0.2, value: $0.0 - 1) } }
    let alpha = try family(
      60,
      [
        passages([(1, 2, 9), (2, 11, 17), (5, 24, 30), (6, 32, 36), (6, 36, 44), (7, 44, 60)]),
        passages([(1, 2, 9), (3, 11, 17), (5, 19, 25), (6, 32, 44)]),
        passages([(1, 2, 9), (4, 11, 17), (5, 21, 27), (6, 32, 36), (6, 36, 40), (6, 40, 44)]),
      ], values: 7)
    #expect(near(try value(alpha, .all), 0.5096699731736228))
    #expect(near(try value(alpha, .relevance), 0.4132259407617981))
    #expect(near(try value(alpha, .coding), 0.7240818696472637))
    let each = try [0, 1, 2, 3, 4, 5].map { try value(alpha, .value($0)) }
    for (actual, expected) in zip(each, [1.0, 0, 0, 0, 1, 1]) { #expect(abs(actual - expected) < 1e-12) }
    #expect(prints(alpha.coverage(.value(4)) ?? .nan, "0.4444"))
    #expect(alpha.outcome(.value(6)) == .failure(.nothingMeets))
  }

  @Test func oneValue() throws {
    // Krippendorff (1995) p. 57, A to C, and (2004) p. 254, category c
    let a = try family(24, [[Passage(2, 10), Passage(14, 20)], [Passage(4, 8), Passage(15, 17)]], values: 1)
    #expect(near(try value(a, .all), 0.35833333333333334))
    #expect(near(try value(a, .relevance), 0.35833333333333334))
    #expect(a.outcome(.coding) == .failure(.oneValue))
    let b = try family(
      24, [[Passage(0, 18)], [(0, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 9), (9, 10)].map { Passage($0.0, $0.1) }],
      values: 1)
    #expect(near(try value(b, .all), 0.4220238095238095))
    let c = try family(
      24,
      [
        [(2, 8), (10, 12), (14, 18), (20, 22)].map { Passage($0.0, $0.1) },
        [(0, 2), (4, 8), (10, 14), (16, 18), (20, 22)].map { Passage($0.0, $0.1) },
      ], values: 1)
    #expect(near(try value(c, .all), 0.35119047619047616))
    let unequal = try family(
      300, [[Passage(75, 145), Passage(220, 250)], [Passage(70, 150), Passage(205, 225), Passage(250, 270)]], values: 1)
    #expect(near(try value(unequal, .all), 0.5162799043062201))
    #expect(prints(unequal.coverage(.value(0)) ?? .nan, "0.6818"))
  }

  @Test func threeCodersOneValue() throws {
    // The test of zeljkobekcic/KrippendorffUnitizedAlpha: inclusive ends 3-14, 22-52; 3-9, 22-52; 22-45 of 55: .56, within .01
    let alpha = try family(
      55, [[Passage(3, 15), Passage(22, 53)], [Passage(3, 10), Passage(22, 53)], [Passage(22, 46)]], values: 1)
    #expect(abs(try value(alpha, .all) - 0.56) < 0.01)
    #expect(near(try value(alpha, .all), 0.5526637806637806))
  }

  @Test func degenerate() throws {
    #expect(try family(10, [[], []], values: 1).outcome(.all) == .failure(.nothingMarked))
    #expect(try family(10, [[Passage(0, 10)], [Passage(0, 10)]], values: 1).outcome(.all) == .failure(.oneValue))
    #expect(try family(10, [[Passage(0, 4)], nil], values: 1).outcome(.all) == .failure(.noPairedText))
    #expect(
      try family(10, [[Passage(0, 4)], [Passage(5, 9, value: 1)]], values: 2).outcome(.coding)
        == .failure(.nothingMeets))
    #expect(throws: StatisticsError.badCount(index: 0)) {
      try UnitizedContinuum(length: 10, coders: [[Passage(0, 4), Passage(3, 5)], []])
    }
  }

  @Test func textsAreJoined() throws {
    // Two texts of 60 are one of 120 when no passage crosses the middle; a coder who has not read one has no part in it.
    let first = try UnitizedContinuum(
      length: 60, coders: [[Passage(0, 40)], [Passage(0, 30), Passage(30, 40, value: 1)], nil])
    let second = try UnitizedContinuum(
      length: 60, coders: [[Passage(0, 30, value: 1)], [Passage(0, 40, value: 1)], nil])
    let alpha = try UnitizedAlpha([first, second], values: 2)
    #expect(near(try value(alpha, .all), 0.7713350785340314))
    #expect(near(try value(alpha, .coding), 0.7784256559766763))
  }

  @Test func distancesOfValues() throws {
    // Values 0 and 1 half as far apart: the coding disagreement is half, as is the expected, so cu-alpha stays.
    let continuum = try UnitizedContinuum(
      length: 120,
      coders: [
        [Passage(0, 40), Passage(60, 90, value: 1)],
        [Passage(0, 30), Passage(30, 40, value: 1), Passage(60, 100, value: 1)],
      ])
    let half = try Matrix(columns: [[0, 0.5], [0.5, 0]])
    let alpha = try UnitizedAlpha([continuum], values: 2, distances: half)
    #expect(near(try value(alpha, .coding), 0.7784256559766763))
    #expect(try value(alpha, .all) > 0.7713350785340314)
  }
}

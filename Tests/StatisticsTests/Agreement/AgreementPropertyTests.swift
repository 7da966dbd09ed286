import Statistics
import Testing

/// What must not change a coefficient does not change it, on tables drawn at random.
@Suite struct AgreementPropertyTests {
  /// Ratings of up to five coders, some missing; coders lean towards one category.
  private func units(_ random: inout SeededRandom, coders: Int, categories: Int) -> [[Int?]] {
    (0..<(8 + random.below(40))).map { _ in
      let usual = random.below(categories)
      return (0..<coders).map { _ in
        random.unit() < 0.2 ? nil : (random.unit() < 0.6 ? usual : random.below(categories))
      }
    }
  }

  private func values(_ table: RatingTable) throws -> [AgreementCoefficient: Double] {
    let agreement = try ChanceCorrectedAgreement(table)
    var values: [AgreementCoefficient: Double] = [:]
    for coefficient in AgreementCoefficient.allCases {
      if case .success(let estimate) = agreement.outcome(coefficient) {
        values[coefficient] = estimate.value
        #expect(estimate.value <= 1 && estimate.value.isFinite && estimate.standardError != nil)
      }
    }
    return values
  }

  private func same(_ a: [AgreementCoefficient: Double], _ b: [AgreementCoefficient: Double]) -> Bool {
    a.keys.count == b.keys.count && a.allSatisfy { key, value in abs((b[key] ?? .nan) - value) < 1e-12 }
  }

  @Test(arguments: 0..<40) func relabellingAndOrder(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let coders = 2 + random.below(4)
    let categories = 2 + random.below(4)
    let drawn = units(&random, coders: coders, categories: categories)
    let expected = try values(RatingTable(units: drawn, categories: categories))

    var names = Array(0..<categories)
    random.shuffle(&names)
    let renamed = drawn.map { $0.map { $0.map { names[$0] } } }
    #expect(same(try values(RatingTable(units: renamed, categories: categories)), expected))

    var people = Array(0..<coders)
    random.shuffle(&people)
    let exchanged = drawn.map { unit in people.map { unit[$0] } }
    #expect(same(try values(RatingTable(units: exchanged, categories: categories)), expected))

    var shuffled = drawn
    random.shuffle(&shuffled)
    #expect(same(try values(RatingTable(units: shuffled, categories: categories)), expected))

    let unread = drawn + [[Int?]](repeating: [Int?](repeating: nil, count: coders), count: 7)
    #expect(same(try values(RatingTable(units: unread, categories: categories)), expected))
  }

  @Test(arguments: 0..<20) func unitsThatOneCoderReadDoNotMatterToAlpha(_ seed: UInt64) throws {
    var random = SeededRandom(seed: 100 + seed)
    let drawn = units(&random, coders: 3, categories: 3)
    let more = drawn + (0..<9).map { _ in [random.below(3), nil, nil] }
    let first = try RatingTable(units: drawn, categories: 3).estimate(.krippendorff)
    #expect(near(try RatingTable(units: more, categories: 3).estimate(.krippendorff).value, first.value, 1e-12))
  }

  @Test(arguments: 0..<30) func countedRowsAreUnits(_ seed: UInt64) throws {
    var random = SeededRandom(seed: 200 + seed)
    let drawn = units(&random, coders: 3, categories: 2)
    let table = try RatingTable(units: drawn, categories: 2)
    var counted = try RatingTable(coders: 3, categories: 2)
    for pattern in table.patterns {
      counted.append(
        pattern.ratings.map { $0.map(Int32.init) ?? RatingTable.missing }, count: pattern.units, cluster: 0)
    }
    #expect(same(try values(counted), try values(table)))
    let errors = try [table, counted].map { try $0.estimate(.fleiss).standardError ?? .nan }
    #expect(near(errors[0], errors[1]))
  }

  @Test(arguments: 0..<30) func twoCodersWithoutGaps(_ seed: UInt64) throws {
    // Cohen is Conger, Scott is Fleiss; alpha is Scott corrected for the number of ratings.
    var random = SeededRandom(seed: 300 + seed)
    let drawn = units(&random, coders: 2, categories: 3).map { $0.map { $0 ?? 0 } as [Int?] }
    let values = try values(RatingTable(units: drawn, categories: 3))
    let (cohen, scott) = (try #require(values[.cohen]), try #require(values[.scott]))
    let alpha = try #require(values[.krippendorff])
    let (conger, fleiss) = (try #require(values[.conger]), try #require(values[.fleiss]))
    #expect(abs(cohen - conger) < 1e-12 && abs(scott - fleiss) < 1e-12)
    let ratings = Double(2 * drawn.count)
    #expect(abs((1 - alpha) - (1 - scott) * (ratings - 1) / ratings) < 1e-12)
  }

  @Test(arguments: 0..<30) func unitizedFamily(_ seed: UInt64) throws {
    var random = SeededRandom(seed: 400 + seed)
    func passages() -> [UnitizedContinuum.Passage] {
      var start = random.below(6)
      var all: [UnitizedContinuum.Passage] = []
      while start < 70 {
        let end = start + 1 + random.below(12)
        all.append(.init(start, end, value: random.below(3)))
        start = end + random.below(8)
      }
      return all
    }
    let coders = (0..<3).map { _ in passages() }
    let measures: [UnitizedAlpha.Measure] = [.all, .relevance, .coding]
    func values(_ coders: [[UnitizedContinuum.Passage]?], unread: Bool = false) throws -> [Double] {
      var continua = [try UnitizedContinuum(length: 90, coders: coders)]
      if unread { continua.append(try UnitizedContinuum(length: 500, coders: [[.init(3, 70)], nil, nil])) }
      let alpha = try UnitizedAlpha(continua, values: 3)
      return try measures.map { try alpha.outcome($0).get().value }
    }
    let expected = try values(coders)
    #expect(near(try values(coders.reversed()), expected, 1e-10))
    let renamed = coders.map { $0.map { UnitizedContinuum.Passage($0.start, $0.end, value: ($0.value + 1) % 3) } }
    #expect(near(try values(renamed), expected, 1e-10))
    #expect(near(try values(coders.map { Array($0.reversed()) }), expected, 1e-10))
    #expect(near(try values(coders, unread: true), expected, 1e-10))
  }
}

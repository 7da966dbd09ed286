import Statistics
import Testing

@Suite struct UnitizingAlphaTests {
  private func continuum(_ length: Int, _ coders: [[(Int, Int)]], value: Int = 0) throws -> UnitizedContinuum {
    try UnitizedContinuum(
      length: length, coders: coders.map { $0.map { .init($0.0, $0.0 + $0.1, value: value) } })
  }

  @Test func krippendorff2004() throws {
    // p. 254: passages (beginning, length) of c and k on a continuum from 150 to 450.
    func passages(_ c: [(Int, Int)], _ k: [(Int, Int)]) -> [UnitizedContinuum.Passage] {
      c.map { .init($0.0 - 150, $0.0 - 150 + $0.1) } + k.map { .init($0.0 - 150, $0.0 - 150 + $0.1, value: 1) }
    }
    let both = [(180, 60), (300, 50)]
    let alpha = try UnitizingAlpha(
      UnitizedContinuum(
        length: 300, coders: [passages([(225, 70), (370, 30)], []), passages([(220, 80), (355, 20), (400, 20)], [])]),
      values: 1)
    #expect(prints(alpha.observed[0], "0.0144") && prints(alpha.expected[0], "0.0532"))
    #expect(prints(alpha.value(0) ?? .nan, "0.7286"))
    // c and k overlap in the example, so that k is a continuum of its own.
    let k = try UnitizingAlpha(continuum(300, [both, both].map { $0.map { ($0.0 - 150, $0.1) } }), values: 1)
    #expect(k.observed[0] == 0 && prints(k.expected[0], "0.0490") && k.value(0) == 1)
    let overall = 1 - (alpha.observed[0] + k.observed[0]) / (alpha.expected[0] + k.expected[0])
    // The book computes with the rounded numbers above and prints .8591.
    #expect(abs(overall - 0.8591) < 0.0005)
  }

  /// Krippendorff (1995) p. 57.
  private static let pairs: [String: [[(Int, Int)]]] = [
    "A": [[(2, 8), (14, 6)], [(4, 4), (15, 2)]],
    "B": [[(0, 18)], [(0, 2), (2, 1), (3, 1), (4, 1), (5, 1), (6, 3), (9, 1)]],
    "C": [[(2, 6), (10, 2), (14, 4), (20, 2)], [(0, 2), (4, 4), (10, 4), (16, 2), (20, 2)]],
    "D": [[(0, 2), (2, 8), (10, 4), (14, 6), (20, 4)], [(0, 4), (4, 4), (8, 7), (15, 2), (17, 7)]],
  ]

  private func scaled(_ name: String, _ factor: Int) throws -> UnitizingAlpha {
    let coders = try #require(Self.pairs[name]).map { $0.map { ($0.0 * factor, $0.1 * factor) } }
    return try UnitizingAlpha(continuum(24 * factor, coders), values: 1)
  }

  @Test(arguments: [
    ("A", 0.03125, 0.06990, 0.553), ("B", 2.26736, 1.17731, -0.926), ("C", 0.02777, 0.08642, 0.679),
    ("D", 0.38715, 0.41445, 0.066),
  ]) func inTheLimitOfFineUnits(_ name: String, observed: Double, expected: Double, alpha: Double) throws {
    // The paper's values are those of infinitely fine units. Its D_e of C leaves out that a passage is not paired with
    // itself (.0905 by its own formula, in a Python program too), and that of B is a little off; DKPro takes .02.
    let value = try scaled(name, 5000)
    #expect(abs((value.value(0) ?? .nan) - alpha) < 0.02)
    #expect(abs(value.observed[0] - observed) < 1e-5)
    #expect(abs(value.expected[0] - expected) < (name == "C" ? 0.0042 : (name == "B" ? 0.002 : 1e-4)))
    if name == "C" { #expect(abs(value.expected[0] - expected * 48 * 48 / (48 * 48 - 104)) < 1e-4) }
  }

  @Test func byResolution() throws {
    // C as the paper prints it for continua of 12, 120, 1200, 12000 and 120000 units: from the second on with the slip in
    // D_e that is said above.
    let half = try UnitizingAlpha(
      continuum(12, try #require(Self.pairs["C"]).map { $0.map { ($0.0 / 2, $0.1 / 2) } }), values: 1)
    #expect(prints(half.value(0) ?? .nan, "0.494"))
    for (factor, printed) in [(5, 0.663), (50, 0.677), (500, 0.678), (5000, 0.679)] {
      let alpha = try scaled("C", factor)
      let (all, same) = (48.0 * Double(factor), 104.0 * Double(factor * factor) - 28 * Double(factor))
      let slipped = alpha.expected[0] * (all * (all - 1) - same) / (all * (all - 1))
      #expect(abs(1 - alpha.observed[0] / slipped - printed) < 0.0006, "\(factor)")
    }
  }

  @Test func small() throws {
    // DKPro: one passage against three, and one passage by one of three coders
    let split = try UnitizingAlpha(continuum(10, [[(1, 8)], [(2, 1), (4, 1), (6, 1)]]), values: 1)
    #expect(prints(split.observed[0], "0.9100"))
    // Cut, not rounded: .53518…
    #expect(abs(split.expected[0] - 0.5351) < 1e-4)
    #expect(prints(split.value(0) ?? .nan, "-0.7003"))
    let alone = try UnitizingAlpha(continuum(20, [[(3, 1)], [], []]), values: 1)
    #expect(abs((alone.value(0) ?? .nan)) < 1e-12)
    let nobody = try UnitizingAlpha(continuum(20, [[], []]), values: 1)
    #expect(nobody.value(0) == nil && nobody.overall == nil)
  }

  @Test func positionsCannotTell() throws {
    // The same paper: position by position A and B have the same agreement, and D none that is defined.
    let printed: [String: [AgreementCoefficient: String]] = [
      "A": [.cohen: "0.385", .scott: "0.314", .krippendorff: "0.329"], "B": [.cohen: "0.385", .scott: "0.314"],
      "C": [.cohen: "0.314", .scott: "0.314"],
    ]
    for (name, coders) in Self.pairs {
      var passages = try PassageAgreement()
      let ranges = coders.map { $0.map { $0.0..<($0.0 + $0.1) } }
      passages.add(ranges[0], ranges[1], length: 24)
      let agreement = try ChanceCorrectedAgreement(passages.positions)
      for (coefficient, text) in printed[name] ?? [:] {
        #expect(prints(try agreement.outcome(coefficient).get().value, text), "\(name) \(coefficient)")
      }
      if name == "D" { #expect(throws: AgreementDegeneracy.oneCategory(1)) { try agreement.outcome(.cohen).get() } }
    }
  }
}

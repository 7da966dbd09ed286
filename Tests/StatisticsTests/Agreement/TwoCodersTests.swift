import Statistics
import Testing

/// Textbook tables of two coders.
@Suite struct TwoCodersTests {
  private func expect(
    _ table: RatingTable, _ printed: [AgreementCoefficient: String], weights: RatingWeights = .identity,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for (coefficient, text) in printed {
      let value = try table.estimate(coefficient, weights).value
      #expect(prints(value, text), "\(coefficient): \(value)", sourceLocation: sourceLocation)
    }
  }

  @Test func cohen1960() throws {
    // Cohen (1960) p. 37 and p. 45; AC1 and AC2 as irrCAC 1.4 of R prints them (in DKPro's resources/gwet).
    let first = try RatingTable([[25, 12, 3], [13, 2, 15], [12, 16, 2]])
    try expect(first, [.gwet: "-0.04797"])
    try expect(first, [.gwet: "0.1831"], weights: .quadratic)
    #expect(prints(try first.estimate(.gwet).expected, "0.3225"))
    let second = try RatingTable([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    try expect(second, [.gwet: "0.57597", .cohen: "0.492"])
    try expect(second, [.gwet: "0.63855"], weights: .quadratic)
    // R: psych::cohen.kappa(matrix(c(88,14,18,10,40,10,2,6,12),3,byrow=TRUE))$kappa, and the root of $var.kappa
    let kappa = try second.estimate(.cohen)
    #expect(near(kappa.value, 0.491525423728813))
    #expect(near(kappa.largeSampleStandardError ?? .nan, 0.0510018155760779))
  }

  @Test func fleissCohenEveritt() throws {
    let table = try RatingTable([[11, 3, 1], [2, 14, 4], [0, 5, 10]])
    let kappa = try table.estimate(.cohen)
    // Python: statsmodels cohens_kappa(table).kappa, .std_kappa; wt="linear"; wt="quadratic"
    #expect(near(kappa.value, 0.5426829268292682))
    #expect(near(kappa.largeSampleStandardError ?? .nan, 0.10007869050445256))
    let linear = try table.estimate(.cohen, .linear)
    #expect(near(linear.value, 0.6116504854368932))
    #expect(near(linear.largeSampleStandardError ?? .nan, 0.09075904033837903))
    #expect(near(try table.estimate(.cohen, .quadratic).value, 0.6896551724137931))
  }

  @Test func prevalence() throws {
    // Gwet (2008), the paradox of kappa: 80 of 100 units are yes for both.
    let paradox = try RatingTable([[80, 7], [8, 5]])
    try expect(paradox, [.gwet: "0.808", .percent: "0.85"])
    #expect(prints(try paradox.estimate(.gwet).expected, "0.21875"))
    // By hand: (80 - 5) / 100 and (8 - 7) / 100
    let indices = try PrevalenceAndBias(paradox)
    #expect(near(indices.prevalenceIndex, 0.75) && near(indices.biasIndex ?? .nan, 0.01))
    #expect(near(SpecificAgreement(paradox, category: 0).value ?? .nan, 160.0 / 175))
    #expect(near(SpecificAgreement(paradox, category: 1).value ?? .nan, 10.0 / 25))

    let ten = try RatingTable([[1, 0], [1, 8]])
    try expect(ten, [.percent: "0.9", .gwet: "0.8658", .scott: "0.6078"])
    #expect(prints(try ten.estimate(.gwet).expected, "0.255"))
  }

  @Test func brennanPrediger1981() throws {
    // p. 689 and p. 691: the same agreement, other margins.
    try expect(
      RatingTable([[50, 0, 0], [10, 10, 10], [20, 0, 0]]), [.percent: "0.60", .cohen: "0.27", .brennanPrediger: "0.40"])
    try expect(
      RatingTable([[50, 0, 10], [0, 10, 10], [10, 10, 0]]), [.cohen: "0.29", .brennanPrediger: "0.40"])
  }

  @Test func artsteinPoesio2008() throws {
    // p. 558, and p. 568 with statements, information requests and checks; a check is half as far from the others.
    try expect(
      RatingTable([[20, 10], [20, 50]]),
      [.percent: "0.70", .brennanPrediger: "0.400", .scott: "0.341", .cohen: "0.348"])
    let acts = try RatingTable([[46, 0, 0], [6, 32, 6], [0, 0, 10]])
    try expect(acts, [.percent: "0.88", .brennanPrediger: "0.820", .scott: "0.7995", .cohen: "0.8013"])
    let weights = RatingWeights.matrix(try Matrix(columns: [[1, 0, 0.5], [0, 1, 0.5], [0.5, 0.5, 1]]))
    try expect(acts, [.krippendorff: "0.8156", .cohen: "0.8163"], weights: weights)
  }

  @Test func krippendorff2004() throws {
    // p. 246: coders who differ in how often they use the categories get a higher kappa for the same agreement.
    let alike = try RatingTable([[12, 9, 9], [9, 14, 9], [9, 9, 20]])
    try expect(alike, [.percent: "0.460", .brennanPrediger: "0.190", .scott: "0.186", .cohen: "0.186"])
    let biased = try RatingTable([[12, 18, 18], [0, 14, 18], [0, 0, 20]])
    try expect(biased, [.percent: "0.460", .brennanPrediger: "0.190", .scott: "0.186", .cohen: "0.258"])
  }

  @Test func quica() throws {
    // PyPI quica's page
    let table = try RatingTable(coders: ["010101", "010100"], categories: 2, first: "0")
    try expect(table, [.krippendorff: "0.685714", .scott: "0.657143", .cohen: "0.666667"])
  }

  @Test func nvivoAndQualCoder() throws {
    // NVivo's help: of 1000 characters both coded 50, one or the other 150. Kappa by hand, A has 150, B 100:
    // (.85 - .78) / (1 - .78). QualCoder 3.x leaves out what nobody coded and multiplies the shares: .2131.
    let table = try RatingTable([[800, 50], [100, 50]])
    try expect(table, [.percent: "0.85", .cohen: "0.3182"])
    #expect(near(try table.estimate(.cohen).expected, 0.78))
  }

  @Test func unitsOfOneCoderAreLeftOut() throws {
    let table = try RatingTable(coders: ["0101.11", "01100.1"], categories: 2, first: "0")
    let both = try RatingTable(coders: ["01011", "01101"], categories: 2, first: "0")
    #expect(try table.estimate(.cohen) == both.estimate(.cohen))
    #expect(try table.estimate(.scott) == both.estimate(.scott))
    #expect(table.pairedUnits == 5 && table.units == 7)
  }
}

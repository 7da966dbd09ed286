import Statistics
import Testing

@Suite struct AgreementDegeneracyTests {
  private func degeneracies(_ table: RatingTable) throws -> [AgreementCoefficient: AgreementDegeneracy] {
    let agreement = try ChanceCorrectedAgreement(table)
    var found: [AgreementCoefficient: AgreementDegeneracy] = [:]
    for coefficient in AgreementCoefficient.allCases {
      if case .failure(let degeneracy) = agreement.outcome(coefficient) { found[coefficient] = degeneracy }
    }
    return found
  }

  @Test func nobodyUsedTheCode() throws {
    let found = try degeneracies(RatingTable([[40, 0], [0, 0]]))
    #expect(found == Dictionary(uniqueKeysWithValues: AgreementCoefficient.allCases.map { ($0, .oneCategory(0)) }))
  }

  @Test func everybodyUsedItEverywhere() throws {
    let table = try RatingTable(coders: ["111", "11.", "1.1"], categories: 2, first: "0")
    let found = try degeneracies(table)
    #expect(found[.fleiss] == .oneCategory(1) && found[.gwet] == .oneCategory(1))
    #expect(found[.cohen] == .needsTwoCoders(given: 3))
  }

  @Test func onlySingleRatingsDiffer() throws {
    // The other category is in a unit that one coder rated: nothing to compare it with.
    let table = try RatingTable(coders: ["0001", "000."], categories: 2, first: "0")
    #expect(try degeneracies(table)[.conger] == .oneCategory(0))
  }

  @Test func nobodyReadTheSame() throws {
    let table = try RatingTable(coders: ["01..", "..10"], categories: 2, first: "0")
    #expect(try degeneracies(table)[.krippendorff] == .noPairedUnits)
    #expect(try degeneracies(table)[.cohen] == .noPairedUnits)
    #expect(try degeneracies(RatingTable(coders: 2, categories: 2))[.cohen] == .noPairedUnits)
  }

  @Test func weightsThatForgiveEverything() throws {
    let table = try RatingTable([[5, 2], [3, 5]])
    let forgiving = RatingWeights.matrix(try Matrix(columns: [[1, 1], [1, 1]]))
    #expect(
      try ChanceCorrectedAgreement(table, weights: forgiving).outcome(.cohen) == .failure(.chanceIsCertain))
  }

  @Test func oneCoderNeverUsedIt() throws {
    // Defined, and nothing beyond chance.
    #expect(try RatingTable([[20, 0], [4, 0]]).estimate(.cohen).value == 0)
  }

  @Test func badInput() {
    #expect(throws: StatisticsError.badCategory(index: 1)) {
      try RatingTable(units: [[0, 1], [0, 2]], categories: 2)
    }
    #expect(throws: StatisticsError.lengthsDiffer(2, 1)) { try RatingTable(units: [[0, 1], [0]], categories: 2) }
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, given: 1)) {
      try RatingTable(units: [[0, 0]], categories: 1)
    }
  }
}

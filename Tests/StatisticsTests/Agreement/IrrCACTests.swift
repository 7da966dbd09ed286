import Foundation
import Statistics
import Testing

/// All 159 cases that the tests of PyPI irrCAC 0.4.4 assert to three decimals, here to the digits the program computes
/// (Fixtures/irrcac.csv says how). Its data are Gwet (2014).
@Suite struct IrrCACTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let data: String
    let weights: String
    let coefficient: AgreementCoefficient
    /// Observed, expected, value, standard error, low, high.
    let numbers: [Double?]

    var testDescription: String { "\(data) \(weights) \(coefficient)" }
  }

  static let cases: [Case] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/irrcac.csv")
    let lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n")
    return lines.filter { !$0.hasPrefix("#") }.dropFirst().compactMap { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let names = ["bp": AgreementCoefficient.brennanPrediger]
      guard let coefficient = AgreementCoefficient(rawValue: cells[2]) ?? names[cells[2]] else { return nil }
      return Case(data: cells[0], weights: cells[1], coefficient: coefficient, numbers: cells[3...].map { Double($0) })
    }
  }()

  @Test func allCasesAreRead() {
    #expect(Self.cases.count == 159)
  }

  @Test(arguments: cases) func asIrrCAC(_ given: Case) throws {
    let table = try data(given.data)
    let isTable = given.data.contains("x")
    let estimate = try table.estimate(given.coefficient, weights(given, categories: table.categories))
    let interval = try estimate.interval(largeSample: isTable)
    let error = isTable ? estimate.largeSampleStandardError : estimate.standardError
    let computed = [
      estimate.observed, estimate.expected, estimate.value, error ?? .nan, interval.low, interval.high,
    ]
    // With weights that are not symmetric, irrCAC 0.4.4 takes the transposed weights into the errors of tables and the
    // weights of one direction into those of Conger's kappa, so that the errors differ in the third or fourth decimal.
    let isSkewed = given.weights == "custom" && (isTable || given.coefficient == .conger)
    for (place, (actual, expected)) in zip(computed, given.numbers).enumerated() {
      guard let expected else { continue }
      // scipy's quantiles of t hold to some 1e-12; irrCAC was asked for 14 decimals.
      let isNear = abs(actual - expected) < 1e-11
      let isErrorOfSkewed = isSkewed && place > 2 && abs(actual - expected) < 0.0015
      #expect(isNear || isErrorOfSkewed, "number \(place): \(actual), not \(expected)")
    }
  }

  private func data(_ name: String) throws -> RatingTable {
    switch name {
    case "4raters":
      return try RatingTable(
        coders: ["123321412...", "1233224125..", ".33323422513", "12332441251."], categories: 5)
    case "5observers":
      return try RatingTable(
        coders: ["112.001122.0131", "1130000.2110231", "203000222100221", ".13....0.10022.", "2..0001.2....31"],
        categories: 4, first: "0")
    case "g1g2":
      return try RatingTable(
        coders: ["abccbadab...bb", "abccbbdabe..ba", ".cccbcdbbeaccc", "abccbddabea.bb"], categories: 5, first: "a")
    case "gender":
      return try RatingTable(
        coders: ["aaaaabbbcaaaaab", "aaaababccaaaaba", "abbcaabbcabbcaa", "ccccaabbcccccaa"], categories: 3, first: "a")
    case "ben_gerry": return try RatingTable(coders: ["aabbdcccedda", "babbbccce.dd"], categories: 5, first: "a")
    case "3x3abstractors": return try RatingTable([[13, 0, 0], [0, 20, 7], [0, 4, 56]])
    default: return try RatingTable([[40, 4, 4, 17], [6, 25, 2, 13], [4, 1, 21, 12], [15, 5, 9, 45]])
    }
  }

  private func weights(_ given: Case, categories: Int) throws -> RatingWeights {
    switch given.weights {
    case "identity": return .identity
    case "linear": return .linear
    case "quadratic": return .quadratic
    case "ordinal": return .ordinal
    case "radical": return .radical
    case "ratio": return .ratio
    case "circular": return .circular
    case "bipolar": return .bipolar
    default: return .matrix(try custom(categories))
    }
  }

  /// The weights of irrCAC's own tests; columns here are read as columns there.
  private func custom(_ categories: Int) throws -> Matrix {
    switch categories {
    case 3: return try Matrix(columns: [[1, 0, 0.5], [0.5, 1, 0], [0, 0.5, 1]])
    case 4: return try Matrix(columns: [[1, 0, 0, 0.33], [0.67, 1, 0, 0], [0.33, 0.67, 1, 0], [0, 0.33, 0.67, 1]])
    default:
      return try Matrix(columns: [
        [1, 0, 0.25, 0.5, 0.75], [0.75, 1, 0, 0.25, 0.5], [0.5, 0.75, 1, 0, 0.25], [0.25, 0.5, 0.75, 1, 0],
        [0, 0.25, 0.5, 0.75, 1],
      ])
    }
  }

  @Test func weightsOfThreeCategories() throws {
    // irrCAC, Weights([1, 2, 3]), printed to three decimals: first row and the weight of 2 and 3.
    let expected: [(RatingWeights, [String])] = [
      (.bipolar, ["1.000", "0.667", "0.000", "0.667"]), (.circular, ["1", "0.000", "0", "0.000"]),
      (.linear, ["1", "0.5", "0", "0.5"]), (.ordinal, ["1", "0.667", "0", "0.667"]),
      (.quadratic, ["1", "0.75", "0", "0.75"]), (.radical, ["1", "0.293", "0", "0.293"]),
      (.ratio, ["1", "0.556", "0", "0.840"]),
    ]
    for (weights, printed) in expected {
      let matrix = try weights.matrix(categories: 3)
      for (actual, text) in zip([matrix[0, 0], matrix[0, 1], matrix[0, 2], matrix[1, 2]], printed) {
        #expect(prints(actual, text), "\(weights)")
      }
    }
    #expect(throws: StatisticsError.notFinite(index: 0)) {
      try RatingWeights.ratio.matrix(categories: 2, values: [-1, 1])
    }
    #expect(throws: StatisticsError.badWeight(index: 3)) {
      try RatingWeights.matrix(Matrix(columns: [[1, 0], [0, 0.5]])).matrix(categories: 2)
    }
  }
}

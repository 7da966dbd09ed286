import Statistics
import Testing

@Suite struct FleissKappaTests {
  /// Fleiss (1971) p. 379: 30 patients, 6 psychiatrists, 5 diagnoses; R irr's `diagnoses`.
  private static let diagnoses = """
    444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444 224445 333335
    111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555
    """

  @Test func diagnoses() throws {
    let table = try RatingTable(unitByUnit: Self.diagnoses, categories: 5)
    let kappa = try table.estimate(.fleiss)
    #expect(prints(kappa.observed, "0.555556") && prints(kappa.expected, "0.219938"))
    // The paper prints .430; the digits: Python: irrCAC raw.CAC(D, digits=14).fleiss() and so on
    #expect(abs(kappa.value - 0.43024452006014) < 1e-12)
    #expect(abs((kappa.standardError ?? .nan) - 0.05419893551533) < 1e-12)
    let interval = try kappa.interval()
    #expect(prints(interval.low, "0.3194") && prints(interval.high, "0.5411"))
    let gwet = try table.estimate(.gwet)
    #expect(abs(gwet.value - 0.44788451584456) < 1e-12)
    #expect(abs((gwet.standardError ?? .nan) - 0.05566214168162) < 1e-12)
    #expect(abs(try table.estimate(.krippendorff).value - 0.43340982828203) < 1e-12)
    // R irr: kappam.fleiss(diagnoses, exact = TRUE) prints .442.
    #expect(abs(try table.estimate(.conger).value - 0.44180854032933) < 1e-12)
    #expect(abs(try table.estimate(.brennanPrediger).value - 0.44444444444444) < 1e-12)
  }

  @Test func eachDiagnosisAgainstTheOthers() throws {
    // Python: statsmodels 0.15.0, fleiss_kappa of the counts of the diagnosis and of all others. The paper's table,
    // computed by hand in 1971, prints .248, .248, .517, .470, .565: its own formula, (P_j - p_j) / (1 - p_j), gives
    // what stands here, with shares rounded to three decimals too (.2453, .5198).
    let table = try RatingTable(unitByUnit: Self.diagnoses, categories: 5)
    let expected = [0.24475524475524477, 0.24475524475524477, 0.52, 0.4711272727272727, 0.5661178068239687]
    for (category, (value, printed)) in zip(expected, [0.248, 0.248, 0.517, 0.470, 0.565]).enumerated() {
      let kappa = try table.oneAgainstOthers(category).estimate(.fleiss).value
      #expect(near(kappa, value), "\(category)")
      // Not to be mistaken for another coefficient.
      #expect(abs(kappa - printed) < 0.0035, "\(category)")
    }
  }

  @Test func threeCoders() throws {
    // R irr: kappam.fleiss(diagnoses[, 1:3]) prints kappa .534.
    let words = Self.diagnoses.split(whereSeparator: \.isWhitespace).map { $0.prefix(3) }.joined(separator: " ")
    let table = try RatingTable(unitByUnit: words, categories: 5)
    #expect(prints(try table.estimate(.fleiss).value, "0.534"))
  }

  @Test func wikipedia() throws {
    // Wikipedia, "Fleiss' kappa": 14 raters, 10 units. Python: statsmodels fleiss_kappa of the counts
    let counts = [
      [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1], [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
    ]
    let units = counts.map { row in row.enumerated().flatMap { [Int?](repeating: $0.offset, count: $0.element) } }
    #expect(near(try RatingTable(units: units, categories: 5).estimate(.fleiss).value, 0.20993070442195522))
  }
}

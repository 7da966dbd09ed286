import Foundation
import Statistics
import Testing

@Suite struct CertifiedTests {
  /// Sets for which double precision does not hold 9 digits of the answer, and how many it must hold. NumAcc4 and the
  /// SmLs sets around 1e12 lose digits when their decimals become doubles; Filip's powers have a condition number of 1e15.
  static let fewer: [String: Double] = [
    "NumAcc4": 8, "SmLs04": 9, "SmLs06": 9, "SmLs07": 2, "SmLs09": 2, "Filip (tolerance 0)": 7,
    "Filip (tolerance 0) (errors)": 7,
  ]

  @Test func nineDigits() throws {
    for set in try CertifiedSets.all() {
      #expect(set.digits >= Self.fewer[set.name] ?? 9, "\(set.name): \(set.digits)")
    }
  }

  /// Filip at R's tolerance: the last power is dropped, as R's `lm` does, or refused by index.
  @Test func filipIsRankDeficientAtTolerance() throws {
    let design = try CertifiedSets.powers(NISTData.filipX, 10)
    let fit = try LinearRegression.fit(outcome: NISTData.filipY, design: design)
    #expect(fit.dropped == [9])
    // R: summary(lm(y ~ poly(x, 10, raw = TRUE)))$r.squared
    #expect(near(fit.rSquared, 0.995796453075386, 1e-9))
    #expect(throws: StatisticsError.rankDeficient(columns: [9])) {
      try LinearRegression.fit(outcome: NISTData.filipY, design: design, dependence: .refuse)
    }
  }

  /// docs/statistics.md promises these digits; STRAND_RECORD=1 writes the table anew.
  @Test func tableIsCurrent() throws {
    let sets = try CertifiedSets.all()
    let page = try String(contentsOf: CertifiedTable.file, encoding: .utf8)
    if ProcessInfo.processInfo.environment["STRAND_RECORD"] == "1" {
      let from = try #require(page.range(of: CertifiedTable.begin))
      let to = try #require(page.range(of: CertifiedTable.end))
      let new = page.replacingCharacters(in: from.lowerBound..<to.upperBound, with: CertifiedTable.render(sets))
      try new.write(to: CertifiedTable.file, atomically: true, encoding: .utf8)
      return
    }
    let promised = CertifiedTable.promised(in: page)
    #expect(Set(promised.keys) == Set(sets.map(\.name)), "run the tests with STRAND_RECORD=1 and commit the page")
    for set in sets {
      #expect(
        set.digits >= Double(promised[set.name] ?? 0), "\(set.name): \(set.digits) digits, the page promises more")
    }
  }
}

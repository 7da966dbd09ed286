import Analysis
import Foundation
import Statistics
import TestSupport
import Testing

/// Figures that come from data are never called impossible, whatever the data.
@Suite struct VettingSoundnessTests {
  @Test(arguments: 1...40) func tablesOfRealDataAreClean(seed: Int) throws {
    let study = RandomStudy(seed: UInt64(seed))
    let yaml = try study.yaml()
    let vetting = try vetted(yaml)
    #expect(vetting.inconsistencies.isEmpty, "seed \(seed): \(vetting.said)\n\(yaml)")
    #expect(vetting.checks.values.reduce(0, +) > 20)
    #expect(vetting.findings.allSatisfy { $0.rule == .aic }, "AIC's count is worth a remark")
  }
}

/// Whole answers of a few dozen people, and a regression on them, printed to a few digits.
private struct RandomStudy {
  private let columns: [(name: String, levels: ClosedRange<Int>, values: [Double])]
  private let outcome: [Double]
  private let places: Int

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 20...300, using: &generator)
    var columns: [(String, ClosedRange<Int>, [Double])] = []
    for (name, levels) in [("a", 0...1), ("b", 1...3), ("c", 1...7)] {
      let share = Double.random(in: 0.2...0.8, using: &generator)
      columns.append(
        (
          name, levels,
          (0..<count).map { _ in
            let draws = (levels.lowerBound..<levels.upperBound).count { _ in
              Double.random(in: 0..<1, using: &generator) < share
            }
            return Double(levels.lowerBound + draws)
          }
        ))
    }
    self.columns = columns.map { (name: $0.0, levels: $0.1, values: $0.2) }
    let noise = (0..<count).map { _ in Double.random(in: -3...3, using: &generator) }
    let raw = (0..<count).map { row in columns.reduce(noise[row]) { $0 + $1.2[row] } }
    // Standardised by n - 1, as component scores are.
    let mean = raw.reduce(0, +) / Double(count)
    let deviation = (raw.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)).squareRoot()
    outcome = raw.map { ($0 - mean) / deviation }
    places = Int.random(in: 2...4, using: &generator)
  }

  private func text(_ value: Double) -> String { String(format: "%.\(places)f", value) }

  func yaml() throws -> String {
    let fit = try LinearRegression.fit(
      outcome: outcome, design: Matrix(columns: columns.map(\.values)))
    let tests = try fit.tests(.classical)
    let inflation = try VarianceInflation(fit, terms: columns.indices.map { [$0] })
    let criteria = InformationCriteria(fit)
    var lines = [
      "paper: P", "n: \(outcome.count)", "tables:", "  T1:", "    variables:", "      y: {standardised: yes}",
    ]
    for (index, column) in columns.enumerated() {
      let numbers = try Descriptives(column.values)
      lines.append(
        "      \(column.name): {mean: \(text(numbers.mean)), sd: \(text(numbers.standardDeviation)), range: "
          + "\(column.levels.lowerBound) to \(column.levels.upperBound), values: whole, "
          + "vif: \(text(inflation.terms[index].factor))}")
    }
    lines += ["    percentages:", "      parts:", "        parts:"]
    for level in 1...3 {
      let share = Double(columns[1].values.count { $0 == Double(level) }) / Double(outcome.count)
      lines.append("          part \(level): \(text(100 * share))")
    }
    lines += [
      "    stars: {\"*\": 0.05, \"**\": 0.01}", "    models:", "      m:", "        outcome: y",
      "        r2: \(text(fit.rSquared))", "        adj_r2: \(text(fit.adjustedRSquared))",
      "        aic: \(text(criteria.aicR))", "        terms:",
    ]
    for (name, test) in zip(["constant"] + columns.map(\.name), tests) {
      let stars = String(repeating: "*", count: [0.05, 0.01].count { test.pValue < $0 })
      lines.append(
        "          \(name): {estimate: \(text(test.estimate)), se: \(text(test.standardError)), "
          + "t: \(text(test.statistic)), stars: \(stars.isEmpty ? "none" : "\"\(stars)\"")}")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

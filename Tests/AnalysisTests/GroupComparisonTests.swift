import Basics
import Statistics
import StudyDefinition
import StudyIndex
import Testing

@testable import Analysis

/// `strand test` and `strand correlate` on the small survey of `ModelAnalysisTests`.
@Suite struct GroupComparisonTests {
  private func comparison(
    _ names: [String], by group: String, cut: String? = nil, _ method: GroupTestMethod = .auto, yaml: String = ""
  ) throws -> GroupComparison {
    let view = try ModelAnalysisTests().view(yaml)
    return try GroupComparison(
      view, names: names, by: view.data.grouping(named: group, cut: cut, in: StudyConfiguration(name: "s")),
      method: method, level: 0.95, adjustment: .holm, seed: 1)
  }

  private func near(_ a: Double?, _ b: Double, _ relative: Double = 1e-9) -> Bool {
    abs((a ?? .nan) - b) <= relative * max(abs(b), 1e-12)
  }

  /// Origin: R 4.2.2, `t.test(y ~ b, d)`; effectsize 0.8.3, `hedges_g(y ~ b, data = d)` (its interval to some six digits).
  @Test func twoLevels() throws {
    let row = try comparison(["y"], by: "b").rows[0]
    let test = try #require(row.test)
    #expect(test.method == "Welch's t" && row.count == 11)
    #expect(near(test.statistic, -0.73750847984744772) && near(test.degreesOfFreedom[0], 8.9846723724788955))
    #expect(near(test.pValue, 0.47963002923844134))
    #expect(
      near(test.difference?.interval?.low, -12.54329081235915666)
        && near(test.difference?.interval?.high, 6.37662414569248615))
    #expect(test.effect == .hedgesG && near(test.effectSize, -0.40159039836053623))
    #expect(
      near(test.effectInterval?.low, -1.49081638566595198, 1e-4)
        && near(test.effectInterval?.high, 0.70898030432168002, 1e-4))
    #expect(row.summaries.map(\.count) == [6, 5])
    guard case .tested(_, let assumptions) = row.outcome else { return }
    #expect(Set(assumptions.map(\.by)) == ["Shapiro-Wilk W", "Brown-Forsythe F", "largest SD over smallest"])
  }

  /// Origin: R 4.2.2, `oneway.test(y ~ town, d)`, `aov(y ~ town, d)`, `kruskal.test(z ~ town, d)`; effectsize 0.8.3,
  /// `eta_squared(aov(y ~ town, d), alternative = "two.sided")`.
  @Test func threeLevels() throws {
    let welch = try #require(try comparison(["y"], by: "town").rows[0].test)
    #expect(welch.method == "Welch's ANOVA" && near(welch.statistic, 0.15293221426557249))
    #expect(near(welch.degreesOfFreedom[1], 5.2187939368856906) && near(welch.pValue, 0.86189793538844928))
    let anova = try #require(try comparison(["y"], by: "town", .anova).rows[0].test)
    #expect(near(anova.statistic, 0.19663890154226624) && near(anova.pValue, 0.82534126056523938))
    #expect(anova.effect == .etaSquared && near(anova.effectSize, 0.04685628336286006))
    #expect(anova.effectInterval?.low == 0)
    let ranks = try #require(try comparison(["z"], by: "town").rows[0].test)
    #expect(
      ranks.method == "Kruskal-Wallis" && near(ranks.statistic, 2.0625) && near(ranks.pValue, 0.35656098066394692))
    #expect(ranks.effect == .epsilonSquared && near(ranks.effectSize, 2.0625 / 11))
    let interval = try #require(ranks.effectInterval)
    #expect(interval.low >= 0 && interval.low < ranks.effectSize && interval.high > ranks.effectSize)
    // The same seed, the same draws.
    #expect(try comparison(["z"], by: "town").rows[0].test?.effectInterval == interval)
  }

  /// Origin: R 4.2.2, `fisher.test(table(d$b, d$z))`, `fisher.test(table(d$town, d$z))`.
  @Test func categories() throws {
    let test = try #require(try comparison(["z"], by: "b", .fisher).rows[0].test)
    #expect(near(test.pValue, 0.7662337662337656) && test.effect == .cramersV && test.effectInterval != nil)
    let fourfold = try #require(try comparison(["b"], by: "x", cut: "7").rows[0].test)
    #expect(fourfold.effect == .oddsRatio && fourfold.effectInterval != nil)
    let chi = try #require(try comparison(["b"], by: "town", .chiSquared).rows[0].test)
    #expect(chi.method == "chi-squared" && chi.effect == .cramersV)
  }

  @Test func whatCannotBe() throws {
    func problem(_ make: () throws -> GroupComparison) -> String {
      do {
        _ = try make()
        return ""
      } catch let problem as Problem {
        return problem.what
      } catch {
        return "\(error)"
      }
    }
    #expect(problem { try comparison(["y"], by: "town", .welch) }.contains("compares two levels, and `town` has 3"))
    #expect(problem { try comparison(["town"], by: "b", .anova) }.contains("`town` has categories"))
    #expect(problem { try comparison(["y"], by: "b", yaml: "  weights: w\n") }.contains("sampling weights"))
    #expect(problem { try comparison(["yy"], by: "b") }.contains("no variable `yy`"))
    let constant = try comparison(["c", "y"], by: "b", yaml: "  derived:\n    c: \"1\"\n")
    guard case .notTested(let reason) = constant.rows[0].outcome else {
      Issue.record("c is 1 for everybody")
      return
    }
    #expect(reason == "everybody gave the same answer" && constant.rows[1].test != nil)
  }

  /// Origin: R 4.2.2, `cor.test(d$x, d$y)` and of `d$x, d$z`, by method, `exact = FALSE` for Spearman.
  @Test func correlations() throws {
    let view = try ModelAnalysisTests().view("")
    func table(_ method: CorrelationTable.Method) throws -> CorrelationTable {
      try CorrelationTable(view, names: ["x", "y", "z"], method: method, level: 0.95, adjustment: .none)
    }
    let pearson = try table(.pearson)
    #expect(pearson.pairs.map(\.count) == [11, 12, 11])
    let first = pearson.pairs[0]
    #expect(near(first.coefficient, 0.97165478332596023) && near(first.pValue, 6.1073606819059756e-07, 1e-8))
    #expect(near(first.interval?.low, 0.89128339131684575) && near(first.interval?.high, 0.99283477530290110))
    #expect(
      near(pearson.pair(2, 0)?.coefficient, 0.2069593385961789) && near(pearson.pair(0, 2)?.pValue, 0.51867411692597054)
    )
    let spearman = try table(.spearman)
    #expect(
      near(spearman.pairs[0].coefficient, 0.95454545454545459)
        && near(spearman.pairs[0].pValue, 4.9888987399497454e-06, 1e-8))
    let kendall = try table(.kendall)
    #expect(
      near(kendall.pairs[0].coefficient, 0.81818181818181823)
        && near(kendall.pairs[0].pValue, 0.00013227513227520582, 1e-8))
    #expect(
      near(kendall.pairs[1].coefficient, 0.17766726362967539) && near(kendall.pairs[1].pValue, 0.46421431277103142))
  }
}

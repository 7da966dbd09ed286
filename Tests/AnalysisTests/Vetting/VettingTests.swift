import Basics
import Statistics
import Testing

@testable import Analysis

/// Vetting of tables written in the test.
func vetted(_ yaml: String) throws -> Vetting {
  Vetting(try PublishedTables.parse(Array(yaml.utf8), file: "tables.yaml"))
}

/// One table of n = 287 with these lines in it, and text with those.
func oneTable(_ table: String, text: String = "") -> String {
  let inText = text.isEmpty ? "" : "text:\n" + text
  return "paper: P\nn: 287\ntables:\n  Table 1:\n" + table + inText
}

extension Vetting {
  /// `rule subject` of each inconsistency.
  var said: [String] { inconsistencies.map { "\($0.rule.rawValue) \($0.subject)" } }
}

@Suite struct VettingTests {
  @Test func aRowOfDescriptives() throws {
    // 46/287 = .160; a 1-2 scale with mean 1.751 has an SD of at most sqrt(.751 * .249 * 287/286) = .4332.
    let vetting = try vetted(
      oneTable(
        """
            variables:
              a: {mean: 0.159, levels: {0: "no", 1: "yes"}}
              b: {mean: 0.160, levels: {0: "no", 1: "yes"}}
              c: {mean: 1.751, sd: 0.748, range: 1 to 2}
              d: {mean: 1.751, sd: 0.433, range: 1 to 2}
              e: {mean: 5.2, range: 1 to 5}
              f: {mean: 1.394, sd: 0.560, range: 1 to 3, values: whole}
              g: {mean: 1.394, sd: 0.563, range: 1 to 3, values: whole}

        """))
    #expect(vetting.said == ["whole_mean a", "possible_sd c", "mean_in_range e", "whole_sd f"])
    #expect(vetting.checks[.wholeMean] == 4 && vetting.checks[.meanInRange] == 7)
    guard case .wholeMean(let figure, let nearest, let count, let items, let fewer) = vetting.findings[0].detail else {
      Issue.record("not a mean")
      return
    }
    #expect(figure.text == "0.159" && nearest == [46, 45] && count == 287 && items == 1)
    // 45/283 = .15901, and no larger n below 287.
    #expect(fewer == 283)
    #expect(vetting.findings[0].line == 6)
  }

  @Test func everyRowMayHaveItsOwnN() throws {
    let vetting = try vetted(
      oneTable(
        "    n: 283\n    variables:\n      a: {mean: 0.159, values: whole}\n      b: {mean: 0.159, n: 287, values: whole}\n"
      ))
    #expect(vetting.said == ["whole_mean b"])
  }

  @Test func percentages() throws {
    let vetting = try vetted(
      oneTable(
        """
            percentages:
              right: {parts: {a: 16.0, b: 18.8, c: "65.2 %"}}
              wrong: {parts: {a: 15.9, b: 18.9, c: 65.2}}
              short: {n: 1000, parts: {a: 50.0, b: 49.9}}
              several: {n: 10, several: yes, parts: {a: 50, b: 90}}

        """))
    #expect(
      vetting.said == ["percent_of_n wrong: a", "percent_of_n wrong: b", "percent_sum short"])
    #expect(vetting.checks[.percentSum] == 3)
  }

  @Test func aShareOfTheOtherLevel() throws {
    let vetting = try vetted(
      oneTable(
        "    variables:\n      sex: {mean: 0.456, levels: {0: female, 1: male}}\n",
        text: """
            shares:
              - {variable: sex, level: female, percent: 45.6}
              - {variable: sex, level: male, percent: 45.6}
              - {variable: sex, level: female, percent: 54.4}
          """))
    #expect(vetting.said == ["coding sex: female"])
    guard case .coding(_, _, let table, _, let possible, let other) = vetting.findings[0].detail else {
      Issue.record("not a coding")
      return
    }
    #expect(table == "Table 1" && other == "male" && possible.contains(0.544))
  }

  @Test func namesAndFiguresOfTwoPlaces() throws {
    let vetting = try vetted(
      oneTable(
        "    names: {towns: [XT, TF]}\n    variables:\n      age: {mean: 57.2, sd: 13.1}\n",
        text: "  names: {towns: [XT, XF]}\n  variables:\n    age: {mean: 57.24, sd: 13.3}\n"))
    #expect(vetting.said == ["names towns", "repeated age"])
  }

  @Test func fitsOfModels() throws {
    // R: summary(lm(mpg ~ wt + hp + qsec, mtcars)): R2 0.8348, adjusted 0.8171, n = 32, 4 coefficients.
    let model = { (name: String, r2: String, adjusted: String, terms: String) in
      "      \(name): {outcome: mpg, n: 32, r2: \(r2), adj_r2: \(adjusted), terms: {\(terms)}}\n"
    }
    let all = #"wt: "-4.36", hp: "-0.018", qsec: "0.51", constant: "27.6""#
    let vetting = try vetted(
      oneTable(
        "    models:\n" + model("right", "0.8348", "0.8171", all) + model("wrong", "0.8348", "0.8271", all)
          + model("small", "0.84", "0.82", #"wt: "-4.36", hp: "-0.018", constant: "1""#)))
    // 0.84 and 0.82 go together behind their digits. `small` has R2 0.84 (0.835 to 0.845), more than `right` and `wrong` with a term more.
    #expect(vetting.said == ["nested_r2 right", "adjusted_r2 wrong"])
  }

  @Test func terms() throws {
    // R: 2 * pt(c(0.3545 / 0.2055, 0.3555 / 0.2045), 278, lower.tail = FALSE) is 0.0856 to 0.0832.
    let vetting = try vetted(
      oneTable(
        """
            stars: {"*": 0.1, "**": 0.05, "***": 0.01}
            models:
              m:
                terms:
                  a: "0.355* (0.205)"
                  b: "0.355** (0.205)"
                  c: "0.355 (0.205)"
                  d: {estimate: "−0.172", se: 0.104, t: -1.65, p: "= 0.100", stars: none}
                  e: {estimate: 0.355, se: 0.205, t: 1.93}
                  f: {estimate: 0.5, se: 0.0, stars: "***"}

        """))
    #expect(vetting.said == ["p_value m, b", "p_value m, c", "statistic m, e"])
  }

  @Test func testsInTheText() throws {
    // R: 2 * pt(2.2, 28, lower.tail = FALSE) = 0.03622; pf(3.2, 2, 45, lower.tail = FALSE) = 0.0502;
    // pchisq(6, 2, lower.tail = FALSE) = 0.0498; r = .30 with 48: 0.0343; 2 * pnorm(-1.96) = 0.05.
    let vetting = try vetted(
      oneTable(
        "    title: t\n",
        text: """
            tests:
              - "t(28) = 2.20, p = .036"
              - "t(28) = 2.20, p = .18"
              - "t(28) = 2.20, p < .05"
              - "t(28) = 2.20, p > .05"
              - "t(28) = 2.20, p = .018, one-tailed"
              - "F(2, 45) = 3.20, p < .05"
              - "F(2, 45) = 3.20, p < .01"
              - "χ2(2, N = 90) = 6.00, p = .05"
              - "r(48) = .30, p = .034"
              - "r(48) = −.30, p < .01"
              - "z = 1.96, p = .05"
          """))
    #expect(
      vetting.said == [
        "p_value t(28) = 2.20, p = .18", "p_value t(28) = 2.20, p > .05", "p_value F(2, 45) = 3.20, p < .01",
        "p_value r(48) = −.30, p < .01",
      ])
    #expect(vetting.checks[.probability] == 11)
  }
}

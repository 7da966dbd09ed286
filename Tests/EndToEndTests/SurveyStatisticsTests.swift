import Foundation
import Testing

/// `strand correlate`, `strand test` and the options of `regress`, `scale` and `describe`, on the sample study.
@Suite struct SurveyStatisticsTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func bench() throws -> StudyBench { try StudyBench(copying: Self.root) }

  @Test(arguments: Verbs.formats) func everyFormat(format: String) async throws {
    let bench = try bench()
    for question in [
      ["correlate", "age", "economic", "identity"], ["test", "age", "income_level", "hukou", "--by", "cbo"],
      ["regress", "M1", "M2", "--standardised", "--diagnostics", "--level", "0.9"], ["scale", "--draws", "200"],
      ["describe", "income_level", "--by", "age", "--cut", "40,60"],
    ] {
      let answer = try await bench.answer(question + ["--format", format])
      #expect(!answer.isEmpty, "\(question)")
    }
  }

  @Test func tidyTables() async throws {
    let bench = try bench()
    let csv = try await bench.answer("regress", "M1", "M2", "--format", "csv")
    let lines = csv.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines[0].hasPrefix("model,outcome,term,label,estimate,se,t,p,low,high"))
    // Seven terms of M1 and nine of M2, the constants among them, numbers in full.
    let terms = lines.prefix { !$0.isEmpty }
    #expect(terms.count == 1 + 7 + 9, "\(terms.count)")
    let estimate = try #require(terms.dropFirst().first?.split(separator: ",", omittingEmptySubsequences: false)[4])
    #expect(estimate.count > 10 && Double(estimate) != nil)
    #expect(!csv.contains("(–)") && !csv.contains("***"))
  }

  @Test func correlationsHaveIntervalsAndCounts() async throws {
    let bench = try bench()
    let answer = try await bench.json("correlate", "age", "economic", "education", "--method", "spearman")
    #expect(answer["method"].string == "spearman" && answer["rows"].elements.count == 3)
    for row in answer["rows"].elements {
      let (low, r, high) = (row["low"].double ?? 2, row["coefficient"].double ?? 2, row["high"].double ?? -2)
      #expect(low < r && r < high && (row["n"].integer ?? 0) > 200)
    }
    let one = try await bench.strand("correlate", "age")
    #expect(one.status == 64 && one.stderr.contains("needs two variables"), "\(one.summary)")
    let nominal = try await bench.strand("correlate", "age", "plans_to_return")
    #expect(nominal.status == 64 && nominal.stderr.contains("its codes are no amounts"), "\(nominal.summary)")
  }

  @Test func testsHaveEffectsWithIntervals() async throws {
    let bench = try bench()
    let answer = try await bench.json("test", "economic", "income_level", "hukou", "--by", "cbo")
    let rows = answer["rows"].elements
    #expect(rows.map { $0["test"]["method"].string } == ["Welch's ANOVA", "Kruskal-Wallis", "Fisher's exact"])
    for row in rows {
      let test = row["test"]
      #expect(test["effect_low"].double != nil && test["effect_high"].double != nil, "\(row["variable"])")
      #expect((row["p_adjusted"].double ?? -1) >= (test["p"].double ?? 2))
      #expect(!row["assumptions"].elements.isEmpty)
    }
    let again = try await bench.json("test", "economic", "income_level", "hukou", "--by", "cbo")
    #expect(again["rows"] == answer["rows"])
    let wrong = try await bench.strand("test", "economic", "--by", "cbo", "--method", "welch")
    #expect(wrong.status == 64 && wrong.stderr.contains("Choose `welch-anova`"), "\(wrong.summary)")
  }

  /// A level in which nobody answered a question is no part of that question's difference.
  @Test func differencesNameTheirOwnLevels() async throws {
    let rows = (0..<18).map {
      "\(["a", "b", "c"][$0 / 6]),\($0 % 5),\($0 < 6 ? "" : String($0 % 4)),\($0 < 12 ? $0 % 3 : 0)"
    }
    let bench = try StudyBench([
      "study.yaml": "study: x\nsurvey: {file: s.csv}\n",
      "s.csv": "site,everywhere,late,early\n" + rows.joined(separator: "\n").replacing(/(?m)^(c,.*),0$/) { "\($0.1)," }
        + "\n",
    ])
    let text = try await bench.answer("test", "everywhere", "late", "early", "--by", "site").replacing("\n", with: " ")
    #expect(text.contains("Difference: late: b less c; early: a less b;"), "\(text)")
  }

  /// A column that nobody answered, a weight of 0, a variable that is named twice, one respondent in each level.
  @Test func whatIsNotThereIsSaid() async throws {
    let rows = (0..<12).map { "\($0),,\($0 == 3 ? 0 : 2),\($0 % 4 + 1)" }.joined(separator: "\n")
    let bench = try StudyBench([
      "study.yaml":
        "study: x\nsurvey:\n  file: s.csv\n  weights: w\n  variables: {empty: {type: interval}, own: {type: ordinal}}\n",
      "s.csv": "site,empty,w,own\n" + rows + "\n",
    ])
    let text = try await bench.answer("describe", "empty").replacing("\n", with: " ")
    #expect(text.contains("Answered by nobody: empty."), "\(text)")
    #expect(text.contains("1 respondent without a weight, or with a weight of 0."), "\(text)")
    let twice = try await bench.strand("test", "own", "own", "--by", "site")
    #expect(twice.status == 64 && twice.stderr.contains("has `own` twice"), "\(twice.summary)")
    try bench.write(
      "study: x\nsurvey:\n  file: s.csv\n  variables: {site: {type: nominal}, own: {type: ordinal}}\n", to: "study.yaml"
    )
    let alone = try await bench.json("test", "own", "--by", "site")["rows"].elements
    #expect(alone.first?["test"]["effect_size"].double != nil && alone.first?["test"]["effect_low"].double == nil)
  }

  /// A scale whose items do not vary stops nothing but itself.
  @Test func oneScaleThatCannotBeComputed() async throws {
    let bench = try bench()
    let text = try bench.read("study.yaml")
    try bench.write(
      text.replacingOccurrences(
        of: "\nscales:\n", with: "\nscales:\n  flat: {items: [one, age]}\n"
      ).replacingOccurrences(of: "  derived:\n", with: "  derived:\n    one: \"1\"\n"), to: "study.yaml")
    let described = try await bench.strand("describe", "age")
    #expect(described.status == 0 && described.stderr.contains("warning: the scale `flat` cannot be computed"))
    #expect(try await bench.json("regress", "M1")["rows"].elements.count == 1)
    let scales = try await bench.strand("scale")
    #expect(scales.status == 0 && scales.stdout.contains("economic"))
    let asked = try await bench.strand("scale", "flat")
    #expect(asked.status == 65 && asked.stderr.contains("error: the scale `flat` cannot be computed"))
  }

  /// Derived variables of quantified codes are there for describe and for regress.
  @Test func derivedFromQuantifiedCodes() async throws {
    let bench = try bench()
    let text = try bench.read("study.yaml")
    try bench.write(
      text.replacingOccurrences(
        of: "  derived:\n", with: "  derived:\n    often: {expression: \"tells * 10 + age * 0\", label: \"told\"}\n"
      ) + "\nquantified:\n  tells: {code: norms, as: count}\n", to: "study.yaml")
    let rows = try await bench.json("describe", "tells", "often")["rows"].elements
    let means = rows.compactMap { $0["cells"].elements.first?["mean"].double }
    #expect(means.count == 2 && abs(means[1] - 10 * means[0]) < 1e-9, "\(means)")
    let check = try await bench.strand("check")
    #expect(!check.stdout.contains("often"), "\(check.summary)")
  }

  @Test func diagnosticsNameRespondents() async throws {
    let bench = try bench()
    let row = try #require(try await bench.json("regress", "M2", "--diagnostics")["rows"].elements.first)
    #expect(row["cases"].elements.count == 287 && row["cases"].elements[0]["respondent"].string == "R001")
    #expect(row["diagnostics"]["breusch_pagan"].double != nil && row["diagnostics"]["shapiro_wilk"].double != nil)
    let text = try await bench.answer("regress", "M2", "--diagnostics")
    #expect(text.contains("Most influence on M2") && text.contains("Cook's distance"))
  }

  @Test func scalesSayHowManyComponents() async throws {
    let rows = try await bench().json("scale")["rows"].elements
    for row in rows {
      #expect(row["alpha_standardised"].double != nil && row["components_parallel"].integer == 1)
      #expect(row["random_eigenvalues"].elements.count == row["eigenvalues"].elements.count)
    }
    // All items of neighborly and identity are ordinal; two of neighborly go together too closely.
    #expect(rows.filter { $0["alpha_ordinal"].double != nil }.compactMap { $0["scale"].string } == ["identity"])
    #expect(try await bench().answer("scale", "neighborly").contains("No ordinal alpha: the polychoric correlation"))
  }
}

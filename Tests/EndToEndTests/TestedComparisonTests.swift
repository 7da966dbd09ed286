import Foundation
import Testing

/// The resettlement study's own comparison against R 4.2.2, from what the program prints.
@Suite struct TestedComparisonTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func near(_ a: JSON, _ b: Double) -> Bool {
    guard let a = a.double else { return false }
    return abs(a - b) <= 1e-10 * abs(b)
  }

  private typealias Row = (code: String, people: [Int], p: Double, holm: Double, bh: Double)

  /// R: n <- c(9, 10, 5); p <- sapply(codes, function(x) fisher.test(cbind(x, n - x))$p.value);
  /// p.adjust(p, "holm"); p.adjust(p, "BH")
  private static let byR: [Row] = [
    ("cooperation", [8, 5, 2], 0.1450335907194153229, 1, 0.260506124646653126),
    ("cooperation.peer", [8, 4, 2], 0.0608457029576961531, 0.608457029576961572, 0.223032805799664002),
    ("cooperation.external", [3, 1, 0], 0.3012422360248463438, 1, 0.328627893845286900),
    ("norms", [8, 6, 2], 0.1543949387535315521, 1, 0.260506124646653126),
    ("norms.formal", [5, 4, 1], 0.4320782192635717611, 1, 0.432078219263571761),
    ("norms.informal", [8, 6, 2], 0.1543949387535315521, 1, 0.260506124646653126),
    ("self-efficacy", [5, 6, 0], 0.0743442685998880054, 0.669098417398992007, 0.223032805799664002),
    ("service", [6, 10, 1], 0.0033718188752513353, 0.040461826503016024, 0.040461826503016024),
    ("service.targeted", [5, 7, 1], 0.2170884372055442713, 1, 0.260506124646653126),
    ("service.universal", [2, 7, 0], 0.0143647744098678119, 0.158012518508545918, 0.086188646459206875),
    ("learning", [1, 4, 0], 0.2130152456239403636, 1, 0.260506124646653126),
    ("solidarity", [3, 7, 4], 0.2059374196943173918, 1, 0.260506124646653126),
  ]

  @Test func peopleAgreeWithR() async throws {
    let bench = try StudyBench(copying: Self.root)
    let options: [(String, (Row) -> Double)] = [("holm", \.holm), ("bh", \.bh), ("none", \.p)]
    for (option, adjusted) in options {
      let json = try await bench.json("compare", "--by", "cbo", "--adjust", option)
      #expect(json["tests"]["adjust"].string == option && json["tests"]["codes"].integer == 12)
      let rows = json["rows"].elements
      #expect(rows.map { $0["code"].string } == Self.byR.map(\.code))
      for (row, r) in zip(rows, Self.byR) {
        #expect(row["cells"].elements.map { $0["people"].integer } == r.people, "\(r.code)")
        #expect(row["test"]["method"].string == "fisher_freeman_halton")
        #expect(near(row["test"]["p"], r.p), "\(r.code)")
        #expect(near(row["test"]["p_adjusted"], adjusted(r)), "\(r.code) \(option)")
      }
    }
  }

  @Test func pairsAgreeWithR() async throws {
    let bench = try StudyBench(copying: Self.root)
    let rows = try await bench.json("compare", "service", "--by", "cbo")["rows"].elements
    let pairs = try #require(rows.first)["pairs"].elements
    #expect(pairs.map { $0["first"].string } == ["participant", "participant", "spillover"])
    // R: fisher.test of each two rows; p.adjust(c(0.0867, 0.2657, 0.0037), "holm")
    let p = [0.0866873065015479616, 0.2657342657342657288, 0.0036630036630036617]
    let holm = [0.173374613003095923, 0.265734265734265729, 0.010989010989010985]
    for (pair, (p, adjusted)) in zip(pairs, zip(p, holm)) {
      #expect(near(pair["test"]["p"], p) && near(pair["test"]["p_adjusted"], adjusted))
    }
    // Nobody of the last does not and one of five does: the odds ratio has no upper bound, which JSON has as null.
    #expect(pairs[2]["odds_ratio"] == .null && pairs[2]["odds_ratio_high"] == .null)
    #expect((pairs[2]["odds_ratio_low"].double ?? 0) > 2)
    // R: chisq.test(cbind(c(6, 10, 1), c(3, 0, 4)), correct = FALSE)$stdres[, 1]
    let residuals = rows[0]["cells"].elements.map { $0["residual"] }
    for (own, r) in zip(residuals, [-0.34786262139146906, 2.65684465662028613, -2.81060731686345111]) {
      #expect(near(own, r))
    }
  }

  @Test func theFamilyIsTheCodesOfTheTable() async throws {
    let bench = try StudyBench(copying: Self.root)
    let json = try await bench.json("compare", "service", "--by", "cbo")
    #expect(json["tests"]["codes"].integer == 3)
    let row = try #require(json["rows"].elements.first)
    #expect(near(row["test"]["p_adjusted"], 3 * 0.0033718188752513353))
    #expect(json["notes"].strings.contains { $0.contains("adjusted over the 3 codes tested") })
  }

  @Test func permutationsSayTheirDrawsAndSeedAndRepeat() async throws {
    let bench = try StudyBench(copying: Self.root)
    let arguments = ["compare", "learning", "--by", "cbo", "--unit", "segments", "--permutations", "499"]
    let text = try await bench.answer(arguments + ["--seed", "7"])
    #expect(text.contains("499 draws, seed 7") && text.contains("bootstrap over people (2000 draws"))
    #expect(try await bench.answer(arguments + ["--seed", "7", "--threads", "1"]) == text)
    let other = try await bench.json(arguments + ["--seed", "8"])["rows"].elements[0]["test"]
    #expect(other["method"].string == "permutation" && other["draws"].integer == 499)
    #expect(try await bench.json(arguments + ["--seed", "7"])["rows"].elements[0]["test"]["p"] != other["p"])
  }

  @Test func whatIsNotTestedSaysWhy() async throws {
    let bench = try StudyBench(copying: Self.root)
    let one = try await bench.answer("compare", "--by", "cbo", "--where", "relation = 'none'")
    #expect(one.contains("Not tested: only “has none” has people, and a test needs people in two levels."))
    let transcripts = try await bench.answer("compare", "--by", "cbo", "--unit", "transcripts", "--tests")
    #expect(transcripts.contains("Not tested: one transcript may contain several people"))
    let nobody = try await bench.answer("compare", "learning", "norms", "--by", "gender", "--where", "community = 'XT'")
    #expect(nobody.contains("Not tested: nobody mentions it (Social learning)."))
    let few = try await bench.answer("compare", "--by", "community")
    #expect(few.contains("fewer than five people in LT (2), XT (3)"))
  }

  @Test func outputsFitEightyColumnsWithThreeLevelsAndWithSix() async throws {
    let bench = try StudyBench(copying: Self.root)
    for arguments in [
      ["--by", "cbo"], ["--by", "cbo", "--tests"], ["--by", "cbo", "--by", "gender"],
      ["--by", "cbo", "--by", "gender", "--tests"], ["--by", "cbo", "--by", "gender", "--unit", "words"],
      ["--by", "gender", "--unit", "segments", "--tests"],
    ] {
      let text = try await bench.answer(["compare"] + arguments)
      let widest = text.split(separator: "\n").map(\.count).max() ?? 0
      #expect(widest <= 80, "\(arguments): \(widest)")
    }
  }

  @Test func theSurveyReachesInterviewees() async throws {
    let bench = try StudyBench(copying: Self.root)
    let personal = try await bench.json("compare", "--by", "income_level")
    // 14 of the 27 interviewees name a respondent in participants.csv.
    #expect(personal["levels"].elements.reduce(0) { $0 + ($1["people"].integer ?? 0) } == 14)
    #expect(personal["notes"].strings.contains { $0.contains("13 are no respondent and in no level") })
    #expect(personal["inputs"].keys.contains("respondents/survey.csv"))
    // All respondents of a level of cbo answer alike about taking part, so that cbo places the others.
    let joined = try await bench.answer("compare", "--by", "participation")
    #expect(joined.contains("10 without one by a group-level join"))
    let scale = try await bench.json("compare", "--by", "economic", "--cut", "economic=median", "--by", "gender")
    #expect(scale["levels"].elements.count == 4)
  }

  @Test func groupsOfStudyYamlMayCut() async throws {
    let bench = try StudyBench(copying: Self.root)
    let text = try bench.read("study.yaml").replacing(
      "groups:\n",
      with: """
        groups:
          generation: {label: "age", column: age, cut: [50, 60]}
          wealth: {label: "economic integration", variable: economic, cut: median}

        """)
    try bench.write(text, to: "study.yaml")
    let ages = try await bench.json("compare", "--by", "generation")["levels"].elements
    #expect(ages.map { $0["level"].string } == ["under 50", "50 to 59", "60 and over"])
    #expect(ages.map { $0["people"].integer } == [8, 9, 10])
    let wealth = try await bench.json("compare", "--by", "wealth")["levels"].elements
    #expect(wealth.map { $0["people"].integer } == [5, 9])
    let survey = try await bench.json("describe", "age", "--by", "wealth")["levels"].elements
    #expect(survey.map { $0["level"].string } == wealth.map { $0["level"].string })
    // The median parts 287 respondents into 143 and 144.
    #expect(survey.map { $0["respondents"].integer } == [143, 144])
    #expect(try await bench.strand("check").status == 0)
    try bench.write(text.replacing("[50, 60]", with: "[60, 50]"), to: "study.yaml")
    let wrong = try await bench.strand("check")
    #expect(wrong.status == 1 && wrong.stdout.contains("`60, 50` is not a cut"))
  }
}

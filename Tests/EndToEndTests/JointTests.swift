import Foundation
import Testing

/// Joint displays of a small study with a survey, and of the repository's own.
@Suite struct JointTests {
  @Test(arguments: Verbs.formats) func everyFormat(format: String) async throws {
    let bench = try await SharedGardenStudy.bench()
    try Golden.expect(try await bench.answer("joint", "--format", format), is: "joint.\(format).txt")
  }

  /// Origin: R 4.2.2, `summary(lm(trust ~ member + plot_years))` and `confint` on the survey of `SharedGardenStudy`.
  @Test func estimatesVerdictsAndWhatTheResearcherWrote() async throws {
    let bench = try await SharedGardenStudy.bench()
    let display = try #require(try await bench.json("joint", "claims")["rows"].elements.first)
    #expect(display["display"].string == "claims" && display["shape"].string == "hypotheses")
    let rows = display["rows"].elements
    #expect(rows.map { $0["hypothesis"].string } == ["trusting", "harvesting", "lasting"])
    let first = rows[0]
    let expected = ["estimate": Reference.estimate, "low": Reference.low, "high": Reference.high, "p": Reference.p]
    for (key, value) in expected {
      let found = try #require(first[key].double)
      #expect(abs(found - value) <= 1e-10 * abs(value), "\(key): \(found)")
    }
    #expect(rows.map { $0["verdict"].string } == ["supported", "not supported", "contradicted"])
    #expect(rows.map { $0["fit"].string } == ["complementary", nil, "silent"])
    #expect(rows[0]["note"].string == "Help is told by nearly everybody, and trust is not the word they use.")
  }

  private enum Reference {
    static let estimate = 1.7789238918316146
    static let low = 0.8573147098594890
    static let high = 2.7005330738037401
    static let p = 1.09933542537958e-03
  }

  @Test func mechanismsAreCountedAsCompareDoes() async throws {
    let bench = try await SharedGardenStudy.bench()
    let display = try #require(try await bench.json("joint", "claims")["rows"].elements.first)
    let comparison = try await bench.json("compare", "help", "order", "--by", "tenure")
    for mechanism in display["rows"].elements[0]["mechanisms"].elements {
      let row = try #require(comparison["rows"].elements.first { $0["code"] == mechanism["code"] })
      for (cell, compared) in zip(mechanism["cells"].elements, row["cells"].elements) {
        #expect(cell["level"] == compared["level"] && cell["people"] == compared["people"])
        #expect(cell["segments"] == compared["segments"])
      }
    }
  }

  @Test func thePinnedQuoteStandsFirstAndOthersKeepTheirPlace() async throws {
    let bench = try await SharedGardenStudy.bench()
    let rows = try await bench.json("joint", "claims")["rows"].elements.first?["rows"].elements ?? []
    let mechanisms = rows[0]["mechanisms"].elements
    let order = try #require(mechanisms.first { $0["code"].string == "order" })["quotes"].elements
    #expect(order.first?["text"].string?.contains("The committee is strict") == true, "\(order)")
    // The pin is of `order`: under `help` the rule alone decides.
    let help = try #require(mechanisms.first { $0["code"].string == "help" })["quotes"].elements
    #expect(help.count == 2 && !help.contains { $0["ids"].strings.contains { $0.hasPrefix("20000006") } })
    // Quotes of one level only.
    let water = rows[1]["mechanisms"].elements.flatMap { $0["quotes"].elements }
    #expect(water.allSatisfy { ["A1", "A3"].contains($0["participant"].string) } && !water.isEmpty)
  }

  @Test func casesSayWhoIsInNoSurvey() async throws {
    let bench = try await SharedGardenStudy.bench()
    let display = try #require(try await bench.json("joint", "gardeners")["rows"].elements.first)
    let rows = display["rows"].elements
    // By harvest: 12.5, 11, 8; then those without one, the long-standing first, as in participants.csv.
    #expect(rows.map { $0["person"].string } == ["A1", "A3", "A2", "A4", "A5", "shed/Visitor"])
    #expect(rows[0]["scores"]["soil_kind"].string == "clay" && rows[0]["scores"]["trust"].double == 5)
    #expect(rows[3]["respondent"] == .null && rows[3]["scores"]["trust"] == .null)
    #expect(display["notes"].strings.contains { $0.contains("no scores: A4, A5, shed/Visitor") })
  }

  @Test func theProgramNeverWritesStudyYaml() async throws {
    let bench = try await SharedGardenStudy.bench()
    let before = try bench.bytes("study.yaml")
    _ = try await bench.answer("joint")
    _ = try await bench.answer("run")
    #expect(try bench.bytes("study.yaml") == before)
  }

  static let faults: [(String, String, String)] = [
    ("model: T", "model: TT", "there is no model `TT`. Did you mean `T`?"),
    ("term: member\n", "term: membr\n", "the model `T` has no term `membr`. Did you mean `member`?"),
    ("codes: [soil]", "codes: [soill]", "there is no code `soill`. Did you mean `soil`?"),
    ("levels: [old]", "levels: [olt]", "the group `tenure` has no level `olt`. Did you mean `old`?"),
    ("fit: silent", "fit: quiet", "`quiet` is not a value of `fit`. Known: `convergent`"),
    ("pinned: [20000006]", "pinned: [2000]", "7 codings have ids that begin with `2000`. Write more"),
    ("pinned: [20000006]", "pinned: [99990000]", "no coding and no hit that counts has the id `99990000`."),
    ("pinned: [20000006]", "pinned: [20000005]", "the coding `20000005` has the code `soil`, which is not among"),
    ("by: site", "by: sites", "there is no group `sites`. Did you mean `site`?"),
    ("sort: harvest", "sort: age", "`sort` names `age`, which is not one of the display's scores."),
    ("scores: [trust,", "scores: [trusst,", "there is no variable or scale `trusst`. Did you mean `trust`?"),
    ("shape: cases", "shape: case", "`case` is not a value of `shape`. Did you mean `cases`?"),
    ("sort: harvest", "quotes: 2", "`quotes` is not a key of a joint display of shape cases."),
    (
      "expected: negative\n    codes: [soil]", "expected: down\n    codes: [soil]",
      "`down` is not a value of `expected`."
    ),
  ]

  @Test(arguments: faults.indices) func checkFindsTheFaultWithItsLine(index: Int) async throws {
    let (right, wrong, message) = Self.faults[index]
    let bench = try await SharedGardenStudy.bench()
    let text = SharedGardenStudy.configuration
    let place = try #require(text.range(of: right), "\(right) is not in the study")
    let changed = text.replacingCharacters(in: place, with: wrong)
    try bench.write(changed, to: "study.yaml")
    // The line on which the wrong word stands: the first that differs.
    let lines = zip(text.components(separatedBy: "\n"), changed.components(separatedBy: "\n"))
    let line = (lines.enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0) + 1
    let outcome = try await bench.strand("check")
    #expect(outcome.status == 1)
    #expect(
      outcome.stdout.contains("study.yaml:\(line)") && outcome.stdout.contains("error: \(message)"),
      "\(outcome.summary), wanted line \(line)")
    let refused = try await bench.strand("joint")
    #expect(refused.status == 65 && refused.stderr.contains(message), "\(refused.summary)")
  }

  @Test func aNominalTermIsNamedWithItsCategory() async throws {
    let bench = try await SharedGardenStudy.bench()
    let text = SharedGardenStudy.configuration.replacing(
      "terms: [member, plot_years]}\n", with: "terms: [soil_kind]}\n", maxReplacements: 1
    )
    .replacing("term: member\n", with: "term: soil_kind\n", maxReplacements: 1)
    try bench.write(text, to: "study.yaml")
    let outcome = try await bench.strand("joint", "claims")
    #expect(outcome.status == 65)
    #expect(outcome.stderr.contains("name one of its columns, as `soil_kind=sand`"), "\(outcome.summary)")
  }

  @Test func aStudyWithoutDisplaysSaysSo() async throws {
    let bench = try await CodedStudies.allotment()
    let outcome = try await bench.strand("joint")
    #expect(outcome.status == 66 && outcome.stderr.contains("the study has no joint display"))
    let unknown = try await SharedGardenStudy.bench().strand("joint", "claim")
    #expect(unknown.status == 66 && unknown.stderr.contains("Did you mean `claims`?"))
  }

  /// Origin: Yang & Xu 2024, table 4: signs and stars of participation and existence in models 2, 4, 6 and 8.
  @Test func theArticlesEightHypotheses() async throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let bench = try StudyBench(copying: root)
    let displays = try await bench.json("joint", "integration")["rows"].elements
    let rows = displays.first?["rows"].elements ?? []
    #expect(rows.map { $0["hypothesis"].string } == ["H1a", "H1b", "H1c", "H1d", "H2a", "H2b", "H2c", "H2d"])
    #expect(rows.map { $0["stars"].string } == ["*", "*", "***", "*", "", "***", "***", "***"])
    #expect(
      rows.map { $0["verdict"].string } == [
        "not supported", "supported", "supported", "supported", "not supported", "supported", "supported", "supported",
      ])
    // The interval beside a verdict is of the level that alpha implies, and says the same as the verdict.
    for row in rows {
      let (low, high) = (try #require(row["low"].double), try #require(row["high"].double))
      #expect(row["level"].double == 0.9 && row["alpha"].double == 0.1)
      if row["verdict"].string == "supported" { #expect(low > 0 && high > low, "\(row["hypothesis"])") }
    }
    #expect(displays.first?["notes"].strings.contains { $0.contains("lies wholly on the claimed side of 0") } == true)
    #expect(rows.allSatisfy { $0["fit"].string != nil && $0["note"].string != nil && $0["n"].integer == 287 })
    #expect(Set(rows.flatMap { $0["mechanisms"].elements }.map { $0["code"].string }).count == 6)
  }
}

import Foundation
import TestSupport
import Testing

/// Which segments count: `--review`, its word `decided`, and `review:` in study.yaml.
@Suite struct ReviewWordTests {
  private static let decided = "only what people coded or accepted"

  private func study(_ added: String = "") async throws -> StudyBench {
    let bench = try await CodedStudies.allotment()
    try bench.write(AllotmentStudy.configuration + added, to: "study.yaml")
    return bench
  }

  /// Every command that takes `--review`.
  @Test(arguments: [
    ["quotes"], ["compare", "--by", "site"], ["cooccur"], ["codebook"], ["quantify"],
  ])
  func decidedIsPersonAndAccepted(_ command: [String]) async throws {
    let bench = try await study()
    let both = try await bench.json(command + ["--review", "person", "--review", "accepted"])
    let decided = try await bench.json(command + ["--review", "decided"])
    #expect(decided == both)
    #expect(decided != (try await bench.json(command)))
    #expect(decided["notes"].strings.contains { $0.contains(Self.decided) }, "\(decided["notes"].strings)")
    // As the study's default, with the same rows, said under the table.
    let byDefault = try await study("review: decided\n")
    let answer = try await byDefault.json(command)
    #expect(answer["rows"] == both["rows"])
    #expect(
      answer["notes"].strings.contains { $0.contains("\(Self.decided), as study.yaml says") },
      "\(answer["notes"].strings)")
    let all = try await byDefault.json(command + ["--review", "all"])
    #expect(all["rows"] == (try await bench.json(command))["rows"])
    #expect(!all["notes"].strings.contains { $0.contains("study.yaml says") })
  }

  @Test func whatIsAboutHitsOrWordsIsNotNarrowed() async throws {
    let bench = try await study()
    let narrowed = try await study("review: decided\n")
    for command in [["apply"], ["search", "committee"]] {
      let (wide, narrow) = (try await bench.json(command), try await narrowed.json(command))
      #expect(wide["rows"] == narrow["rows"] && wide["notes"] == narrow["notes"])
    }
    // Inside the segments of a code it is.
    let wide = try await bench.json("search", "committee", "--within", "order")
    let narrow = try await narrowed.json("search", "committee", "--within", "order")
    #expect(wide["rows"].elements.count > narrow["rows"].elements.count)
  }

  @Test func aQuantifiedCodesOwnWordStands() async throws {
    let definitions = """
      quantified:
        any: {code: order, as: count, review: all}
        open: {code: order, as: count, review: [unreviewed]}
        mine: {code: order, as: count, review: decided}
        plain: {code: order, as: count}

      """
    func sums(_ bench: StudyBench) async throws -> [Int] {
      let rows = try await bench.json("quantify")["rows"].elements
      return ["any", "open", "mine", "plain"].map { name in rows.reduce(0) { $0 + ($1["codes"][name].integer ?? 0) } }
    }
    let wide = try await sums(study(definitions))
    let narrow = try await sums(study("review: decided\n" + definitions))
    #expect(wide[0] == wide[1] + wide[2] && wide[1] > 0 && wide[2] > 0 && wide[3] == wide[0])
    #expect(narrow == [wide[0], wide[1], wide[2], wide[2]])
  }

  @Test func requestsOfARunTakeIt() async throws {
    let bench = try await study(
      """
      analyses:
        - {make: compare, by: site, review: decided, as: decided}
        - {make: compare, by: site, as: all}
        - {make: quotes, unit: codings, review: [person]}

      """)
    _ = try await bench.answer("run")
    let decided = try bench.read("results/decided-heatmap.svg")
    #expect(decided.contains("People have coded or accepted every segment counted."))
    let all = try bench.read("results/all-heatmap.svg")
    #expect(
      all.firstMatch(of: #/Of the \d+ segments counted, \d+ are rules&#39; hits that nobody has reviewed\./#) != nil)
    #expect(bench.exists("results/quotes-codings.csv"))
    // Said in the report's methods, too.
    let narrowed = try await study("review: decided\n")
    _ = try await narrowed.answer("run")
    let page = try narrowed.read("results/report.html")
    #expect(page.contains("Candidates that nobody reviewed were not counted."))
    #expect(!page.contains("not reviewed</a>"))
  }

  @Test func anotherWordIsAnErrorWithItsLine() async throws {
    let bench = try await study("review: decidd\n")
    let outcome = try await bench.strand("status")
    let line = AllotmentStudy.configuration.split(separator: "\n", omittingEmptySubsequences: false).count
    #expect(outcome.status == 65)
    #expect(
      outcome.stderr.contains("study.yaml:\(line):9: error: `decidd` is not a value of `review`")
        && outcome.stderr.contains("Did you mean `decided`?"), "\(outcome.stderr)")
  }

  @Test func aCodingAcrossAnInterviewersWordIsOneQuote() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    try bench.write(
      "Interviewer: What is it like?\n\nMaud: The soil is heavy.\n\nInterviewer: Right.\n\nMaud: It is clay all the way.\n",
      to: "transcripts/a1.txt")
    _ = try await bench.answer("tag", "a1", "--code", "soil", "--quote", "soil is heavy. … clay all the way")
    let segments = try await bench.json("quotes", "soil")
    #expect(segments["rows"].elements.map { $0["text"].string } == ["soil is heavy.", "It is clay all the way"])
    let codings = try await bench.json("quotes", "soil", "--unit", "codings")
    #expect(codings["unit"].string == "codings" && codings["total"].integer == 1)
    #expect(codings["rows"].elements.map { $0["text"].string } == ["soil is heavy. […] It is clay all the way"])
    #expect(codings["notes"].strings.first == "1 coding.")
    let counted = try await bench.json("compare", "soil", "--by", "site", "--unit", "codings")
    let cells = counted["rows"].elements.first?["cells"].elements ?? []
    #expect(cells.reduce(0) { $0 + ($1["codings"].integer ?? 0) } <= 1)
  }
}

import Foundation
import Testing

/// `results/report.html`: every number leads to its quotes, every quote to its turn, and people have other names.
@Suite struct ReportPageTests {
  private func report(_ bench: StudyBench, _ options: String...) async throws -> String {
    // Without rsvg-convert in reach, no picture is converted.
    let outcome = try await bench.strand(["run", "report"] + options, environment: ["PATH": "/nowhere"])
    #expect(outcome.status == 0, "\(outcome.summary)")
    return String(
      decoding: try Data(contentsOf: bench.root.appendingPathComponent("results/report.html")), as: UTF8.self)
  }

  private func ids(_ page: String) -> [String] { page.matches(of: /\ id="([^"]*)"/).map { String($0.1) } }
  private func links(_ page: String) -> [String] { page.matches(of: /href="#([^"]*)"/).map { String($0.1) } }

  @Test func everyLinkOfTheSampleStudysReportLeadsSomewhere() async throws {
    let page = try await report(StudyBench(copying: Documents.repository))
    let places = ids(page)
    #expect(Set(places).count == places.count)
    #expect(Set(links(page)).subtracting(places) == [])
    for foreign in ["http:", "https:", "<script", "src=", "url("] { #expect(!page.contains(foreign)) }
    let levels = page.matches(of: /<h([1-6])[ >]/).compactMap { Int($0.1) }
    #expect(levels.filter { $0 == 1 }.count == 1)
    for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
  }

  @Test func numbersQuotesAndTurnsAreChained() async throws {
    let bench = try StudyBench(copying: Documents.repository)
    let page = try await report(bench)
    // Who mentions a code, and what they said, as `compare` and `quotes` have it.
    let rows = try await bench.json("compare", "--by", "cbo")["rows"].elements
    let quotes = try await bench.json("quotes")["rows"].elements
    for row in rows {
      let code = try #require(row["code"].string)
      for cell in row["cells"].elements {
        let people = try #require(cell["people"].integer)
        let place = "quotes:\(code):cbo:\(try #require(cell["level"].string))"
        #expect(page.contains("<a href=\"#\(place)\">\(people)</a>") == (people > 0), "\(place)")
        #expect(ids(page).contains(place) == (people > 0), "\(place)")
      }
    }
    let places = Set(ids(page))
    let targets = Set(links(page))
    for quote in quotes {
      let transcript = try #require(quote["transcript"].string)
      let (start, end) = (try #require(quote["start"].integer), try #require(quote["end"].integer))
      #expect(places.contains("quote:\(try #require(quote["code"].string)):\(transcript):\(start)-\(end)"))
      #expect(targets.contains("turn:\(transcript):\(try #require(quote["turn"].integer))"))
    }
  }

  @Test func theMethodsSayWhatStatusSays() async throws {
    let bench = try StudyBench(copying: Documents.repository)
    let methods = try #require(try await report(bench).firstMatch(of: /<h2 id="methods">(?s)(.*?)<\/section>/)?.1)
    for sentence in [
      "We analysed 25 transcripts, dated 2020-07-18 to 2020-08-12, one of which has several participants, in English (21) "
        + "and Chinese (4).",
      "Twenty-seven participants spoke 30,010 words in 632 turns (177 to 1,614 words a person). The interviewers&#39; words (3,948) were "
        + "not counted.",
      "with Fisher&#39;s exact test (Freeman and Halton), some expected counts being below 5; p-values are adjusted "
        + "over 12 codes (Holm).",
      "The survey has 287 respondents.",
      "Analyses were made with Strand 0.2.0. Confidence intervals have a level of 95%.",
      "the groups of participants were ",
    ] { #expect(methods.contains(sentence), "\(sentence)") }
  }

  @Test func theMethodsSayTheLevelOfTheIntervals() async throws {
    let bench = try StudyBench(copying: Documents.repository)
    let study = try bench.read("study.yaml")
    let start = try #require(study.firstRange(of: "\nanalyses:")).lowerBound
    try bench.write(
      String(study.prefix(upTo: start))
        + "\nanalyses:\n  - {make: regress, models: [M2], level: 0.9}\n  - {make: compare, by: cbo}\n",
      to: "study.yaml")
    let methods = try #require(try await report(bench).firstMatch(of: /<h2 id="methods">(?s)(.*?)<\/section>/)?.1)
    #expect(methods.contains("Confidence intervals have a level of 95%, but of 90% for model M2."))
  }

  private static let garden = [
    "study.yaml": "study: garden\ngroups: {place: {column: place}}\n",
    "codebook/codes.yaml": "codes:\n  - {id: help, name: Help, rules: [{any: [help], span: match}]}\n",
    "respondents/participants.csv": "id,pseudonym,place\nP1,Auntie,north\nP2,,south\n",
    "transcripts/a.txt": """
    ---
    participants: {Margaret Real: P1, Peter Real: P2}
    interviewer: Asker
    ---
    Asker: Who helps?

    Margaret Real: We help & <b>carry</b>.

    Peter Real: I help nobody.

    Neighbour: They help.

    """,
  ]

  @Test func peopleHaveTheNamesOfTheParticipantsTable() async throws {
    let page = try await report(StudyBench(Self.garden))
    #expect(page.contains("</span> Auntie</p>"))
    #expect(page.contains("</span> P2</p>"))
    #expect(page.contains("</span> Asker</p>"))
    let plain = page.replacing(/<\/?(?:u|mark)>|[¹²³]/, with: "")
    #expect(plain.contains("We help &amp; &lt;b&gt;carry&lt;/b&gt;."))
    #expect(!page.contains("Real"))
  }

  /// Coded words with code and coder, and what only rules found; of others nothing while they are hidden.
  @Test func codedWordsAreMarkedInTheTranscripts() async throws {
    let bench = try StudyBench(Self.garden)
    for (coder, quote) in [("anna", "I help nobody"), ("bo", "They help")] {
      _ = try await bench.answer("tag", "a", "--code", "help", "--quote", quote, "--coder", coder)
    }
    let page = try await report(bench)
    #expect(page.contains("<mark>I help nobody") && page.contains("anna: ¹ Help; bo: ² Help"), "\(page.suffix(4000))")
    #expect(page.contains("<u>") && page.contains("hits not judged: ¹ Help"))
    let blind = try await bench.strand(["run", "--blind"], environment: ["STRAND_CODER": "anna"])
    #expect(blind.status == 0, "\(blind.summary)")
    let hers = try bench.read("results/report.html")
    #expect(hers.contains("anna: ¹ Help") && !hers.contains("bo: ² Help"))
    // The report by itself, too.
    try bench.write(bench.read("study.yaml") + "blind: true\n", to: "study.yaml")
    let alone = try await bench.strand(["report"], environment: ["STRAND_CODER": "bo"])
    #expect(alone.stdout.contains("bo: ² Help") && !alone.stdout.contains("anna: ¹ Help"))
  }

  @Test func withoutTranscriptsOnlyTheQuotesRemain() async throws {
    let page = try await report(StudyBench(Self.garden), "--no-transcripts")
    #expect(!page.contains("carry"))
    #expect(!page.contains("turn:"))
    #expect(page.contains("<a href=\"#quotes:help:place:north\">1</a>"))
    #expect(Set(links(page)).subtracting(ids(page)) == [])
  }
}

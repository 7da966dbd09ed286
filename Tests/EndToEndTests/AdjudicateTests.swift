import Foundation
import TestSupport
import Testing

/// Disagreements decided into a journal of their own.
@Suite struct AdjudicateTests {
  private static let spade = "he lent me his spade"

  /// Two coders who have read Maud's interview: alike on one passage, with other boundaries on another, and one passage
  /// that only anna has coded.
  private func bench() async throws -> StudyBench { try await Self.coding.value.copy() }

  /// Coded once for all tests; not to be changed.
  private static let coding = Task {
    let bench = try StudyBench(AllotmentStudy.files)
    for (coder, code, quote) in [
      ("anna", "soil", "The soil here is clay"), ("bo", "soil", "The soil here is clay"),
      ("anna", "help", spade), ("bo", "help", spade + " for good"), ("anna", "order", "Two pounds for the hedge"),
    ] {
      _ = try await bench.answer("tag", "a1", "--code", code, "--quote", quote, "--coder", coder)
    }
    for coder in ["anna", "bo"] { _ = try await bench.answer("done", "a1", "--coder", coder) }
    return bench
  }

  @Test func casesAreListed() async throws {
    let bench = try await bench()
    let rows = try await bench.json("adjudicate", "--list", "--all")["rows"].elements
    #expect(rows.map { $0["kind"].string } == ["boundaries", "not_all", "alike"])
    #expect(rows[1]["silent"].strings == ["bo"] && rows.allSatisfy { $0["state"].string == "open" })
    let text = try await bench.answer("adjudicate", "--list")
    #expect(text.contains("2 cases open: 1 coded by some only, 1 with other boundaries."))
    #expect(text.contains("1 passage coded alike") && text.contains("not coded"))
    // What bo has not read is no disagreement.
    _ = try await bench.answer("undo", "--coder", "bo", "--yes")
    let fewer = try await bench.json("adjudicate", "--list", "--all")
    #expect(fewer["rows"].elements.map { $0["kind"].string } == ["boundaries", "single", "alike"])
    #expect(fewer["notes"].strings.contains { $0.hasPrefix("1 passage that nobody else has read") })
    let assumed = try await bench.json("adjudicate", "--list", "--all", "--assume-read")
    #expect(assumed["rows"].elements.map { $0["kind"].string } == ["boundaries", "not_all", "alike"])
    #expect(assumed["notes"].strings.contains { $0.hasPrefix("Assumed: ") })
  }

  @Test func decidedFromATable() async throws {
    let bench = try await bench()
    let before = try ["anna", "bo"].map { try bench.read("codings/\($0).jsonl") }
    let cases = try await bench.json("adjudicate", "--list")["rows"].elements.compactMap { $0["case"].string }
    try bench.write(
      "case,decision,reason,votes\n\(cases[0]),merge,the whole act,anna: bo's; bo: bo's\n\(cases[1]),leave out,a price,\n",
      to: "decided.csv")
    let answer = try await bench.json("adjudicate", "--from", "decided.csv")
    #expect(answer["rows"].elements.map { $0["outcome"].string } == ["merge", "leave_out"])
    _ = try await bench.answer("adjudicate", "--take-alike")
    #expect(try await bench.json("adjudicate", "--list")["rows"].elements.isEmpty)
    // Nobody's own journal was touched; analyses can count the consensus.
    #expect(try ["anna", "bo"].map { try bench.read("codings/\($0).jsonl") } == before)
    let agreed = try await bench.json("quotes", "--coder", "consensus")["rows"].elements
    #expect(agreed.map { $0["text"].string } == [Self.spade + " for good", "The soil here is clay"])
    try bench.write(AllotmentStudy.configuration + "analysis_coder: consensus\n", to: "study.yaml")
    #expect(try await bench.json("quotes")["rows"].elements.count == 2)
    #expect(try await bench.json("quotes", "--coder", "*", "--origin", "person")["rows"].elements.count == 3)
    // What holds, why, and who was for what stand below what the coders did.
    let words = try await bench.answer("adjudicate", "--list", "--all")
    #expect(
      words.contains(
        """
          he lent me his spade for good
          bo

          he lent me his spade for good
          consensus

          Reason: the whole act
          votes · anna: bo's · bo: bo's
        """), "\(words)")
    #expect(words.contains("  The code does not apply.\n  consensus\n\n  Reason: a price\n"))
    let table = try await bench.answer("adjudicate", "--list", "--all", "--format", "csv")
    #expect(table.split(separator: "\n").count == 7)
    // The decisions of one table are one decision.
    _ = try await bench.answer("undo", "--coder", "consensus", "--yes")
    _ = try await bench.answer("undo", "--coder", "consensus", "--yes")
    #expect(try await bench.json("adjudicate", "--list")["rows"].elements.count == 2)
  }

  @Test func aChangeAfterwardsOpensTheCaseAgain() async throws {
    let bench = try await bench()
    func cases() async throws -> [JSON] { try await bench.json("adjudicate", "--list")["rows"].elements }
    let first = try #require(try await cases().first?["case"].string)
    try bench.write("case,decision,reason\n\(first),take anna,shorter\n", to: "decided.csv")
    _ = try await bench.answer("adjudicate", "--from", "decided.csv")
    #expect(try await cases().count == 1)
    _ = try await bench.answer("tag", "a1", "--code", "help", "--quote", "lent me his spade", "--coder", "bo")
    let reopened = try await cases()[0]
    #expect(reopened["state"].string == "reopened" && reopened["codings"].elements.count == 3)
    // The same table names a case that is not there any more.
    let stale = try await bench.strand("adjudicate", "--from", "decided.csv")
    #expect(stale.status == 65 && stale.stderr.contains("decided.csv:2"), "\(stale.summary)")
    let id = try #require(reopened["case"].string)
    try bench.write("case,decision\n\(id),recode soil\n", to: "decided.csv")
    _ = try await bench.answer("adjudicate", "--from", "decided.csv")
    let agreed = try await bench.json("quotes", "--coder", "consensus")["rows"].elements
    #expect(agreed.map { $0["code"].string } == ["soil"])
  }

  @Test(arguments: [
    ("take zoe", "zoe has no coding in the case"), ("take", "`take` is not a decision"),
    ("recode sole", "there is no code `sole`"), ("perhaps", "`perhaps` is not a decision"),
  ])
  func decisionsThatDoNotFit(_ decision: String, _ said: String) async throws {
    let bench = try await bench()
    let id = try #require(try await bench.json("adjudicate", "--list")["rows"].elements.first?["case"].string)
    try bench.write("case,decision\n\(id),\(decision)\n", to: "decided.csv")
    let outcome = try await bench.strand("adjudicate", "--from", "decided.csv")
    #expect(outcome.status == 65 && outcome.stderr.contains(said), "\(outcome.summary)")
    #expect(!bench.exists("codings/consensus.jsonl"))
  }

  /// What one coder alone has read, and what both coded alike, belong to a consensus that analyses are to count.
  @Test func aWholeConsensus() async throws {
    let bench = try await bench()
    _ = try await bench.answer("tag", "a2", "--code", "soil", "--turn", "2", "--coder", "bo")
    let taken = try await bench.json("adjudicate", "--take-alike", "--take-single")
    #expect(taken["rows"].elements.map { $0["transcript"].string } == ["a1", "a2"])
    #expect(taken["rows"].elements.map { $0["codings"].integer } == [1, 1])
    #expect(try await bench.json("quotes", "--coder", "consensus")["rows"].elements.count == 2)
    // Once only; and it opens again where somebody else reads the passage and does not code it.
    #expect(try await bench.json("adjudicate", "--take-alike", "--take-single")["rows"].elements.isEmpty)
    _ = try await bench.answer("done", "a2", "--coder", "anna")
    let open = try await bench.json("adjudicate", "--list", "a2")["rows"].elements
    #expect(open.map { $0["state"].string } == ["reopened"] && open[0]["silent"].strings == ["anna"])
  }

  /// Beside the coders' codings a consensus would count passages twice.
  @Test func aConsensusIsNotCountedUnlessNamed() async throws {
    let bench = try await bench()
    let counted = ["compare", "--by", "site", "--unit", "codings", "--review", "person"]
    let before = try await bench.json(counted)["rows"]
    let quotes = try await bench.json("quotes", "--review", "person")["rows"]
    _ = try await bench.answer("adjudicate", "--take-alike")
    let ids = try await bench.json("adjudicate", "--list")["rows"].elements.compactMap { $0["case"].string }
    try bench.write("case,decision\n\(ids[0]),recode soil\n\(ids[1]),leave out\n", to: "decided.csv")
    _ = try await bench.answer("adjudicate", "--from", "decided.csv")
    let after = try await bench.json(counted)
    #expect(after["rows"] == before)
    #expect(try await bench.json("quotes", "--review", "person")["rows"] == quotes)
    let note = "Counted: all coders' codings, not the consensus (`--coder consensus` counts it alone)."
    #expect(after["notes"].strings.contains(note))
    #expect(try await bench.json("quotes", "--coder", "consensus")["notes"].strings.allSatisfy { $0 != note })
    // A journal of another name is a consensus when decisions stand in it.
    _ = try await bench.answer("undo", "--coder", "consensus", "--yes")
    _ = try await bench.answer("undo", "--coder", "consensus", "--yes")
    _ = try await bench.answer("adjudicate", "--take-alike", "--coder", "panel")
    #expect(try await bench.json(counted)["rows"] == before)
    #expect(
      try await bench.json("adjudicate", "--list", "--all", "--coder", "panel")["coders"].strings == ["anna", "bo"])
    try bench.write(AllotmentStudy.configuration + "analysis_coder: panell\n", to: "study.yaml")
    let unknown = try await bench.strand("quotes")
    #expect(unknown.status == 65 && unknown.stderr.contains("`analysis_coder: panell`"), "\(unknown.summary)")
    #expect(unknown.stderr.contains("Did you mean `panel`?"))
  }

  @Test func theListingInCSVCanBeFilledIn() async throws {
    let bench = try await bench()
    let csv = try await bench.answer("adjudicate", "--list", "--format", "csv")
    let lines = csv.split(whereSeparator: \.isNewline).map(String.init)
    #expect(lines[0] == "case,code,place,coder,text,note,state,outcome,decision,reason,votes")
    #expect(lines.count == 5 && lines[1].contains("a1:2") && lines[4].contains("not coded"))
    let filled = lines.enumerated().map {
      $0.offset == 1 ? $0.element.replacing(",open,,,,", with: ",open,,merge,,") : $0.element
    }
    #expect(filled != lines)
    try bench.write(filled.joined(separator: "\n") + "\n", to: "cases.csv")
    #expect(
      try await bench.json("adjudicate", "--from", "cases.csv")["rows"].elements.map { $0["outcome"].string } == [
        "merge"
      ])
    try bench.write((filled + [filled[1]]).joined(separator: "\n") + "\n", to: "twice.csv")
    _ = try await bench.answer("undo", "--coder", "consensus", "--yes")
    let twice = try await bench.strand("adjudicate", "--from", "twice.csv")
    #expect(twice.status == 65 && twice.stderr.contains("twice.csv:6") && twice.stderr.contains("in line 2 already"))
  }

  @Test func decidedInATerminal() async throws {
    let bench = try await bench()
    let terminal = try PseudoTerminal()
    let script = "exec \"$0\" \"$@\" < \(terminal.path) > \(terminal.path)"
    let program = try Program.start(
      ["-c", script, Program.url.path, "adjudicate"], in: bench.root, home: bench.home,
      environment: ["TERM": "xterm-256color"], of: URL(fileURLWithPath: "/bin/sh"))
    func withoutEscapes(_ text: String) -> String { text.replacing(/\u{1B}\[[0-9;?]*[A-Za-z]/, with: "") }
    let first = withoutEscapes(await terminal.shown(upTo: "journal: consensus"))
    #expect(first.contains("1 of 2") && first.contains("1 anna:") && first.contains("2 bo:"), "\(first)")
    terminal.type("9")
    #expect(await terminal.shown(upTo: "u or q.").contains("Press a number from 1 to 2"))
    _ = await terminal.shown(upTo: "journal: consensus")
    terminal.type("v")
    _ = await terminal.shown(upTo: "semicolons: ")
    terminal.type("anna: mine; bo: mine\n")
    #expect(withoutEscapes(await terminal.shown(upTo: "journal: consensus")).contains("Votes: anna: mine; bo: mine"))
    terminal.type("2")
    _ = await terminal.shown(upTo: "Reason")
    terminal.type("the longer one\n")
    let second = withoutEscapes(await terminal.shown(upTo: "journal: consensus"))
    #expect(second.contains("2 of 2") && second.contains("- bo: not coded") && !second.contains("Votes:"), "\(second)")
    let ruling = try #require(try bench.journal("consensus").first)
    #expect(ruling["kind"].string == "resolve" && ruling["note"].string == "the longer one")
    #expect(ruling["votes"].strings == ["anna: mine", "bo: mine"] && ruling["outcome"].string == "take")
    terminal.type("u")
    #expect(withoutEscapes(await terminal.shown(upTo: "journal: consensus")).contains("Taken back."))
    terminal.type("s")
    _ = await terminal.shown(upTo: "journal: consensus")
    terminal.type("x")
    _ = await terminal.shown(upTo: "Reason")
    terminal.type("\n")
    let end = withoutEscapes(await terminal.shown(upTo: "consensus.jsonl"))
    #expect(end.contains("1 decided, 1 left"), "\(end)")
    #expect(try await program.outcome().status == 0)
    #expect(try bench.journal("consensus").map { $0["kind"].string } == ["resolve", "tag", "undo", "resolve"])
    #expect(try await bench.strand("check").status == 0)
  }

  @Test func withoutATerminal() async throws {
    let bench = try await bench()
    for verb in [["adjudicate"], ["review", "--disagreements"]] {
      let outcome = try await bench.strand(verb)
      #expect(outcome.status == 64 && outcome.stderr.contains("adjudicate --from"), "\(outcome.summary)")
    }
  }
}

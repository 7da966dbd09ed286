import Foundation
import TestSupport
import Testing

/// Disagreements decided into a journal of their own.
@Suite struct AdjudicateTests {
  private let spade = "he lent me his spade"

  /// Two coders who have read Maud's interview: alike on one passage, with other boundaries on another, and one passage
  /// that only anna has coded.
  private func bench() async throws -> StudyBench {
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
    #expect(try await bench.json("adjudicate", "--list", "--all", "--assume-read")["rows"].elements.count == 3)
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
    #expect(agreed.map { $0["text"].string } == [spade + " for good", "The soil here is clay"])
    try bench.write(AllotmentStudy.configuration + "analysis_coder: consensus\n", to: "study.yaml")
    #expect(try await bench.json("quotes")["rows"].elements.count == 2)
    #expect(try await bench.json("quotes", "--coder", "*", "--origin", "person")["rows"].elements.count == 3)
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
    ("take zoe", "zoe has no coding in the case"), ("take", "`take` is no decision"),
    ("recode sole", "there is no code `sole`"), ("perhaps", "`perhaps` is no decision"),
  ])
  func decisionsThatDoNotFit(_ decision: String, _ said: String) async throws {
    let bench = try await bench()
    let id = try #require(try await bench.json("adjudicate", "--list")["rows"].elements.first?["case"].string)
    try bench.write("case,decision\n\(id),\(decision)\n", to: "decided.csv")
    let outcome = try await bench.strand("adjudicate", "--from", "decided.csv")
    #expect(outcome.status == 65 && outcome.stderr.contains(said), "\(outcome.summary)")
    #expect(!bench.exists("codings/consensus.jsonl"))
  }

  @Test func withoutATerminal() async throws {
    let bench = try await bench()
    for verb in [["adjudicate"], ["review", "--disagreements"]] {
      let outcome = try await bench.strand(verb)
      #expect(outcome.status == 64 && outcome.stderr.contains("adjudicate --from"), "\(outcome.summary)")
    }
  }
}

import TestSupport
import Testing

/// Marks of what was read.
@Suite struct DoneTests {
  @Test func aTranscriptForTheWholeCodebook() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let row = try await bench.json("done", "a1")["rows"].elements[0]
    #expect(row["whole"].bool == true && row["first_turn"].integer == 1 && row["last_turn"].integer == 6)
    #expect(row["codes"].strings == ["help", "help.tools", "help.water", "order", "soil"])
    let event = try #require(try bench.journal("anna").first)
    #expect(event.keys == ["codes", "hash", "id", "kind", "time", "transcript"])
    #expect(event["kind"].string == "read" && event["transcript"].string == "a1")
    let again = try await bench.answer("done", "transcripts/a1.txt")
    #expect(again.contains("1 mark was there already; nothing was recorded."))
    #expect(try bench.journal("anna").count == 1)
  }

  @Test func turnsForACodeAndThoseBelowIt() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let text = try await bench.answer("done", "a1", "--turns", "2-4", "--codes", "help, norms", "--coder", "bo")
    #expect(text.contains("2-4") && text.contains("1 mark recorded for bo."))
    let event = try #require(try bench.journal("bo").first)
    #expect(event["codes"].strings == ["help", "help.tools", "help.water", "order"])
    let transcript = try bench.read("transcripts/a1.txt")
    #expect(!transcript.isEmpty && event["quote"].string == nil)
    #expect((event["end"].integer ?? 0) > (event["start"].integer ?? 0))
    let history = try await bench.json("history")["rows"].elements[0]
    #expect(history["codes"].strings.count == 4 && history["start"] == event["start"])
    #expect(try await bench.answer("history").contains("for 4 codes"))
    _ = try await bench.answer("undo", "--coder", "bo", "--yes")
    #expect(try bench.journal("bo").map { $0["kind"].string } == ["read", "undo"])
    #expect(try await bench.strand("check").status == 0)
  }

  @Test(arguments: [
    (["a9"], 66, "there is no transcript `a9`"),
    (["a1", "--codes", "hlp"], 66, "Did you mean `help`?"),
    (["a1", "--turns", "4-9"], 64, "the transcript `a1` has 6 turns, not a turn 4-9"),
    (["a1", "--turns", "x"], 64, "`x` does not name turns"),
    (["a1", "a2", "--turns", "1"], 64, "--turns needs exactly one transcript."),
  ])
  func whatCannotBeMarked(_ arguments: [String], _ status: Int32, _ said: String) async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let outcome = try await bench.strand(["done"] + arguments)
    #expect(outcome.status == status && outcome.stderr.contains(said), "\(outcome.summary)")
    #expect(!bench.exists("codings/anna.jsonl"))
  }
}

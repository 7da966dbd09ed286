import Foundation
import TestSupport
import Testing

/// `strand reanchor` on the allotment study: anna's and bo's codings go with the words.
@Suite struct ReanchorTests {
  private static let sentence = "My neighbour helped me dig the first year"

  private func edit(_ bench: StudyBench, _ old: String, _ new: String, in name: String = "a1") throws {
    let text = try bench.read("transcripts/\(name).txt")
    try #require(text.contains(old))
    try bench.write(text.replacing(old, with: new), to: "transcripts/\(name).txt")
  }

  private func journals(_ bench: StudyBench) throws -> String {
    try bench.read("codings/anna.jsonl") + bench.read("codings/bo.jsonl")
  }

  @Test func everybodysCodingsGoWithTheWords() async throws {
    let bench = try await CodedStudies.allotment()
    let before = try await bench.json("quotes", "--review", "person")["rows"].elements.map { $0["text"].string }
    try edit(bench, "Interviewer: Who helps you", with: "Interviewer: Tell me then, who helps you")
    try edit(bench, "helped me dig", with: "hlped me dig")
    let journals = try journals(bench)
    let dry = try await bench.answer("reanchor", "--dry-run")
    #expect(dry.contains("a1: 0 kept, ") && dry.contains(" edited, 0 ambiguous, 0 lost"), "\(dry)")
    #expect(dry.contains("- My neighbour helped me dig") && dry.contains("+ My neighbour hlped me dig"), "\(dry)")
    #expect(try self.journals(bench) == journals)
    #expect(try await bench.strand("quotes").status == 65)

    let done = try await bench.answer("reanchor")
    #expect(
      done.contains("recorded in codings/anna.jsonl, codings/bo.jsonl; `strand undo` takes them back."), "\(done)")
    let after = try await bench.json("quotes", "--review", "person")["rows"].elements.map { $0["text"].string }
    #expect(after == before.map { $0?.replacing("helped me dig", with: "hlped me dig") })
    #expect(try await bench.strand("check").status == 0)

    let moves = try bench.journal("bo").filter { $0["kind"].string == "move" }
    #expect(!moves.isEmpty && moves.allSatisfy { $0["by"].string == "anna" })
    #expect(try bench.journal("anna").filter { $0["kind"].string == "move" }.allSatisfy { $0["by"] == .null })
    #expect(Set(try (bench.journal("anna") + bench.journal("bo")).compactMap { $0["decision"].string }).count >= 1)
  }

  @Test func runningTwiceAddsNothing() async throws {
    let bench = try await CodedStudies.allotment()
    try edit(bench, "Interviewer: Who", with: "Interviewer: Well, who")
    _ = try await bench.answer("reanchor")
    let journals = try journals(bench)
    #expect(try await bench.answer("reanchor").contains("Nothing to do"))
    try bench.remove(".strand")
    #expect(try await bench.answer("reanchor").contains("Nothing to do"))
    #expect(try self.journals(bench) == journals)
  }

  /// What was lost is there again with its text, and asks for a place where its words stand several times.
  @Test func lostCodingsComeBackWithTheirText() async throws {
    let bench = try await CodedStudies.allotment()
    func codings() async throws -> Int {
      try await bench.json("quotes", "--review", "person", "--transcript", "a1", "--per-coder")["rows"].elements.count
    }
    let text = try bench.read("transcripts/a1.txt")
    let before = try await codings()
    try bench.write("", to: "transcripts/a1.txt")
    #expect(try await bench.json("reanchor")["counts"]["lost"].integer ?? 0 > 0)
    try bench.write(text, to: "transcripts/a1.txt")
    // The same passage once more, before anything says that the text is back.
    let soil = try #require(
      try bench.journal("anna").first { $0["transcript"].string == "a1" && $0["kind"].string == "tag" })
    let again = try await bench.json(
      "tag", "a1", "--code", try #require(soil["code"].string), "--quote", try #require(soil["quote"].string))
    #expect(again["rows"].elements[0]["already_there"].bool == true)
    #expect(try await bench.json("reanchor")["counts"]["kept"].integer ?? 0 > 0)
    #expect(try await bench.answer("reanchor").contains("Nothing to do"))
    #expect(try await codings() == before)
    try bench.write("", to: "transcripts/a1.txt")
    _ = try await bench.answer("reanchor")
    try bench.write(text + "\n" + text, to: "transcripts/a1.txt")
    let doubled = try await bench.json("reanchor")
    #expect(doubled["counts"]["ambiguous"].integer ?? 0 > 0, "\(doubled)")
  }

  /// Without the text that the index has kept, quote and context find the same.
  @Test func withoutTheIndexTheWordsAreFoundToo() async throws {
    let bench = try await CodedStudies.allotment()
    _ = try await bench.answer("status")
    try edit(bench, "Interviewer: Who", with: "Interviewer: Well, who")
    try edit(bench, "first year, and then", with: "frist year, and then")
    let with = try await bench.json("reanchor", "--dry-run")["rows"]
    try bench.remove(".strand")
    #expect(try await bench.json("reanchor", "--dry-run")["rows"] == with)
  }

  @Test func undoTakesTheWholeRunBack() async throws {
    let bench = try await CodedStudies.allotment()
    let old = try bench.read("transcripts/a1.txt")
    let before = try await bench.json("quotes")["rows"]
    try edit(bench, "Interviewer: Who", with: "Interviewer: Well, who")
    _ = try await bench.answer("reanchor")
    let history = try await bench.json("history")["rows"].elements.filter { $0["kind"].string == "move" }
    #expect(Set(history.map { $0["coder"].string }) == ["anna", "bo"])
    #expect(Set(history.map { $0["decision"].string }).count == 1)
    // The one over the question itself grew; all others went six scalars on.
    let shifts = history.map { ($0["start"].integer ?? 0) - ($0["from_start"].integer ?? 0) }
    #expect(Set(shifts) == [0, 6] && shifts.count { $0 == 0 } == 1, "\(shifts)")
    #expect(try await bench.answer("history").contains("by anna"))
    // What anna's command wrote into bo's journal is not bo's last decision.
    let bos = try await bench.json("undo", "--coder", "bo")["rows"].elements
    #expect(!bos.isEmpty)
    let undone = try await bench.json("undo")["rows"].elements
    #expect(undone.count == history.count)
    #expect(try await bench.strand("quotes").status == 65)
    try bench.write(old, to: "transcripts/a1.txt")
    #expect(try await bench.strand("quotes").status == 0)
    #expect(try await bench.json("quotes", "--coder", "anna")["rows"].elements.count > 0)
    #expect(before != .null)
  }

  /// The text put back: every coding is where it was, without a guess.
  @Test func aTextThatComesBackBringsThePlacesBack() async throws {
    let bench = try await CodedStudies.allotment()
    let old = try bench.read("transcripts/a1.txt")
    let before = try await bench.json("quotes")["rows"]
    try edit(bench, Self.sentence, with: "The neighbours helped me with it, that first year")
    _ = try await bench.answer("reanchor")
    #expect(try await bench.json("quotes")["rows"] != before)
    try bench.write(old, to: "transcripts/a1.txt")
    _ = try await bench.answer("reanchor")
    #expect(try await bench.json("quotes")["rows"] == before)
  }

  @Test func lostCodingsStayAndAreCounted() async throws {
    let bench = try await CodedStudies.allotment()
    let lines = try bench.journal("anna").count
    // The index sees the text that was coded.
    _ = try await bench.answer("status")
    try edit(bench, "The soil here is clay, you can make pots of it.", with: "That is all.")
    let done = try await bench.answer("reanchor")
    #expect(done.contains("1 lost") && done.contains("- The soil here is clay"), "\(done)")
    #expect(try bench.journal("anna").count == lines + 1)
    let quotes = try await bench.strand("quotes", "soil", "--format", "json")
    #expect(quotes.status == 0, "\(quotes.summary)")
    #expect(!quotes.stdout.contains("is clay"))
    #expect(quotes.stderr.contains("transcripts/a1.txt: warning: a coding of anna lost its words"), "\(quotes.stderr)")
    #expect(!quotes.stderr.contains("clay"))
    #expect(try await bench.answer("status").contains("a coding of anna lost its words"))
    let check = try await bench.strand("check")
    #expect(check.status == 0 && check.stdout.contains("a coding of anna lost its words"), "\(check.summary)")
    // It is listed as long as it is lost, and nothing more is written.
    let again = try await bench.answer("reanchor")
    #expect(again.contains("- The soil here is clay"))
    #expect(try bench.journal("anna").count == lines + 1)
    // The words come back in another place.
    try edit(bench, "The committee? No.", with: "The committee? No. The soil here is clay, you know.")
    _ = try await bench.answer("reanchor")
    #expect(
      try await bench.json("quotes", "soil")["rows"].elements.contains { $0["text"].string == "The soil here is clay" })
  }

  /// Of three answers that are the same, one was deleted: a person says which it was.
  @Test func whatIsAmbiguousIsAsked() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let again = "Interviewer: And then?\n\nMaud: Nothing to speak of.\n\n"
    let text = try bench.read("transcripts/a1.txt")
    let start = try #require(text.range(of: "Interviewer: And now?"))
    let head = String(text[..<start.lowerBound])
    let tail = String(text[start.lowerBound...])
    try bench.write(head + again + again + again + tail, to: "transcripts/a1.txt")
    _ = try await bench.answer("tag", "a1", "--code", "soil", "--quote", "Nothing to speak of.", "--nth", "2")
    let id = try #require(try bench.journal("anna").first?["id"].string)
    try bench.write(head + again + again + tail, to: "transcripts/a1.txt")
    let shown = try await bench.answer("reanchor")
    #expect(shown.contains("0 moved, 0 edited, 1 ambiguous, 0 lost"), "\(shown)")
    #expect(shown.contains("1 waits for a person: `strand review` asks where"), "\(shown)")
    let candidates = try await bench.json("reanchor")["rows"].elements[0]["candidates"].elements
    #expect(candidates.count == 2 && candidates.allSatisfy { $0["text"].string == "Nothing to speak of." })

    let wrong = try await bench.strand("reanchor", "--choose", "\(id)=3")
    #expect(wrong.status == 64)
    #expect(wrong.stderr.contains("has 2 candidates, not 3"))
    let lost = try await bench.json("reanchor", "--choose", "\(id)=lost")["rows"].elements[0]
    #expect(lost["verdict"].string == "lost")
    _ = try await bench.answer("undo")
    let chosen = try await bench.strand("reanchor", "--choose", "\(id)=2")
    #expect(chosen.status == 0 && chosen.stderr == "The choice is recorded; `strand undo` takes it back.\n")
    let quote = try await bench.json("quotes", "soil")["rows"].elements[0]
    #expect(quote["start"].integer == candidates[1]["start"].integer)
    #expect(try await bench.answer("reanchor").contains("Nothing to do"))
  }

  /// anna and bo re-anchor on two machines, and git puts their journals together.
  @Test func journalsThatWereReanchoredTwiceMerge() async throws {
    let bench = try await CodedStudies.allotment()
    try edit(bench, "Interviewer: Who", with: "Interviewer: Well, who")
    let other = try StudyBench(copying: bench.root)
    _ = try await bench.answer("reanchor")
    _ = try await other.answer("reanchor", "--coder", "bo")
    let quotes = try await bench.json("quotes")["rows"]
    for coder in ["anna", "bo"] {
      let mine = try bench.read("codings/\(coder).jsonl")
      let theirs = try other.read("codings/\(coder).jsonl").split(separator: "\n").filter { !mine.contains($0) }
      try bench.write(mine + theirs.map { $0 + "\n" }.joined(), to: "codings/\(coder).jsonl")
    }
    #expect(try await bench.strand("check").status == 0)
    #expect(try await bench.json("quotes")["rows"] == quotes)
    #expect(try await bench.answer("reanchor").contains("Nothing to do"))
  }

  /// A judgement on a hit goes with the hit: nothing is asked a second time.
  @Test func judgementsGoWithTheirHits() async throws {
    let bench = try await CodedStudies.allotment()
    func judged() async throws -> [String: Int] {
      let rows = try await bench.json("apply")["rows"].elements
      return ["accepted", "rejected", "unreviewed"].reduce(into: [:]) { sums, state in
        sums[state] = rows.reduce(0) { $0 + ($1[state].integer ?? 0) }
      }
    }
    let before = try await judged()
    #expect(before["accepted"] ?? 0 > 0 && before["rejected"] ?? 0 > 0)
    for name in ["a1", "a2", "a3", "shed"] {
      let text = try bench.read("transcripts/\(name).txt")
      let label = ["a1": "Interviewer: ", "a2": "Q: ", "a3": "Interviewer: ", "shed": "Moderator: "][name] ?? ""
      let first = try #require(text.range(of: label))
      try bench.write(
        text.replacingCharacters(in: first, with: label + "Good morning. "), to: "transcripts/\(name).txt")
    }
    _ = try await bench.answer("reanchor")
    #expect(try await judged() == before)
  }

  @Test func onlyTheNamedTranscripts() async throws {
    let bench = try await CodedStudies.allotment()
    try edit(bench, "Interviewer: Who", with: "Interviewer: Well, who")
    try edit(bench, "Q: When did", with: "Q: Well, when did", in: "a2")
    let rows = try await bench.json("reanchor", "a2", "--all")["rows"].elements
    #expect(!rows.isEmpty && rows.allSatisfy { $0["transcript"].string == "a2" })
    let refused = try await bench.strand("quotes")
    #expect(refused.status == 65 && refused.stderr.contains("a1.txt") && !refused.stderr.contains("a2.txt"))
    #expect(refused.stderr.contains("Run `strand reanchor`"))
    #expect(try await bench.strand("reanchor", "a9").status == 66)
  }
}

extension ReanchorTests {
  fileprivate func edit(_ bench: StudyBench, _ old: String, with new: String, in name: String = "a1") throws {
    try edit(bench, old, new, in: name)
  }
}

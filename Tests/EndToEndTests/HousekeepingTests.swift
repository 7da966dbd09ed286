import Foundation
import TestSupport
import Testing

/// Codes changed in bulk, and transcripts renamed.
@Suite struct HousekeepingTests {
  private func coded(_ bench: StudyBench, _ code: String) async throws -> [String] {
    try await bench.json("quotes", code, "--per-coder", "--origin", "person")["rows"].elements.flatMap {
      $0["ids"].strings
    }
  }

  @Test func codingsGetAnotherCodeAndItIsTakenBack() async throws {
    let bench = try await CodedStudies.allotment()
    let before = try await coded(bench, "soil")
    let dry = try await bench.json("recode", "soil", "order", "--dry-run")
    #expect(dry["recoded"].integer == 2 && dry["dry_run"].bool == true)
    #expect(try await coded(bench, "soil") == before)
    let done = try await bench.json("recode", "soil", "order", "--note", "was never about soil")
    #expect(done["recoded"].integer == 2 && done["rows"].elements.map { $0["coder"].string } == ["anna"])
    let moved = try await coded(bench, "order")
    #expect(before.filter(moved.contains).count == 2, "ids stay")
    let event = try #require(try bench.journal("anna").last)
    #expect(event["kind"].string == "recode" && event["quote"].string == nil)
    _ = try await bench.answer("undo")
    #expect(try await coded(bench, "soil") == before)
    #expect(try await bench.strand("check").status == 0)
  }

  @Test func onlyPeopleForWhomAConditionHolds() async throws {
    let bench = try await CodedStudies.allotment()
    let only = try await bench.json("recode", "soil", "order", "--where", "age > 60", "--everyone", "--dry-run")
    let all = try await bench.json("recode", "soil", "order", "--everyone", "--dry-run")
    let some = try #require(only["recoded"].integer)
    let most = try #require(all["recoded"].integer)
    #expect(some > 0 && some < most)
    let one = try await bench.json("recode", "soil", "order", "--transcript", "a2", "--dry-run")
    #expect(one["recoded"].integer == 1)
  }

  @Test func mergedCodesLeaveOneCodingAPassage() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    for (code, turn) in [("soil", "2"), ("order", "2"), ("order", "4")] {
      _ = try await bench.answer("tag", "a1", "--code", code, "--turn", turn)
    }
    _ = try await bench.answer("tag", "a2", "--code", "order", "--turn", "2", "--coder", "bo")
    let answer = try await bench.json("merge-codes", "order", "--into", "soil")
    #expect(answer["recoded"].integer == 2 && answer["taken_off"].integer == 1)
    #expect(answer["notes"].strings.last == "In the codebook: take order out, and write `was: [order]` at soil.")
    #expect(try await coded(bench, "order").isEmpty)
    #expect(try await coded(bench, "soil").count == 3)
    #expect(try bench.journal("bo").last?["by"].string == "anna")
    _ = try await bench.answer("undo")
    #expect(try await coded(bench, "order").count == 3)
    let twice = try await bench.json("merge-codes", "order", "order", "--into", "soil")
    #expect(twice["recoded"].integer == 2 && twice["taken_off"].integer == 1)
    let none = try await bench.strand("merge-codes", "soil", "--into", "soil")
    #expect(none.status == 64 && none.stderr.contains("`soil` is the one that stays"), "\(none.summary)")
  }

  @Test func aCodeIsSplitByAList() async throws {
    let bench = try await CodedStudies.allotment()
    let ids = try await coded(bench, "soil").filter { $0.hasPrefix("1") }
    try bench.write("id,code\n\(ids[0].prefix(8)),order\n", to: "split.csv")
    let answer = try await bench.json("split-code", "soil", "--from", "split.csv")
    #expect(answer["recoded"].integer == 1)
    #expect(try await coded(bench, "order").contains(ids[0]))
    try bench.write("id,code\n99999999,order\n\(ids[1]),ordr\n", to: "split.csv")
    let wrong = try await bench.strand("split-code", "soil", "--from", "split.csv")
    #expect(wrong.status == 65)
    #expect(wrong.stderr.contains("split.csv:2: error: ") && wrong.stderr.contains("split.csv:3: error: "))
    try bench.write("id,code\n\(ids[1]),order\n\(ids[1].prefix(8)),help\n", to: "split.csv")
    let twice = try await bench.strand("split-code", "soil", "--from", "split.csv")
    #expect(twice.status == 65 && twice.stderr.contains("split.csv:3: error: "), "\(twice.summary)")
    #expect(twice.stderr.contains("has its new code in line 2 already"))
    let alone = try await bench.strand("split-code", "soil", "--into", "order,help")
    #expect(alone.status == 64 && alone.stderr.contains("give a table with --from"))
  }

  /// Coding by coding in a terminal: every answer is on disk before the next is shown.
  @Test func aCodeIsSplitInReview() async throws {
    let bench = try await CodedStudies.allotment()
    let terminal = try PseudoTerminal()
    let script = "exec \"$0\" \"$@\" < \(terminal.path) > \(terminal.path)"
    let program = try Program.start(
      ["-c", script, Program.url.path, "split-code", "soil", "--into", "order,help", "--coder", "anna"], in: bench.root,
      home: bench.home, environment: ["TERM": "xterm-256color"], of: URL(fileURLWithPath: "/bin/sh"))
    let count = try bench.journal("anna").count
    let first = await terminal.shown(upTo: "quit")
    #expect(first.contains("1 of 2") && first.contains("The soil here is clay"), "\(first)")
    terminal.type("2")
    _ = await terminal.shown(upTo: "2 of 2")
    #expect(try bench.journal("anna").dropFirst(count).map { $0["code"].string } == ["help"])
    terminal.type("u")
    _ = await terminal.shown(upTo: "Taken back.")
    terminal.type("1")
    _ = await terminal.shown(upTo: "2 of 2")
    terminal.type("9")
    _ = await terminal.shown(upTo: "Press a number from 1 to 2")
    terminal.type("s")
    let end = await terminal.shown(upTo: "left as they were")
    #expect(end.contains("1 recoded, 1 left as they were."), "\(end)")
    #expect(try await program.outcome().status == 0)
    #expect(try bench.journal("anna").dropFirst(count).map { $0["kind"].string } == ["recode", "undo", "recode"])
    #expect(try await bench.strand("check").status == 0)
  }

  @Test func aTranscriptIsRenamedWithItsCodings() async throws {
    let bench = try await CodedStudies.allotment()
    try bench.write(
      bench.read("respondents/participants.csv").replacing("years\n", with: "years,transcript\n").replacing(
        "north,30\n", with: "north,30,a1\n"
      ).replacing("north,2\n", with: "north,2,\n").replacing("south,12\n", with: "south,12,\n").replacing(
        "south,1\n", with: "south,1,\n"
      ).replacing("female,,\n", with: "female,,,\n"), to: "respondents/participants.csv")
    let before = try await bench.json("compare", "--by", "site")["rows"]
    let codings = try await bench.json("quotes", "--origin", "person", "--per-coder")["rows"].elements.count
    try bench.write(
      "# By hand.\nassignments:\n  \"a1\": [anna] # a1 first\n  a2: []\n  a3: []\n  a4: []\n  shed: []\n",
      to: "assignments.yaml")
    let dry = try await bench.json("rename-transcript", "a1", "maud", "--dry-run")
    #expect(
      dry["rows"].elements.first?["coders"].strings == ["anna", "bo"]
        && dry["rows"].elements.first?["participants"].integer == 1 && bench.exists("transcripts/a1.txt"))
    _ = try await bench.answer("rename-transcript", "a1", "maud")
    #expect(
      try bench.read("assignments.yaml")
        == "# By hand.\nassignments:\n  maud: [anna] # a1 first\n  a2: []\n  a3: []\n  a4: []\n  shed: []\n")
    #expect(bench.exists("transcripts/maud.txt") && !bench.exists("transcripts/a1.txt"))
    #expect(try bench.read("respondents/participants.csv").contains("north,30,maud\n"))
    #expect(try await bench.json("compare", "--by", "site")["rows"] == before)
    #expect(try await bench.json("quotes", "--origin", "person", "--per-coder")["rows"].elements.count == codings)
    #expect(try await bench.strand("check").status == 0)
    #expect(try await bench.answer("history").contains("a1 → maud"))
    let undo = try await bench.strand("undo")
    #expect(undo.status == 64 && undo.stderr.contains("strand rename-transcript maud a1"))
    // Somebody who had not heard of it codes under the old name; the same command carries that over.
    try bench.write(bench.read("transcripts/maud.txt"), to: "transcripts/a1.txt")
    _ = try await bench.answer("tag", "a1", "--code", "soil", "--turn", "4", "--coder", "bo")
    try bench.remove("transcripts/a1.txt")
    #expect(try await bench.strand("quotes").status != 0)
    _ = try await bench.answer("rename-transcript", "a1", "maud")
    #expect(try await bench.json("quotes", "--origin", "person", "--per-coder")["rows"].elements.count == codings + 1)
    _ = try await bench.answer("rename-transcript", "maud", "a1")
    #expect(try await bench.strand("check").status == 0)
  }

  @Test(arguments: [
    (["rename-transcript", "a9", "b"], 66, "there is no transcript `a9`"),
    (["rename-transcript", "a1", "a2"], 64, "there is a transcript of this name already"),
    (["rename-transcript", "a1", "x/y"], 64, "`x/y` is not a new name"),
    (["remove-transcript", "a9", "--yes"], 66, "there is no transcript `a9`"),
    (["remove-transcript", "a1"], 64, "add `--yes`"),
    (["recode", "sol", "order"], 66, "Did you mean `soil`?"),
    (["recode", "soil", "ordr"], 66, "Did you mean `order`?"),
    (["merge-codes", "soil"], 64, "--into"),
    (["split-code", "soil"], 64, "--from or --into"),
  ])
  func whatCannotBeDone(_ arguments: [String], _ status: Int32, _ said: String) async throws {
    let bench = try await CodedStudies.allotment()
    let outcome = try await bench.strand(arguments)
    #expect(outcome.status == status && outcome.stderr.contains(said), "\(outcome.summary)")
    #expect(bench.exists("transcripts/a1.txt"))
  }
}

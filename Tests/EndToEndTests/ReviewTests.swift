import Foundation
import TestSupport
import Testing

/// `strand review` in a terminal of 80 columns, key by key.
@Suite struct ReviewTests {
  /// Starts the program with a terminal for its input and output.
  private func start(
    _ arguments: [String], _ bench: StudyBench, _ terminal: PseudoTerminal, _ environment: [String: String?] = [:]
  )
    throws -> RunningProgram
  {
    let script = "exec \"$0\" \"$@\" < \(terminal.path) > \(terminal.path)"
    return try Program.start(
      ["-c", script, Program.url.path] + arguments, in: bench.root, home: bench.home,
      environment: ["TERM": "xterm-256color"].merging(environment) { $1 }, of: URL(fileURLWithPath: "/bin/sh"))
  }

  private func withoutEscapes(_ text: String) -> String {
    text.replacing(/\u{1B}\[[0-9;?]*[A-Za-z]/, with: "")
  }

  @Test func answersAreRecordedOneByOne() async throws {
    let bench = try await CodedStudies.allotment()
    let terminal = try PseudoTerminal()
    let program = try start(["review", "help", "--coder", "cleo"], bench, terminal)
    let first = withoutEscapes(await terminal.shown(upTo: "1 of "))
    #expect(first.contains("1 of "), "\(first)")
    terminal.type("a")
    _ = await terminal.shown(upTo: "2 of ")
    #expect(try bench.journal("cleo").map { $0["kind"].string } == ["accept"], "on disk before the next hit is shown")
    terminal.type("r")
    _ = await terminal.shown(upTo: "3 of ")
    terminal.type("u")
    _ = await terminal.shown(upTo: "2 of ")
    terminal.type("s")
    _ = await terminal.shown(upTo: "3 of ")
    terminal.type("x")
    let hint = await terminal.shown(upTo: "Press a")
    #expect(hint.contains("Press a"))
    terminal.type("q")
    let end = withoutEscapes(await terminal.shown(upTo: "codings/cleo.jsonl"))
    #expect(end.contains("1 judged"), "\(end)")
    let outcome = try await program.outcome()
    #expect(outcome.status == 0, "\(outcome.summary)")
    #expect(try bench.journal("cleo").map { $0["kind"].string } == ["accept", "reject", "undo"])
    #expect(try await bench.strand("check").status == 0)
  }

  /// Other ends, the turn behind, a second code by a part of its name: accepted, that is one decision.
  @Test func aPassageGetsOtherEndsAndASecondCode() async throws {
    let bench = try StudyBench([
      "study.yaml": "study: s\n",
      "transcripts/one.txt":
        "---\nparticipants: {Ann: Ann, Ben: Ben}\n---\n\nAnn: Yes, they help us.\n\nBen: Every day.\n\nAnn: They help Ben.\n",
      "codebook/codes.yaml":
        "codes:\n  - id: help\n    name: Help\n    rules: [{any: [help], span: match}]\n  - id: daily\n    name: Every day\n",
    ])
    let terminal = try PseudoTerminal()
    let program = try start(["review", "--coder", "cleo"], bench, terminal)
    _ = await terminal.shown(upTo: "coder: cleo")
    terminal.type("[")
    _ = await terminal.shown(upTo: "coder: cleo")
    terminal.type("n")
    #expect(withoutEscapes(await terminal.shown(upTo: "coder: cleo")).contains("they help us. / Every day."))
    for key in ["]", "]", "]"] {
      terminal.type(key)
      _ = await terminal.shown(upTo: "coder: cleo")
    }
    terminal.type("+")
    _ = await terminal.shown(upTo: "go back): ")
    terminal.type("every\n")
    #expect(withoutEscapes(await terminal.shown(upTo: "coder: cleo")).contains("Also: daily"))
    terminal.type("a")
    #expect(withoutEscapes(await terminal.shown(upTo: "coder: cleo")).contains("2 of 2"))
    terminal.type("q")
    #expect(try await program.outcome().status == 0)
    let rows = try await bench.json("quotes", "--review", "person", "--unit", "codings")["rows"].elements
    #expect(rows.map { $0["text"].string } == Array(repeating: "they help us. Ben: Every day", count: 2), "\(rows)")
    #expect(rows.compactMap { $0["code"].string } == ["help", "daily"])
    #expect(Set(try bench.journal("cleo").compactMap { $0["decision"].string }).count <= 1, "one decision")
  }

  /// Tab completes a code, and says which there are where several may be meant.
  @Test func tabCompletesCodes() async throws {
    let bench = try StudyBench([
      "study.yaml": "study: s\n", "transcripts/one.txt": "Ann: Yes, they help us.\n",
      "codebook/codes.yaml":
        "codes:\n  - id: help\n    name: Help\n    rules: [help]\n  - id: day.one\n    name: 第一天\n  - id: day.two\n    name: Second day\n",
    ])
    let terminal = try PseudoTerminal()
    let program = try start(["review", "--coder", "cleo"], bench, terminal)
    _ = await terminal.shown(upTo: "coder: cleo")
    terminal.type("+")
    _ = await terminal.shown(upTo: "go back): ")
    terminal.type("da\t")
    let choices = withoutEscapes(await terminal.shown(upTo: "go back): day."))
    #expect(choices.contains("day.one  第一天") && choices.contains("day.two  Second day"), "\(choices)")
    terminal.type("tx\u{7F}\t")
    _ = await terminal.shown(upTo: "go back): day.two")
    // All is taken back, and another code is found by its name, a letter at a time.
    terminal.type("\u{15}第\t\n")
    #expect(withoutEscapes(await terminal.shown(upTo: "coder: cleo")).contains("Also: day.one"))
    terminal.type("+")
    _ = await terminal.shown(upTo: "go back): ")
    terminal.type("\u{3}")
    #expect(withoutEscapes(await terminal.shown(upTo: "coder: cleo")).contains("Also: day.one"))
    terminal.type("a")
    #expect(try await program.outcome().status == 0)
    #expect(try bench.journal("cleo").compactMap { $0["code"].string }.sorted() == ["day.one", "help"])
  }

  /// Judging the hits of a transcript is not reading it: that is said by a key of its own.
  @Test func aKeySaysThatTheTranscriptWasRead() async throws {
    let bench = try await CodedStudies.allotment()
    let terminal = try PseudoTerminal()
    let program = try start(["review", "help", "--coder", "cleo"], bench, terminal)
    _ = await terminal.shown(upTo: "coder: cleo")
    terminal.type("d")
    let marked = withoutEscapes(await terminal.shown(upTo: "coder: cleo"))
    #expect(marked.contains("a1 is marked as read for help, help.tools, help.water;"), "\(marked)")
    terminal.type("d")
    #expect(withoutEscapes(await terminal.shown(upTo: "coder: cleo")).contains("a1 was marked as read before."))
    terminal.type("q")
    #expect(withoutEscapes(await terminal.shown(upTo: "codings/cleo.jsonl")).contains("0 judged"))
    #expect(try await program.outcome().status == 0)
    let events = try bench.journal("cleo")
    #expect(events.map { $0["kind"].string } == ["read"] && events[0]["transcript"].string == "a1")
  }

  @Test func noLineIsWiderThanTheTerminal() async throws {
    let bench = try await CodedStudies.teaVillage()
    let terminal = try PseudoTerminal()
    let program = try start(["review", "--coder", "cleo"], bench, terminal)
    let screen = withoutEscapes(await terminal.shown(upTo: "quit"))
    for line in screen.split(whereSeparator: \.isNewline) {
      let width = line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
      #expect(width <= 80, "\(line)")
    }
    terminal.type("q")
    #expect(try await program.outcome().status == 0)
  }

  @Test func theNextReviewGoesOnWhereThisOneEnded() async throws {
    let bench = try await CodedStudies.allotment()
    for (round, left) in ["1 of 5", "1 of 4"].enumerated() {
      let terminal = try PseudoTerminal()
      let program = try start(["review", "help.tools", "--coder", "cleo"], bench, terminal)
      let screen = withoutEscapes(await terminal.shown(upTo: left))
      #expect(screen.contains(left), "round \(round): \(screen)")
      terminal.type("a")
      _ = await terminal.shown(upTo: "2 of ")
      terminal.type("q")
      #expect(try await program.outcome().status == 0)
    }
  }

  @Test func aChangedTranscriptIsRefused() async throws {
    let bench = try await CodedStudies.allotment()
    let text = try bench.read("transcripts/a1.txt")
    try bench.write(text.replacing("helped me dig", with: "helped us dig"), to: "transcripts/a1.txt")
    let terminal = try PseudoTerminal()
    let outcome = try await start(["review"], bench, terminal).outcome()
    #expect(outcome.status == 65, "\(outcome.summary)")
    #expect(outcome.stderr.contains("transcripts/a1.txt: error: the transcript has changed"), "\(outcome.stderr)")
  }

  /// Codings that may stand in several places come before the hits.
  @Test func ambiguousPlacementsAreAskedFirst() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let again = "Interviewer: And then?\n\nMaud: Nothing to speak of.\n\n"
    let text = try bench.read("transcripts/a1.txt")
    try bench.write(text + "\n" + again + again + again, to: "transcripts/a1.txt")
    _ = try await bench.answer("tag", "a1", "--code", "soil", "--quote", "Nothing to speak of.", "--nth", "2")
    _ = try await bench.answer("status")
    try bench.write(text + "\n" + again + again, to: "transcripts/a1.txt")
    let terminal = try PseudoTerminal()
    let program = try start(["review", "--coder", "cleo"], bench, terminal)
    let screen = withoutEscapes(await terminal.shown(upTo: "quit"))
    #expect(screen.contains("Where is it now? 1 of 1") && screen.contains("1-2 there   l lost"), "\(screen)")
    terminal.type("7")
    #expect(await terminal.shown(upTo: "u or q.").contains("Press a number from 1 to 2"))
    terminal.type("2")
    let hits = withoutEscapes(await terminal.shown(upTo: "a accept"))
    #expect(hits.contains("1 placed, 0 left.") && hits.contains("1 of "), "\(hits)")
    terminal.type("q")
    #expect(try await program.outcome().status == 0)
    let move = try #require(try bench.journal("anna").last)
    #expect(move["kind"].string == "move" && move["by"].string == "cleo")
    #expect(try await bench.strand("quotes", "soil").status == 0)
  }

  @Test func withoutATerminalItSaysWhatToUse() async throws {
    let bench = try await CodedStudies.allotment()
    let outcome = try await bench.strand(["review"], input: "aaaa")
    #expect(outcome.status == 64)
    #expect(outcome.stdout == "")
    #expect(outcome.stderr.contains("`strand quotes --review unreviewed --format csv`"))
    #expect(!bench.exists(".strand"))
  }

  @Test func aTerminalGetsColoursUnlessNoColorIsSet() async throws {
    let bench = try await CodedStudies.allotment()
    for (environment, coloured) in [([:], true), (["NO_COLOR": "1"], false), (["TERM": "dumb"], false)]
      as [([String: String?], Bool)]
    {
      let terminal = try PseudoTerminal()
      let program = try start(["quotes", "soil"], bench, terminal, environment)
      let shown = await terminal.shown(upTo: "Unit: segments")
      #expect(shown.contains("\u{1B}[") == coloured, "\(environment)")
      #expect(try await program.outcome().status == 0)
    }
  }
}

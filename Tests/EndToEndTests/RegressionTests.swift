import Foundation
import TestSupport
import Testing

/// What the program once did wrong.
@Suite struct RegressionTests {
  /// A damaged page is met when a question is asked, not when the index is opened; then the index is not made again.
  @Test func damageInTheMiddleOfTheIndex() async throws {
    let bench = try await CodedStudies.allotment()
    for question in [["quotes"], ["status"]] {
      let before = try await bench.answer(question)
      let whole = try bench.bytes(".strand/index.sqlite")
      try bench.write(Array(whole.dropLast(16384)) + Array(repeating: 0xA7, count: 16384), to: ".strand/index.sqlite")
      let outcome = try await bench.strand(question)
      #expect(outcome.status == 0 && outcome.stdout == before && outcome.stderr == "", "\(outcome.summary)")
      try bench.remove(".strand")
    }
  }

  /// Each of several commands takes the damaged index away, even after another has made it again.
  @Test func manyCommandsAtOnceOnADamagedIndex() async throws {
    let bench = try await CodedStudies.allotment()
    let expected = try await bench.answer("quotes")
    for _ in 0..<3 {
      try bench.write(Array(repeating: 0x37, count: 90_000), to: ".strand/index.sqlite")
      let running = try (0..<6).map { _ in try Program.start(["quotes"], in: bench.root, home: bench.home) }
      for program in running {
        let outcome = try await program.outcome()
        #expect(outcome.status == 0 && outcome.stdout == expected, "\(outcome.summary)")
      }
    }
  }

  /// Front matter that names the participants only: `Q:` is a common name of interviewers and must stay one.
  @Test func anInterviewerWhomTheFrontMatterDoesNotName() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    try bench.write(
      "---\nparticipants:\n  A: A2\n---\n\nQ: Did anybody help?\n\nA: No.\n\nQ: No help at all?\n\nA: None.\n",
      to: "transcripts/a2.txt")
    let quotes = try await bench.json("quotes", "help")["rows"].elements.filter { $0["transcript"].string == "a2" }
    #expect(quotes.isEmpty, "\(quotes.map { $0["text"] })")
  }

  @Test(arguments: [["quotes", "--context"], ["search", "soil", "--context"], ["quotes", "--threads"]])
  func numbersOfAnySizeAreTaken(arguments: [String]) async throws {
    let bench = try await CodedStudies.allotment()
    let outcome = try await bench.strand(
      arguments + [String(Int.max)], environment: ["SWIFT_BACKTRACE": "enable=no"])
    #expect(outcome.status >= 0, "\(outcome.summary)")
  }

  @Test func twoFilesOfOneNameWithReplace() async throws {
    let bench = try StudyBench(["study.yaml": "study: x\nlanguage: en\n"])
    try bench.write("Maud: First.\n", to: "one/talk.txt")
    try bench.write("Maud: Second.\n", to: "two/talk.txt")
    let outcome = try await bench.strand("import", "one/talk.txt", "two/talk.txt", "--replace")
    let kept = try bench.read("transcripts/talk.txt")
    #expect(outcome.status != 0 && kept.contains("First."))
  }

  /// `transcripts/B9.txt` is a transcript like any other; imported from its own place it must not become two.
  @Test func aTranscriptInCapitalsIsNotDoubled() async throws {
    let bench = try StudyBench(["study.yaml": "study: x\nlanguage: en\n", "transcripts/B9.txt": "Maud: First.\n"])
    _ = try await bench.strand("import", "transcripts/B9.txt")
    let names = try bench.names(in: "transcripts")
    #expect(names == ["B9.txt"])
  }

  @Test func anAnswerDoesNotReplaceAFileOfTheStudy() async throws {
    let bench = try await CodedStudies.allotment()
    for file in ["transcripts/a1.txt", "codings/anna.jsonl", "study.yaml"] {
      let before = try bench.bytes(file)
      _ = try await bench.strand("quotes", "--output", file)
      let isUnchanged = try bench.bytes(file) == before
      try bench.write(before, to: file)
      #expect(isUnchanged, "\(file)")
    }
  }

  @Test func remediesNameOptionsThatThereAre() async throws {
    let bench = try await CodedStudies.allotment()
    let outcome = try await bench.strand("undo", "--coder", "nobody")
    #expect(outcome.stderr.contains("strand history --coder"), "\(outcome.stderr)")
    let history = try await bench.strand("history", "--coder", "nobody")
    #expect(history.status == 66, "\(history.summary)")
  }

  @Test func historyNeedsNoCoder() async throws {
    let bench = try await CodedStudies.allotment()
    let outcome = try await bench.strand("history", environment: ["STRAND_CODER": "a b"])
    #expect(outcome.status == 0, "\(outcome.summary)")
  }

  /// A group over a column that participants.csv does not have is a fault of study.yaml.
  @Test func aGroupOverAMissingColumn() async throws {
    let bench = try await CodedStudies.allotment()
    try bench.write("id,age,years\nA1,71,30\n", to: "respondents/participants.csv")
    let outcome = try await bench.strand("compare", "--by", "site")
    #expect(outcome.status == 65)
    #expect(!outcome.stderr.contains("Did you mean `site`"), "\(outcome.stderr)")
  }

  @Test func aComparisonOfLowerCodesSaysHowTheyWereReviewed() async throws {
    let bench = try await CodedStudies.allotment()
    let notes = try await bench.json("compare", "help.tools", "--by", "tenure")["notes"].strings
    #expect(notes.contains { $0.contains("coded by people") }, "\(notes)")
  }

  /// Keys typed faster than the screen is drawn arrive together.
  @Test func reviewTakesEveryKey() async throws {
    let bench = try await CodedStudies.allotment()
    let terminal = try PseudoTerminal()
    let script = "exec \"$0\" review help.tools --coder cleo < \(terminal.path) > \(terminal.path)"
    let program = try Program.start(
      ["-c", script, Program.url.path], in: bench.root, home: bench.home, of: URL(fileURLWithPath: "/bin/sh"))
    _ = await terminal.shown(upTo: "quit")
    terminal.type("aa")
    _ = await terminal.shown(upTo: "2 of ")
    terminal.type("q")
    _ = await terminal.shown(upTo: "codings/cleo.jsonl")
    _ = try await program.outcome()
    let count = try bench.journal("cleo").count
    #expect(count == 2)
  }
}

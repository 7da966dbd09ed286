import Foundation
import TestSupport
import Testing

/// Which study, where the answer goes, and what a pipe gets.
@Suite struct StreamTests {
  @Test func theStudyMayBeNamedBeforeOrAfterTheVerb() async throws {
    let bench = try await CodedStudies.allotment()
    let inside = try await bench.answer("quotes")
    let above = bench.temporary.url
    let ways = [
      ["--study", "study", "quotes"], ["quotes", "--study", "study"], ["--study=study", "quotes"],
      ["quotes", "--study=study"], ["--study", bench.root.path, "quotes", "--threads", "1"],
    ]
    for arguments in ways {
      let outcome = try await bench.strand(arguments, in: above)
      #expect(outcome.status == 0, "\(arguments): \(outcome.summary)")
      #expect(outcome.stdout == inside, "\(arguments)")
      #expect(outcome.stderr == "")
    }
    let below = try await bench.strand("quotes", in: bench.url("transcripts"))
    #expect(below.stdout == inside, "a study is found from a folder inside it")
  }

  @Test func theNamedStudyGoesBeforeTheFolderOneStandsIn() async throws {
    let allotment = try await CodedStudies.allotment()
    let choir = try await CodedStudies.choir()
    let outcome = try await choir.strand("--study", allotment.root.path, "quotes")
    #expect(outcome.stdout == (try await allotment.answer("quotes")))
  }

  @Test(arguments: Verbs.formats) func outputGoesToAFile(format: String) async throws {
    let bench = try await CodedStudies.allotment()
    for question in [["quotes"], ["compare", "--by", "tenure"]] {
      let shown = try await bench.answer(question + ["--format", format])
      let outcome = try await bench.strand(question + ["--format", format, "--output", "out.txt"])
      #expect(outcome.status == 0)
      #expect(outcome.stdout == "")
      #expect(outcome.stderr == "Wrote out.txt.\n")
      #expect(try bench.read("out.txt") == shown)
    }
  }

  @Test func outputReplacesAFileAsAWhole() async throws {
    let bench = try await CodedStudies.allotment()
    try bench.write(String(repeating: "old ", count: 50_000), to: "out.csv")
    _ = try await bench.strand("quotes", "--format", "csv", "--output", "out.csv")
    #expect(try bench.read("out.csv") == (try await bench.answer("quotes", "--format", "csv")))
    let failed = try await bench.strand("quotes", "nothing", "--output", "out.csv")
    #expect(failed.status == 66)
    #expect(
      try bench.read("out.csv") == (try await bench.answer("quotes", "--format", "csv")), "an error changes nothing")
  }

  @Test func aPipeGetsNoEscapeCodes() async throws {
    let bench = try await CodedStudies.allotment()
    for question in Verbs.oneEach {
      let plain = try await bench.strand(question)
      #expect(!plain.stdout.contains("\u{1B}") && !plain.stderr.contains("\u{1B}"), "\(question)")
    }
    for changes in [["NO_COLOR": "1"], ["TERM": "xterm-256color"], ["LANG": nil], ["LC_ALL": "C"]]
      as [[String: String?]]
    {
      let other = try await bench.strand("quotes", environment: changes)
      #expect(other.stdout == (try await bench.answer("quotes")), "\(changes)")
    }
    let forced = try await bench.strand("quotes", environment: ["CLICOLOR_FORCE": "1"])
    #expect(forced.stdout.contains("\u{1B}["))
    let both = try await bench.strand("quotes", environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"])
    #expect(!both.stdout.contains("\u{1B}"))
    let file = try await bench.strand("quotes", "--output", "out.txt", environment: ["CLICOLOR_FORCE": "1"])
    #expect(file.status == 0)
    #expect(!(try bench.read("out.txt")).contains("\u{1B}"))
  }

  /// Escape sequences in a transcript could do anything to a terminal.
  @Test func controlCharactersInWordsDoNotReachTheTerminal() async throws {
    let bench = try await CodedStudies.allotment()
    try bench.write("Maud: help \u{1B}[31mred\u{1B}[0m \u{7}bell help.\n", to: "transcripts/z.txt")
    for arguments in [["quotes"], ["search", "red"]] {
      let outcome = try await bench.strand(arguments)
      #expect(
        !outcome.stdout.contains("\u{1B}") && !outcome.stdout.contains("\u{7}"), "\(arguments): \(outcome.summary)")
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full here"))
  func standardOutputThatCannotBeWrittenIsSaid() async throws {
    let bench = try await CodedStudies.allotment()
    let outcome = try await Gate.shared.passing {
      try await Program.start(
        ["-c", "\(Program.url.path) quotes > /dev/full"], in: bench.root, home: bench.home,
        of: URL(fileURLWithPath: "/bin/sh")
      ).outcome()
    }
    #expect(outcome.status == 73, "\(outcome.summary)")
    #expect(outcome.stderr.contains("standard output: error: the answer could not be written"), "\(outcome.stderr)")
  }

  @Test func warningsGoToStandardErrorAndAnswersGoOn() async throws {
    let bench = try await CodedStudies.allotment()
    let codebook = AllotmentStudy.codebook.replacing("- id: soil", with: "- id: earth")
    try bench.write(codebook, to: "codebook/codes.yaml")
    let outcome = try await bench.strand("quotes")
    #expect(outcome.status == 0)
    #expect(
      outcome.stderr.contains("3 codings have the code `soil`, which is not in the codebook"), "\(outcome.stderr)")
    try bench.write(
      codebook.replacing("    name: \"Soil\"", with: "    name: \"Soil\"\n    was: [soil]"), to: "codebook/codes.yaml")
    let renamed = try await bench.strand("quotes", "earth", "--format", "json")
    #expect(renamed.stderr == "")
    #expect(try JSON(parsing: renamed.stdout)["rows"].elements.count == 3)
    #expect(
      try await bench.answer("quotes", "soil") == (try await bench.answer("quotes", "earth")),
      "former ids are understood")
  }

  @Test func initMakesAStudyThatChecks() async throws {
    let bench = try StudyBench()
    let made = try await bench.strand("init", "village", "--language", "zh")
    #expect(made.status == 0)
    #expect(
      made.stdout == """
        made codebook/
        made transcripts/
        made respondents/
        made codings/
        made study.yaml
        made codebook/codebook.yaml
        made respondents/participants.csv
        made .gitattributes
        made .gitignore

        """)
    #expect(made.stderr.hasPrefix("Next: `strand import FILE…`"))
    let check = try await bench.strand("check", in: bench.url("village"))
    #expect(check.status == 0, "\(check.summary)")
    let again = try await bench.strand("init", "village")
    #expect(again.status == 0)
    #expect(again.stdout == "")
    #expect(again.stderr == "Everything was there already; nothing was changed.\n")
    for question in [["quotes"], ["status"], ["compare", "--by", "gender"], ["cooccur"], ["apply"], ["search", "x"]] {
      let outcome = try await bench.strand(question, in: bench.url("village"))
      #expect(outcome.status == 0, "\(question): \(outcome.summary)")
    }
  }
}

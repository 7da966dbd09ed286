import Basics
import FileContents
import Foundation
import TestSupport
import Testing

/// Whatever the fields of a study hold, no output commands a terminal, runs in a page, reads files into LaTeX or is
/// computed by a spreadsheet.
@Suite struct HostileNamesTests {
  private static let questions: [[String]] =
    Verbs.oneEach + [
      ["quotes", "--by", "tenure"], ["codebook", "--definitions"], ["compare", "--by", "tenure", "--tests"],
      ["describe"],
      ["describe", "--by", "member"], ["regress"], ["joint"], ["correlate", "trust", "harvest"],
      ["test", "trust", "--by", "member"],
    ]

  /// Where most can happen every question is asked; every third in the other formats, in each another third of them: what is
  /// escaped is a matter of the format, and of the fields that a question shows.
  private static func asked(_ format: String) -> [(number: Int, question: [String])] {
    let others = ["text", "json", "markdown", "xlsx", "docx"]
    return questions.enumerated().map { (number: $0.offset, question: $0.element) }.filter { number, _ in
      others.firstIndex(of: format).map { number % 3 == $0 % 3 } ?? true
    }
  }

  private static let study = Task { try await HostileStudy.bench() }

  @Test(arguments: Verbs.formats + ["xlsx", "docx"]) func noAnswerRunsAnything(format: String) async throws {
    let bench = try await Self.study.value
    for (number, question) in Self.asked(format) {
      let file = "answer-\(format)-\(number).\(format)"
      let isBinary = ["xlsx", "docx"].contains(format)
      let outcome = try await bench.strand(question + ["--format", format] + (isBinary ? ["--output", file] : []))
      #expect(outcome.status == 0, "\(question): \(outcome.summary)")
      let bytes = try isBinary ? bench.bytes(file) : Array(outcome.stdout.utf8)
      for fault in try HostileOutput.faults(in: bytes, format) { Issue.record("\(question) as \(format): \(fault)") }
      for fault in HostileOutput.commands(in: outcome.stderr) { Issue.record("\(question), standard error: \(fault)") }
    }
  }

  @Test func noExportRunsAnything() async throws {
    let bench = try await Self.study.value
    for export in [
      ["export", "codings", "codings.csv"], ["export", "respondents", "--output", "people.csv"],
      ["export", "ena", "ena.csv"], ["export", "qca", "qca.csv"], ["quantify", "--output", "codes.csv"],
    ] {
      let outcome = try await bench.strand(export)
      #expect(outcome.status == 0, "\(export): \(outcome.summary)")
      let file = try #require(export.last)
      for fault in try HostileOutput.faults(in: bench.bytes(file), "csv") { Issue.record("\(export): \(fault)") }
      for fault in HostileOutput.commands(in: outcome.stderr) { Issue.record("\(export), standard error: \(fault)") }
    }
  }

  /// Tables, figures, the report and what names them.
  @Test func noResultOfARunRunsAnything() async throws {
    let bench = try await HostileStudy.bench()
    let outcome = try await bench.strand("run")
    #expect(outcome.status == 0, "\(outcome.summary)")
    #expect(HostileOutput.commands(in: outcome.stderr + outcome.stdout).isEmpty, "\(outcome.summary)")
    let paths = try #require(FileManager.default.enumerator(atPath: bench.url("results").path)).compactMap {
      $0 as? String
    }
    let forms = ["csv": "csv", "html": "html", "tex": "latex", "svg": "svg", "json": "json", "md": "markdown"]
    var looked: Set<String> = []
    for path in paths {
      guard let format = forms[String(path.split(separator: ".").last ?? "")] else { continue }
      looked.insert(format)
      for fault in try HostileOutput.faults(in: bench.bytes("results/\(path)"), format) {
        Issue.record("results/\(path): \(fault)")
      }
    }
    #expect(looked.isSuperset(of: ["csv", "html", "latex", "svg", "json"]), "\(looked)")
    for format in ["html", "docx"] {
      _ = try await bench.answer("report", "--output", "whole.\(format)")
      for fault in try HostileOutput.faults(in: bench.bytes("whole.\(format)"), format) {
        Issue.record("report as \(format): \(fault)")
      }
    }
    // In R a new line in the study's name would be a command.
    try bench.write(
      try bench.read("study.yaml").replacing(/study: "=study/, with: "study: \"a\\nsystem('id')\\u2028=study"),
      to: "study.yaml")
    _ = try await bench.strand("run")
    let script = try bench.read("results/tables.R")
    #expect(script.split(whereSeparator: \.isNewline).allSatisfy { !$0.hasPrefix("system") }, "\(script.prefix(300))")
  }

  /// On a terminal data loses what would command it, too; in a file it stays as it is.
  @Test(arguments: ["text", "csv", "json", "markdown"]) func aTerminalIsCommandedByNothing(format: String) async throws
  {
    let bench = try await Self.study.value
    let terminal = try PseudoTerminal()
    let running = try Program.start(
      ["codebook", "--definitions", "--format", format], in: bench.root, home: bench.home,
      environment: ["NO_COLOR": "1"], through: ["/bin/sh", "-c", "exec \"$@\" >\(terminal.path)", "sh"])
    // Read while it is written: a terminal holds little.
    let shown = await terminal.shown(upTo: "Soil").replacing("\r\n", with: "\n")
    let outcome = try await running.outcome()
    #expect(outcome.status == 0, "\(outcome.summary)")
    #expect(shown.contains("alert") && HostileOutput.commands(in: shown).isEmpty, "\(shown)")
  }

  /// A key of two megabytes is not said back.
  @Test func aMessageIsNoLongerThanAPersonReads() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    try bench.write("study: x\n" + String(repeating: "k", count: 2_000_000) + ": y\n", to: "study.yaml")
    let outcome = try await bench.strand("status")
    #expect(outcome.status == 65 && outcome.stderr.utf8.count < 5000 && outcome.stderr.contains("study.yaml:2"))
  }

  /// A name that begins with a hyphen is a name, and an error about one is one line.
  @Test func namesInArgumentsAndErrors() async throws {
    let bench = try await Self.study.value
    #expect(try await bench.answer("quotes", "--transcript=-rf").contains("-rf"))
    try bench.write("Q: Who?\n\nA: I.\n\nQ: Who?\n\nA: I.\n", to: "-x.txt")
    #expect(try await bench.strand("import", "./-x.txt", "--dry-run").status == 0)
    let forged = "nobody\nstrand: error: all is well\u{1B}[2J"
    for arguments in [
      ["quotes", forged], ["quotes", "--transcript", forged], ["compare", "--by", forged],
      ["quotes", "--where", forged],
      ["import", forged],
    ] {
      let outcome = try await bench.strand(arguments)
      #expect(outcome.status != 0)
      #expect(HostileOutput.commands(in: outcome.stderr).isEmpty)
      #expect(!outcome.stderr.contains("\nstrand: error: all is well"), "\(outcome.stderr)")
    }
  }
}

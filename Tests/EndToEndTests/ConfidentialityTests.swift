import Foundation
import Testing

/// Interviews are confidential: words never reach standard error, and files are their owner's alone.
@Suite struct ConfidentialityTests {
  /// Stands in every place where something personal can stand.
  private static let marker = "zebraquokka"

  private static let files: [String: String] = [
    "study.yaml": AllotmentStudy.configuration + "note: \"\(marker)\"\n",
    "codebook/codes.yaml": """
    codes:
      - id: help
        name: "Help"
        definition: "\(marker) in a definition"
        examples: ["\(marker) is never hit by the rule"]
        rules: [help, "\(marker)"]
    """,
    "respondents/participants.csv": """
    id,pseudonym,age,site,years,remark
    A1,\(marker),71,north,30,\(marker)
    A2,\(marker) two,44,north,2,\(marker)
    """,
    "transcripts/a1.txt": """
    ---
    title: "\(marker)"
    remark: \(marker)
    participants:
      Maud: A1
    interviewer: Interviewer
    ---

    Interviewer: \(marker)?

    Maud: \(marker), said the \(marker). Help, \(marker)! \(marker) helps.

    """,
    "tags.csv": "transcript,code,quote,note\na1,help,\"said the \(marker)\",\(marker)\n",
  ]

  /// Ways to break the study, each leaving the marker where it was or putting it where the break is.
  static let breaks: [(path: String, text: String)] = [
    ("study.yaml", "study: x\ngroups: {\(marker): {column: a, levels: {b: c}}\n  broken: [\(marker)\n"),
    ("study.yaml", "study: [\(marker)\n"),
    ("codebook/codes.yaml", "codes:\n  - id: a\n    definition: \"\(marker)\n  - id: [\n"),
    ("codebook/codes.yaml", "codes:\n  - id: help\n    definition: [\(marker)]\n"),
    ("codebook/codes.yaml", "codes:\n  - id: help\n    examples: {a: \(marker)}\n"),
    ("respondents/participants.csv", "id,remark\nA1,\(marker),\(marker)\n"),
    ("respondents/participants.csv", "id,remark\nA1,\"\(marker)\n"),
    ("respondents/participants.csv", "id,remark\nA1,\(marker) \"quoted\" \(marker)\n"),
    ("respondents/participants.csv", "id,remark\n,\(marker)\n"),
    ("respondents/participants.csv", "remark\n\(marker)\n"),
    ("transcripts/a1.txt", "---\ntitle: [\(marker)\n---\n\nMaud: \(marker)\n"),
    ("transcripts/a1.txt", "---\ntitle: \"\(marker)\n\nMaud: \(marker)\n"),
    ("transcripts/a1.txt", "---\nlanguage: \(marker)\n: : \(marker)\n---\n\nMaud: \(marker)\n"),
    ("transcripts/a1.txt", "---\nparticipants: {Maud: [\(marker)]}\n---\n\nMaud: \(marker)\n"),
    ("transcripts/a1.txt", "---\nremark: &a \(marker)\n---\n\nMaud: \(marker)\n"),
    ("transcripts/a1.txt", ""),
    ("codings/anna.jsonl", "{\"id\":\"\(marker)\",\"quote\":\"\(marker)\"}\n{}\n"),
    ("codings/anna.jsonl", "\(marker)\n\(marker)\n"),
    ("codings/anna.jsonl", "{\"quote\":\"\(marker)\",\n"),
    ("codings/anna.jsonl", "{\"quote\":\"\(marker)\""),
    ("codings/anna.jsonl", "[\"\(marker)\"]\n{\"kind\":1,\"quote\":\"\(marker)\"}\n"),
    ("tags.csv", "transcript,code,quote\na1,help,\"\(marker) nowhere\"\na1,help,\(marker)\n"),
    ("tags.csv", "transcript,code,quote\na1,help,\(marker),\(marker)\n"),
    ("tags.csv", "transcript,code,quote,turn,note\na1,help,\(marker),1,\(marker)\n"),
    ("tags.csv", "transcript,code,quote\na1,help,\"\(marker)\n"),
  ]

  private static let tagged = Task {
    let bench = try StudyBench(files)
    _ = try await bench.answer("tag", "--from", "tags.csv")
    return bench
  }

  @Test(arguments: breaks.indices) func noWordsReachStandardError(index: Int) async throws {
    let bench = try await Self.tagged.value.copy()
    let (path, text) = Self.breaks[index]
    try bench.write(text, to: path)
    var failures = 0
    for arguments in [["compare", "--by", "site"], ["check"], ["history"], ["tag", "--from", "tags.csv"]] {
      let outcome = try await bench.strand(arguments)
      if arguments == ["check"] { #expect(!outcome.stdout.contains(Self.marker), "\(outcome.stdout)") }
      #expect(!outcome.stderr.contains(Self.marker), "\(path) \(index), \(arguments): \(outcome.stderr)")
      if outcome.status != 0 { failures += 1 }
    }
    #expect(
      failures > 0 || text.isEmpty || text == "{\"quote\":\"\(Self.marker)\"",
      "break \(index) of \(path) breaks nothing")
  }

  @Test func noWordsReachStandardErrorWhenNothingIsWrong() async throws {
    let bench = try StudyBench(Self.files)
    try bench.write(
      "Interviewer: \(Self.marker)?\n\nMaud: \(Self.marker).\n\nMaud: I.\n\nInterviewer: B?\n", to: "new.txt")
    let commands =
      [["tag", "--from", "tags.csv"], ["tag", "--from", "tags.csv"], ["undo"], ["import", "new.txt"]] + Verbs.questions
    for arguments in commands where !arguments.contains("soil") && !arguments.contains("tenure") {
      let outcome = try await bench.strand(arguments)
      // Nobody has coded anything here, so there is no agreement to compute, nothing to be saturated and no map.
      let needsCodings = ["agree", "saturation", "map"].contains(arguments[0])
      #expect(outcome.status == 0 || needsCodings && outcome.status == 66, "\(arguments): \(outcome.summary)")
      #expect(!outcome.stderr.contains(Self.marker), "\(arguments): \(outcome.stderr)")
    }
  }

  @Test func conditionsThatFailShowNoCell() async throws {
    let bench = try StudyBench(Self.files)
    for condition in [
      "remark + 1 = (", "json(remark)", "abs(-9223372036854775807 - 1) = 1 OR remark", "load_extension(remark)",
    ] {
      let outcome = try await bench.strand("quotes", "--where", condition)
      #expect(!outcome.stderr.contains(Self.marker), "\(condition): \(outcome.stderr)")
      #expect(outcome.status == 64 || outcome.status == 0, "\(condition): \(outcome.summary)")
    }
  }

  @Test func whatIsWrittenIsForItsOwnerAlone() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    _ = try await bench.answer("tag", "a1", "--code", "soil", "--turn", "6")
    for format in Verbs.formats {
      _ = try await bench.answer("quotes", "--format", format, "--output", "quotes.\(format)")
    }
    try bench.write("Interviewer: A?\n\nMaud: B.\n\nInterviewer: C?\n\nMaud: D.\n", to: "new.txt")
    _ = try await bench.answer("import", "new.txt")
    _ = try await bench.answer("init", "fresh")
    let whole = try bench.bytes("codings/anna.jsonl")
    try bench.write(whole + Array("{\"torn".utf8), to: "codings/anna.jsonl")
    _ = try await bench.strand("tag", "a1", "--code", "soil", "--turn", "4")
    let files =
      [
        ".strand/index.sqlite", ".strand/lock", "codings/anna.jsonl.torn", "transcripts/new.txt", "fresh/study.yaml",
        "fresh/codebook/codebook.yaml", "fresh/respondents/participants.csv", "fresh/.gitignore",
      ] + Verbs.formats.map { "quotes.\($0)" }
    for file in files { #expect(try bench.permissions(file) == 0o600, "\(file)") }
    for folder in [".strand", "codings", "fresh", "fresh/codebook", "fresh/transcripts", "fresh/codings"] {
      #expect(try bench.permissions(folder) == 0o700, "\(folder)")
    }
    let fresh = try StudyBench(AllotmentStudy.files)
    _ = try await fresh.answer("tag", "a1", "--code", "soil", "--turn", "6")
    #expect(try fresh.permissions("codings/anna.jsonl") == 0o600)
    for leftover in try bench.names(in: ".").filter({ $0.hasSuffix(".tmp") }) {
      Issue.record("\(leftover) was left behind")
    }
  }

  @Test func theIndexIsKeptOutOfGit() async throws {
    let bench = try StudyBench()
    _ = try await bench.answer("init")
    let ignored = try bench.read(".gitignore").split(separator: "\n")
    #expect(ignored.contains(".strand/") && ignored.contains("results/"))
  }
}

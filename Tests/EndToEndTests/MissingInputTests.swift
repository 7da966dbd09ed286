import Testing

/// What was named does not exist: exit code 66. What is there is wrong: 65. What cannot be written: 73.
@Suite struct MissingInputTests {
  static let missing: [(arguments: [String], says: String)] = [
    (["quotes", "--study", "nowhere"], "there is no study.yaml in this folder"),
    (["--study", "nowhere", "quotes"], "there is no study.yaml in this folder"),
    (["quotes", "hepl"], "Did you mean `help`"),
    (["compare", "hepl", "--by", "tenure"], "there is no code `hepl`"),
    (["cooccur", "hepl"], "there is no code `hepl`"),
    (["codebook", "hepl"], "there is no code `hepl`"),
    (["apply", "hepl"], "there is no code `hepl`"),
    (["search", "soil", "--within", "hepl"], "there is no code `hepl`"),
    (["quotes", "--coder", "ana"], "Did you mean `anna`"),
    (["history", "--coder", "ana"], "Did you mean `anna`"),
    (["tag", "a9", "--code", "help", "--turn", "1"], "there is no transcript `a9`"),
    (["tag", "a1", "--code", "hepl", "--turn", "1"], "Did you mean `help`"),
    (["tag", "--from", "nowhere.csv"], "nowhere.csv: error: there is no such file"),
    (["untag", "99999999"], "there is no id that begins with `99999999`"),
    (["accept", "h0000000"], "there is no rule's hit with the id `h0000000`"),
    (["reject", "zz"], "there is no rule's hit with the id `zz`"),
    (["memo", "text", "--coding", "99999999"], "there is no id"),
    (["memo", "text", "--transcript", "a9"], "there is no transcript `a9`"),
    (["memo", "text", "--code", "hepl"], "there is no code `hepl`"),
    (["undo", "--coder", "nobody"], "nobody has no decision that could be taken back"),
    (["undo", "99999999"], "there is no id"),
    (["import", "nowhere.txt"], "nowhere.txt: error: there is no such file"),
    (["import", "codings"], "there is no file in this folder that can be imported"),
  ]

  @Test(arguments: missing.indices) func missingInputIs66(index: Int) async throws {
    let (arguments, says) = Self.missing[index]
    let bench = try await CodedStudies.allotment()
    let outcome = try await bench.strand(arguments)
    #expect(outcome.status == 66, "strand \(arguments.joined(separator: " ")): \(outcome.summary)")
    #expect(outcome.stdout == "")
    #expect(outcome.stderr.contains(says), "strand \(arguments.joined(separator: " ")): \(outcome.stderr)")
  }

  @Test(arguments: Verbs.oneEach) func outsideAStudyEveryVerbSaysSo(arguments: [String]) async throws {
    let bench = try StudyBench()
    let outcome = try await bench.strand(arguments)
    #expect(outcome.status == 66)
    #expect(outcome.stdout == "")
    #expect(outcome.stderr.hasPrefix("strand: error: there is no study here"), "\(outcome.stderr)")
    #expect(outcome.stderr.contains("`strand init`"))
  }

  static let broken: [(path: String, text: String, says: String)] = [
    ("study.yaml", "study: x\nlanguag: en\n", "study.yaml:2"),
    ("study.yaml", "study: [\n", "study.yaml:"),
    (
      "study.yaml", "groups:\n  a:\n    column: site\n    levels: {b: \"1\"}\n",
      "exactly one of `column`, `variable` and `levels`"
    ),
    ("codebook/codes.yaml", "codes:\n  - id: a\n  - id: a\n", "codebook/codes.yaml:3"),
    ("codebook/codes.yaml", "codes:\n  - id: a\n    ruls: []\n", "Did you mean `rules`"),
    ("codebook/codes.yaml", "codes:\n  - id: a\n    rules:\n      - regex: \"(\"\n", "codebook/codes.yaml:4"),
    ("respondents/participants.csv", "name,age\nx,1\n", "there is no column `id`"),
    ("respondents/participants.csv", "id,age\nA1,1\nA1,2\n", "respondents/participants.csv:3"),
    ("respondents/participants.csv", "id,age\nA1,1,2\n", "respondents/participants.csv:2"),
    ("transcripts/a1.txt", "---\ntitle: [\n---\n\nA: b\n", "transcripts/a1.txt:"),
    ("codings/bo.jsonl", "nonsense\n{\"id\":1}\n", "codings/bo.jsonl:1"),
  ]

  @Test(arguments: broken.indices) func brokenFilesAre65AndCheckSaysTheSame(index: Int) async throws {
    let (path, text, says) = Self.broken[index]
    let bench = try await CodedStudies.allotment()
    try bench.write(text, to: path)
    let quotes = try await bench.strand("quotes")
    #expect(quotes.status == 65, "\(path): \(quotes.summary)")
    #expect(quotes.stdout == "")
    #expect(quotes.stderr.contains(says), "\(path): \(quotes.stderr)")
    let check = try await bench.strand("check", "--format", "json")
    #expect(check.status == 1, "\(path): \(check.summary)")
    let report = try JSON(parsing: check.stdout)
    #expect((report["errors"].integer ?? 0) > 0)
    let said = report["rows"].elements.map { row in
      "\(row["file"].string ?? ""):\(row["line"].integer.map(String.init) ?? "") \(row["what"].string ?? "") "
        + (row["remedy"].string ?? "")
    }
    #expect(said.contains { $0.contains(says) }, "\(path): \(said)")
  }

  @Test func aLevelThatOverlapsIsBadData() async throws {
    let bench = try await CodedStudies.allotment()
    try bench.write(AllotmentStudy.configuration.replacing("years >= 3", with: "years >= 2"), to: "study.yaml")
    let outcome = try await bench.strand("compare", "--by", "tenure")
    #expect(outcome.status == 65)
    #expect(outcome.stdout == "")
    #expect(outcome.stderr.contains("participant `A2` falls into two levels"), "\(outcome.stderr)")
  }

  @Test func whatCannotBeWrittenIs73() async throws {
    let bench = try await CodedStudies.allotment()
    for output in ["nowhere/quotes.csv", "transcripts"] {
      let outcome = try await bench.strand("quotes", "--output", output)
      #expect(outcome.status == 73, "\(outcome.summary)")
      #expect(outcome.stdout == "")
      #expect(outcome.stderr.contains("\(output): error: cannot be written"), "\(outcome.stderr)")
    }
    let full = try await bench.strand("quotes", "--output", "/dev/full/x")
    #expect(full.status == 73)
  }

  @Test func aTranscriptThatIsThereIsNotOverwritten() async throws {
    let bench = try await CodedStudies.allotment()
    let before = try bench.bytes("transcripts/a1.txt")
    try bench.write("Interviewer: One?\n\nMaud: Two.\n\nInterviewer: Three?\n\nMaud: Four.\n", to: "new/A1.txt")
    for arguments in [["import", "new/A1.txt"], ["import", "new/A1.txt", "--replace"]] {
      let outcome = try await bench.strand(arguments)
      #expect(outcome.status == 73, "\(outcome.summary)")
      #expect(outcome.stdout == "")
      #expect(outcome.stderr.contains("transcripts/a1.txt: error: "), "\(outcome.stderr)")
      #expect(!outcome.stderr.contains("Two."))
      #expect(try bench.bytes("transcripts/a1.txt") == before)
    }
  }
}

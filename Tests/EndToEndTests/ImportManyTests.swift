import Foundation
import TestSupport
import Testing

/// Folders, many files at once, open answers, comments that become memos, and programs that are not installed.
@Suite struct ImportManyTests {
  private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("ImportingTests/Fixtures")

  private func study() throws -> StudyBench { try StudyBench(["study.yaml": "study: x\nlanguage: en\n"]) }

  private func interview(_ number: Int) -> String {
    "Interviewer: Who helped you, \(number)?\n\nMaud: My neighbour did.\n\nInterviewer: And then?\n\nMaud: Nobody.\n"
  }

  @Test func aFolderOfManyWithOneThatIsBroken() async throws {
    let bench = try study()
    for number in 0..<300 {
      let folder = number % 2 == 0 ? "even" : "odd/deeper"
      try bench.write(
        number == 150 ? "{\\rtf1 cut" : interview(number),
        to: "in/\(folder)/i\(number).\(number == 150 ? "rtf" : "txt")")
    }
    try bench.write("x", to: "in/recording.mp3")
    try bench.write("x", to: "in/.hidden.txt")
    try bench.write("x", to: "in/even/~$lock.docx")
    let outcome = try await bench.strand("import", "in")
    #expect(outcome.status == 65, "\(outcome.summary)")
    #expect(try bench.names(in: "transcripts").count == 299)
    #expect(
      outcome.stderr
        == "strand: warning: files in folders with these extensions were passed over: 1 .mp3. Name a file itself to import it "
        + "whatever its name.\nstrand: in/even/i150.rtf:1: error: the Rich Text Format cannot be read (it is cut off). Open it in "
        + "its program and save it again.\n")
    #expect(outcome.stdout.contains("299 files: 299 written."))
    let again = try await bench.strand("import", "in/odd")
    #expect(again.status == 0 && again.stdout.contains("150 files: 150 unchanged."), "\(again.summary)")
  }

  @Test func patternsThatNoShellHasRead() async throws {
    let bench = try study()
    for name in ["b.txt", "a.txt", "c.md"] { try bench.write(interview(1), to: "in/\(name)") }
    let json = try await bench.json("import", "in/*.txt", "--dry-run")
    #expect(json["rows"].elements.map { $0["file"].string } == ["in/a.txt", "in/b.txt"])
    let none = try await bench.strand("import", "in/*.docx")
    #expect(none.status == 66 && none.stderr.contains("no file matches this pattern"), "\(none.summary)")
    try bench.write("x", to: "empty/x.mp3")
    #expect(try await bench.strand("import", "empty").status == 66)
    let named = try await bench.strand("import", "in/*.txt", "--name", "x")
    #expect(named.status == 64, "\(named.summary)")
  }

  @Test func commentsBecomeMemosOnce() async throws {
    let bench = try study()
    try FileManager.default.createDirectory(at: bench.url("in"), withIntermediateDirectories: true)
    let file = Self.fixtures.appendingPathComponent("interview.docx").path
    let first = try await bench.json("import", file, "--comments", "memos", "--name", "maud")
    #expect(first["rows"].elements[0]["memos"].integer == 1)
    let memo = try #require(try bench.journal("anna").first)
    #expect(memo["kind"].string == "memo" && memo["transcript"].string == "maud")
    #expect(memo["quote"].string == "can" && memo["note"].string == "Ann: Check the tape here.")
    let second = try await bench.json("import", file, "--comments", "memos", "--name", "maud")
    #expect(second["rows"].elements[0]["memos"].integer == 0)
    #expect(try bench.journal("anna").count == 1)
    _ = try await bench.answer("undo")
    let plain = try await bench.json("import", file, "--name", "other")
    #expect(plain["rows"].elements[0]["left_out"]["comments"].integer == 1)
  }

  /// From one file to people, groups, rules and quotes.
  @Test func openAnswers() async throws {
    let bench = try StudyBench([
      "study.yaml": "study: x\nlanguage: en\n",
      "codebook/c.yaml": "codes:\n  - id: lift\n    name: The lift\n    rules: [lift]\n",
      "respondents/participants.csv": "id;site\r\nR1;A\r\nR2;B\r\n",
    ])
    var table = "ResponseId,Q7,age\n"
    for number in 1...60 { table += "R\(number),\(number % 3 == 0 ? "" : "The lift: it is broken."),40\n" }
    try bench.write(table, to: "in/survey.csv")
    let seen = try await bench.strand("import", "in/survey.csv", "--name", "q7", "--dry-run")
    #expect(seen.stdout.contains("38 participants' ids are not in"), "\(seen.summary)")
    let row = try await bench.json("import", "in/survey.csv", "--name", "q7", "--participants")["rows"].elements[0]
    #expect(row["turns"].integer == 40 && row["participants_added"].integer == 38)
    #expect(row["left_out"]["rows without words"].integer == 20)
    let people = try bench.read("respondents/participants.csv")
    #expect(people.hasPrefix("id;site\r\nR1;A\r\nR2;B\r\nR4;\r\nR5;\r\n"))
    #expect(try await bench.json("check")["errors"].integer == 0)
    let quotes = try await bench.json("quotes", "lift")
    #expect(quotes["total"].integer == 40)
    #expect(quotes["rows"].elements[0]["participant"].string == "R1")
    let compare = try await bench.json("compare", "--by", "site")
    #expect(compare["rows"].elements[0]["cells"].elements.map { $0["people"].integer } == [1, 1])
  }

  /// The error names the package; nothing is left behind.
  @Test func aToolThatIsNotInstalled() async throws {
    let bench = try study()
    let file = Self.fixtures.appendingPathComponent("interview.pdf").path
    let outcome = try await bench.strand("import", file, environment: ["PATH": bench.root.path])
    #expect(outcome.status == 66, "\(outcome.summary)")
    #expect(
      outcome.stderr
        == "strand: \(file): error: the program `pdftotext` is needed to read it and is not installed. Install the package "
        + "poppler-utils, for example `sudo apt install poppler-utils`.\n")
    #expect(!bench.exists("transcripts"))
  }
}

import Foundation
import Testing

/// `strand import-project` and `strand export project`, from outside.
@Suite struct ProjectExchangeTests {
  private func resettlement() throws -> StudyBench { try StudyBench(copying: Documents.repository) }

  /// The study written as a project, and the study made of that project in `back`.
  private func thereAndBack(_ bench: StudyBench, through project: String) async throws {
    _ = try await bench.answer("export", "project", project)
    _ = try await bench.answer("import-project", project, "--into", "back")
  }

  /// Words, places, speakers, participants and groups of all that people coded. A segment's coders are named, the ids of
  /// its codings are not: QualCoder does not keep them.
  private func quotes(_ bench: StudyBench, _ arguments: [String]) async throws -> [[String]] {
    let json = try await bench.json(["quotes", "--per-coder", "--by", "community", "--review", "decided"] + arguments)
    return json["rows"].elements.map { row in
      [
        row["code"].string ?? "", row["transcript"].string ?? "", "\(row["start"].integer ?? -1)",
        "\(row["end"].integer ?? -1)", row["text"].string ?? row["quote"].string ?? "", row["participant"].string ?? "",
        row["coders"].strings.joined(separator: " "),
      ]
    }
  }

  @Test func theStudyComesBackFromREFI() async throws {
    let bench = try resettlement()
    try await thereAndBack(bench, through: "study.qdpx")
    let before = try await quotes(bench, [])
    let after = try await quotes(bench, ["--study", "back"])
    #expect(before.count > 100)
    #expect(after == before)
    // An accepted hit is its coder's own coding there, and a rejected one is unread again: people and segments are the same.
    let comparison = ["compare", "--by", "community", "--review", "decided"]
    func counts(_ answer: JSON) -> [[Int?]] {
      answer["rows"].elements.map { row in
        row["cells"].elements.flatMap { [$0["people"].integer, $0["segments"].integer] }
      }
    }
    let counted = counts(try await bench.json(comparison))
    #expect(counted.joined().contains { $0 != 0 })
    #expect(counts(try await bench.json(comparison + ["--study", "back"])) == counted)
    #expect(try bench.read("back/respondents/participants.csv").hasPrefix("id,"))
    #expect(try await bench.strand("check", "--study", "back").status == 0)
    for name in try bench.names(in: "codebook") {
      #expect(try bench.bytes("back/codebook/\(name)") == bench.bytes("codebook/\(name)"))
    }
    for name in try bench.names(in: "transcripts").filter({ $0.hasSuffix(".txt") }) {
      #expect(try bench.bytes("back/transcripts/\(name)") == bench.bytes("transcripts/\(name)"), "\(name)")
    }
  }

  @Test func theStudyComesBackFromQualCoder() async throws {
    let bench = try resettlement()
    try await thereAndBack(bench, through: "study.qda")
    let before = try await quotes(bench, [])
    let after = try await quotes(bench, ["--study", "back"])
    #expect(after == before)
    let again = try await bench.strand("export", "project", "study.qda")
    #expect(again.status == 73)
    #expect(again.stderr.contains("there is something of this name already"))
  }

  @Test func turnsComeBackAsTranscripts() async throws {
    let bench = try resettlement()
    _ = try await bench.answer("export", "turns", "--output", "turns.jsonl")
    _ = try await bench.answer("import-project", "turns.jsonl", "--into", "back")
    _ = try await bench.answer("export", "turns", "--output", "again.jsonl", "--study", "back")
    func facts(_ file: String) throws -> [[String]] {
      try bench.read(file).split(separator: "\n").map { line in
        let turn = try JSON(parsing: String(line))
        return ["id", "speaker", "label", "participant", "language", "text"].map { turn[$0].string ?? "" }
      }
    }
    #expect(try facts("turns.jsonl").count > 1000)
    #expect(try facts("again.jsonl") == facts("turns.jsonl"))
  }

  @Test func theLossesAreListed() async throws {
    let bench = try resettlement()
    let json = try await bench.json("export", "project", "study.qdpx")
    #expect(
      json.differences(from: [
        "command": "string", "study": "string", "inputs": "object", "unit": "string", "file": "string",
        "rows": "[object]",
      ]) == [])
    let rejected = try #require(json["rows"].elements.first { $0["kind"].string == "rejected hits" })
    #expect(rejected["outcome"].string == "left out")
    #expect(rejected["count"].integer == 66)
    let accepted = json["rows"].elements.first { $0["reason"].string?.contains("accepted hit") == true }
    #expect(accepted?["count"].integer == 162)
    // The same study gives the same bytes.
    let first = try bench.bytes("study.qdpx")
    _ = try await bench.answer("export", "project", "study.qdpx")
    #expect(try bench.bytes("study.qdpx") == first)
  }

  @Test func theStudyItCameFromNeedsNothingOfIt() async throws {
    let bench = try resettlement()
    _ = try await bench.answer("export", "project", "study.qdpx")
    let json = try await bench.json("import-project", "study.qdpx")
    #expect(json["notes"].strings.contains("Everything was there already; nothing was written."))
    #expect(!bench.exists("import-report.md"))
  }

  @Test func aNewStudyHasWhatTheProjectHas() async throws {
    let bench = try resettlement()
    _ = try await bench.answer("export", "project", "study.qdpx")
    let dry = try await bench.strand("import-project", "study.qdpx", "--into", "new", "--dry-run")
    #expect(dry.status == 0)
    #expect(dry.stdout.contains("Nothing was written (dry run)."))
    #expect(!bench.exists("new"))
    let outcome = try await bench.strand("import-project", "study.qdpx", "--into", "new")
    #expect(outcome.status == 0, "\(outcome.summary)")
    #expect(outcome.stderr == "Wrote import-report.md and import-report.json.\n")
    #expect(try bench.names(in: "new/codebook") == bench.names(in: "codebook"))
    #expect(bench.exists("new/study.yaml"))
    let report = try JSON(parsing: bench.read("new/import-report.json"))
    #expect(report["command"].string == "import-project")
    #expect(report["files"].elements.allSatisfy { $0["change"].string == "new" })
    #expect(report["transcripts"].elements.count == 25)
    #expect(report["transcripts"].elements.allSatisfy { $0["confirmed"] == $0["checkable"] })
    let text = try bench.read("new/import-report.md")
    #expect(text.contains("| codings |"))
    let again = try await bench.strand("import-project", "study.qdpx", "--into", "new")
    #expect(again.stdout.contains("Everything was there already; nothing was written."))
    #expect(try bench.names(in: "new").filter { $0.hasPrefix("import-report") }.count == 2)
  }

  @Test func whatCannotBeReadIsOneErrorAndLeavesNothing() async throws {
    let bench = try StudyBench()
    try bench.write("PK\u{3}\u{4} and no more", to: "broken.qdpx")
    let broken = try await bench.strand("import-project", "broken.qdpx", "--into", "new")
    #expect(broken.status == 65, "\(broken.summary)")
    #expect(broken.stdout == "")
    #expect(broken.stderr.split(separator: "\n").count == 1)
    #expect(!bench.exists("new"))
    let missing = try await bench.strand("import-project", "nowhere.qdpx", "--into", "new")
    #expect(missing.status == 66, "\(missing.summary)")
    let ending = try await bench.strand("export", "project", "study.zip")
    #expect(ending.status == 64, "\(ending.summary)")
    let both = try await bench.strand("import-project", "x.qdpx", "--into", "a", "--study", "b")
    #expect(both.status == 64, "\(both.summary)")
  }
}

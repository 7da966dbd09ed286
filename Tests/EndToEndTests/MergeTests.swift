import Foundation
import TestSupport
import Testing

/// The work of others taken in, with and without git.
@Suite struct MergeTests {
  /// A study, and a copy of it in which bo has worked: one more coding, a transcript of his own.
  private func pair() async throws -> (mine: StudyBench, theirs: StudyBench) {
    let mine = try StudyBench(AllotmentStudy.files)
    _ = try await mine.answer("tag", "a1", "--code", "soil", "--turn", "2", "--coder", "anna")
    let theirs = try StudyBench(copying: mine.root)
    _ = try await theirs.answer("tag", "a1", "--code", "order", "--quote", "Two pounds", "--coder", "bo")
    _ = try await theirs.answer("tag", "a2", "--code", "soil", "--turn", "2", "--coder", "anna")
    try theirs.write("Bo: There is a pond.\n", to: "transcripts/pond.txt")
    _ = try await mine.answer("tag", "a1", "--code", "help", "--turn", "4", "--coder", "anna")
    return (mine, theirs)
  }

  @Test func aCopyOfTheStudy() async throws {
    let (mine, theirs) = try await pair()
    let before = try mine.read("codings/anna.jsonl")
    let dry = try await mine.json("merge", theirs.root.path, "--dry-run")
    #expect(dry["rows"].elements.map { $0["coder"].string } == ["anna", "bo"])
    #expect(dry["rows"].elements.map { $0["new"].integer } == [1, 1])
    #expect(dry["new_transcripts"].strings == ["pond"] && dry["dry_run"].bool == true)
    #expect(try mine.read("codings/anna.jsonl") == before && !mine.exists("codings/bo.jsonl"))
    _ = try await mine.answer("merge", theirs.root.path)
    #expect(try mine.journal("anna").count == 3 && mine.journal("bo").count == 1)
    #expect(try mine.read("transcripts/pond.txt") == theirs.read("transcripts/pond.txt"))
    #expect(try await mine.answer("merge", theirs.root.path).contains("Nothing is new."))
    #expect(try mine.journal("anna").count == 3)
    #expect(try await mine.strand("check").status == 0)
  }

  @Test func journalsAlone() async throws {
    let (mine, theirs) = try await pair()
    _ = try await mine.answer("merge", theirs.url("codings/bo.jsonl").path)
    #expect(try mine.journal("bo").count == 1 && !mine.exists("transcripts/pond.txt"))
    for (source, status, said) in [
      ("nowhere", 66, "neither a study's folder nor a journal"), (mine.root.path, 64, "is this study itself"),
    ] as [(String, Int32, String)] {
      let outcome = try await mine.strand("merge", source)
      #expect(outcome.status == status && outcome.stderr.contains(said), "\(outcome.summary)")
    }
  }

  @Test func anEditedLineStopsTheMerge() async throws {
    let (mine, theirs) = try await pair()
    try theirs.write(
      theirs.read("codings/anna.jsonl").replacing("\"code\":\"soil\"", with: "\"code\":\"help\""),
      to: "codings/anna.jsonl")
    let outcome = try await mine.strand("merge", theirs.root.path)
    #expect(outcome.status == 65 && outcome.stderr.contains("differs between the two copies"), "\(outcome.summary)")
    #expect(!mine.exists("codings/bo.jsonl") && !mine.exists("transcripts/pond.txt"))
  }

  @Test func anotherTextAndAnotherCodebook() async throws {
    let (mine, theirs) = try await pair()
    let text = try theirs.read("transcripts/a1.txt")
    try theirs.write(text.replacing("Two pounds", with: "In May. Two pounds"), to: "transcripts/a1.txt")
    _ = try await theirs.answer("reanchor", "--coder", "bo")
    _ = try await theirs.answer("tag", "a1", "--code", "order", "--quote", "The fine went", "--coder", "bo")
    try theirs.write(
      theirs.read("codebook/codes.yaml").replacing("Coded by hand only.", with: "Earth."), to: "codebook/codes.yaml")
    let report = try await mine.json("merge", theirs.root.path)
    #expect(report["differing_transcripts"].strings == ["a1"])
    #expect(report["codebooks"].elements[0]["codes"].elements.map { $0["code"].string } == ["soil"])
    #expect(try mine.read("transcripts/a1.txt") == text)
    #expect(try !mine.read("codebook/codes.yaml").contains("Earth."))
    let words = try await mine.json("quotes", "order", "--coder", "bo")["rows"].elements.map { $0["text"].string }
    #expect(words == ["Two pounds", "The fine went"])
  }

  // MARK: git

  private func git(_ bench: StudyBench, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"] + arguments
    process.currentDirectoryURL = bench.root
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  /// One journal written to on two branches; the driver is configured as the documentation says.
  @Test func gitMergesJournals() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    try bench.write("codings/*.jsonl merge=union\n", to: ".gitattributes")
    func run(_ arguments: String...) throws {
      let (status, output) = try git(bench, arguments)
      #expect(status == 0, "git \(arguments): \(output)")
    }
    _ = try await bench.answer("tag", "a1", "--code", "soil", "--turn", "2")
    try run("init", "-q", "-b", "main")
    try run("add", "-A")
    try run("commit", "-qm", "one")
    try run("config", "merge.strand.driver", "'\(Program.url.path)' merge-driver %O %A %B")
    try bench.write("codings/*.jsonl merge=strand\n", to: ".git/info/attributes")
    try run("checkout", "-qb", "other")
    _ = try await bench.answer("tag", "a1", "--code", "order", "--turn", "4")
    try run("commit", "-qam", "two")
    try run("checkout", "-q", "main")
    _ = try await bench.answer("tag", "a2", "--code", "help", "--turn", "2")
    _ = try await bench.answer("undo")
    try run("commit", "-qam", "three")
    try run("merge", "-q", "-m", "both", "other")
    let events = try bench.journal("anna")
    #expect(events.map { $0["kind"].string } == ["tag", "tag", "tag", "undo"])
    let times = events.compactMap { $0["time"].string }
    #expect(times == times.sorted())
    #expect(try await bench.strand("check").status == 0)
    // A revision of the codebook is compared by git, too.
    #expect(try await bench.answer("codebook", "--diff", "HEAD~1").contains("Nothing has changed."))
  }

  @Test func aConflictIsLeftToPeople() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    _ = try await bench.answer("tag", "a1", "--code", "soil", "--turn", "2")
    let journal = try bench.read("codings/anna.jsonl")
    try bench.write(journal, to: "ours")
    try bench.write(journal.replacing("\"soil\"", with: "\"help\""), to: "theirs")
    try bench.write("", to: "base")
    let outcome = try await bench.strand("merge-driver", "base", "ours", "theirs")
    #expect(outcome.status == 65 && outcome.stderr.contains("differs between the two copies"), "\(outcome.summary)")
    #expect(try bench.read("ours") == journal)
    // A torn line would be lost.
    try bench.write(journal + journal.prefix(40), to: "theirs")
    let torn = try await bench.strand("merge-driver", "base", "ours", "theirs")
    #expect(torn.status == 65 && torn.stderr.contains("theirs:2: error:"), "\(torn.summary)")
    #expect(try bench.read("ours") == journal)
    // A copy's is left out, and said.
    try bench.write(journal + journal.prefix(40), to: "other/anna.jsonl")
    let merged = try await bench.strand("merge", "other/anna.jsonl")
    #expect(merged.status == 0 && merged.stderr.contains("other/anna.jsonl:2: warning:"), "\(merged.summary)")
  }
}

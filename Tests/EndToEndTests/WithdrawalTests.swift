import Foundation
import TestSupport
import Testing

/// Transcripts taken out of a study: nothing of them stays, and what the program leaves to people is named.
@Suite struct WithdrawalTests {
  /// Only Maud says it.
  private static let words = "the kettle under the bench is for the herons"

  /// Files below a folder that hold the words, by path.
  private func holders(_ folder: URL, of words: String = Self.words) throws -> [String] {
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return try files.filter { path in
      let url = folder.appendingPathComponent(path)
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      return try !isFolder.boolValue && Data(contentsOf: url).range(of: Data(words.utf8)) != nil
    }.sorted()
  }

  /// The allotment study with the words in every place that a study has for words: codings, judgements, memos on a
  /// passage, on a coding, on a code and on another transcript, a note, a transcript's earlier text and earlier name, moves,
  /// a line that was set aside, the index, results.
  private func planted() async throws -> StudyBench {
    let bench = try await CodedStudies.allotment()
    let sentence = "The committee's rules say that \(Self.words)."
    let text = try bench.read("transcripts/a1.txt")
    try bench.write(
      text.replacing("The fine went into the tea box.", with: "\(sentence) The fine went into the tea box."),
      to: "transcripts/a1.txt")
    _ = try await bench.answer("reanchor")
    _ = try await bench.answer("tag", "a1", "--code", "help", "--quote", Self.words, "--note", "herons: \(Self.words)")
    let coding = try await bench.json("tag", "a1", "--code", "soil", "--quote", Self.words, "--coder", "bo")
    let id = try #require(coding["rows"].elements.first?["id"].string)
    let hits = try await bench.json("quotes", "order", "--review", "unreviewed")["rows"].elements.filter {
      $0["transcript"].string == "a1"
    }.flatMap { $0["ids"].strings }
    #expect(hits.count >= 2)
    _ = try await bench.answer("accept", hits[0])
    _ = try await bench.answer("reject", hits[1], "--coder", "bo")
    let memos = [
      ["--transcript", "a1"], ["--coding", id], ["--code", "soil"], ["--transcript", "a2"],
    ]
    for target in memos { _ = try await bench.answer(["memo", "Look: \(Self.words)!"] + target) }
    _ = try await bench.answer("memo", "She is the one.", "--participant", "A1")
    _ = try await bench.answer("memo", "Like her.", "--code", "help", "--link", "participant:A1")
    _ = try await bench.answer("memo", "As there.", "--code", "help", "--link", "transcript:a1")
    _ = try await bench.answer("done", "a1", "--coder", "bo")
    // A later text, to which the codings are carried, and another name.
    let corrected = try bench.read("transcripts/a1.txt").replacing("Two pounds", with: "Well. Two pounds")
    try bench.write(corrected, to: "transcripts/a1.txt")
    _ = try await bench.answer("reanchor")
    _ = try await bench.answer("rename-transcript", "a1", "maud")
    let line = try #require(
      bench.read("codings/bo.jsonl").split(separator: "\n").first { $0.contains(Self.words) && $0.contains("a1") })
    try bench.write(String(line.dropLast(20)), to: "codings/bo.jsonl.torn")
    _ = try await bench.answer("run")
    return bench
  }

  @Test func nothingStaysOfAWithdrawnTranscript() async throws {
    let bench = try await planted()
    let places = try holders(bench.root)
    for path in [
      ".strand/index.sqlite", "codings/anna.jsonl", "codings/bo.jsonl", "codings/bo.jsonl.torn", "results/report.html",
      "transcripts/maud.txt",
    ] {
      #expect(places.contains(path), "\(path)")
    }
    let dry = try await bench.json("remove-transcript", "maud", "--dry-run")
    #expect(dry["removed"].bool == false)
    #expect(try holders(bench.root) == places)
    let others = try ["anna", "bo"].map { coder in
      try bench.journal(coder).filter { $0["transcript"].string.map { $0 != "a1" && $0 != "maud" } ?? false }.filter {
        $0["kind"].string != "memo"
      }
    }
    let answer = try await bench.json("remove-transcript", "maud", "--yes", "--note", "consent withdrawn")
    #expect(answer["removed"].bool == true && answer["rows"] == dry["rows"])
    let memos = answer["rows"].elements.filter { $0["what"].string?.hasPrefix("memos on other things") == true }
    #expect(memos.map { $0["count"].integer } == [4])
    #expect(try holders(bench.root).isEmpty)
    #expect(!bench.exists("results") && !bench.exists(".strand"))
    for (coder, kept) in zip(["anna", "bo"], others) {
      let now = try bench.journal(coder)
      #expect(kept.allSatisfy(now.contains), "other lines stay as they are")
      let text = try bench.read("codings/\(coder).jsonl")
      #expect(!text.contains("\"a1\"") && !text.contains("\"maud\""))
    }
    let record = try #require(try bench.journal("anna").last)
    #expect(record.keys == ["id", "kind", "note", "time"] && record["kind"].string == "remove")
    #expect(try await bench.answer("history").contains("remove"))
    let check = try await bench.strand("check")
    #expect(check.status == 0 && !check.stdout.contains("taken out"), "\(check.summary)")
    #expect(try await bench.json("quotes")["rows"].elements.allSatisfy { $0["transcript"].string != "maud" })
    _ = try await bench.answer("run")
    #expect(try holders(bench.root).isEmpty)
    let undo = try await bench.strand("undo", try #require(record["id"].string))
    #expect(undo.status == 64 && undo.stderr.contains("cannot be brought back"))
  }

  /// What the program does not change is named with file and line, and nothing else holds the words.
  @Test func whatIsLeftIsNamed() async throws {
    let bench = try await planted()
    let codebook = try bench.read("codebook/codes.yaml")
    try bench.write(
      codebook.replacing("- \"He lent me his spade.\"", with: "- \"The kettle under the bench is for the herons.\""),
      to: "codebook/codes.yaml")
    try bench.write("A heading\n\nShe said: The kettle under\nthe bench is for the herons.\n", to: "drafts/paper.md")
    try bench.write("binary", to: "recordings/maud.m4a")
    _ = try await bench.answer(
      "tag", "a2", "--code", "help", "--turn", "4", "--note", "as with her: \(Self.words)", "--coder", "bo")
    let notes = try await bench.json("remove-transcript", "maud", "--yes")["notes"].strings
    for place in [
      "respondents/participants.csv:2: ", "codebook/codes.yaml:13: ", "drafts/paper.md:3: ", "recordings/maud.m4a: ",
      "codings/bo.jsonl: the note of ",
    ] {
      #expect(notes.contains { $0.hasPrefix("Left for you: \(place)") }, "\(place) in \(notes)")
    }
    // The paper breaks the line inside the words.
    #expect(
      try holders(bench.root, of: "under the bench is for the herons") == ["codebook/codes.yaml", "codings/bo.jsonl"])
  }

  /// A colleague's copy keeps an index of its own: it forgets the text as soon as the record has come.
  @Test func aColleaguesIndexForgets() async throws {
    let bench = try await planted()
    let copy = bench.temporary.url.appendingPathComponent("copy/study")
    try FileManager.default.createDirectory(
      at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: bench.root, to: copy)
    _ = try await bench.answer("remove-transcript", "maud", "--yes")
    for part in ["transcripts", "codings", "results"] {
      try FileManager.default.removeItem(at: copy.appendingPathComponent(part))
      if bench.exists(part) {
        try FileManager.default.copyItem(at: bench.url(part), to: copy.appendingPathComponent(part))
      }
    }
    #expect(try holders(copy) == [".strand/index.sqlite"])
    // Where the index cannot be brought up to date, `check` names it.
    let configuration = try bench.read("study.yaml")
    try Data((configuration + "nonsense: 1\n").utf8).write(to: copy.appendingPathComponent("study.yaml"))
    let check = try await bench.strand("check", in: copy)
    #expect(
      check.stdout.contains(".strand/: warning: the index was made before a transcript was taken out"),
      "\(check.summary)")
    try Data(configuration.utf8).write(to: copy.appendingPathComponent("study.yaml"))
    #expect(try await bench.strand("status", in: copy).status == 0)
    #expect(try holders(copy).isEmpty)
  }

  /// A colleague's journal brings lines back; git remembers.
  @Test func checkFindsWhatIsLeft() async throws {
    let bench = try await CodedStudies.allotment()
    let journal = try bench.read("codings/bo.jsonl")
    func git(_ arguments: String...) throws {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["git", "-C", bench.root.path, "-c", "user.name=t", "-c", "user.email=t@t"] + arguments
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "git \(arguments)")
    }
    try git("init")
    try git("add", "-A")
    try git("commit", "-m", "all")
    _ = try await bench.answer("run")
    let results = try bench.read("results/manifest.json")
    let notes = try await bench.json("remove-transcript", "a1", "--yes")["notes"].strings
    #expect(notes.contains { $0.contains("its history keeps what was committed") })
    // The deletion is not committed yet, and the history has the transcript all the same.
    #expect(try await bench.strand("check").stdout.contains("git's history still has 1 transcript"))
    try git("add", "-A")
    try git("commit", "-m", "one less")
    try bench.write(journal, to: "codings/bo.jsonl")
    try bench.write(results, to: "results/manifest.json")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -3600)], ofItemAtPath: bench.url("results/manifest.json").path)
    let check = try await bench.strand("check")
    #expect(check.stdout.contains("git's history still has 1 transcript that is not here any more"), "\(check.stdout)")
    #expect(check.stdout.contains("about `a1`, which is not a transcript of the study"), "\(check.stdout)")
    #expect(check.stdout.contains("the results were made before a transcript was taken out"), "\(check.stdout)")
    _ = try await bench.answer("remove-transcript", "a1", "--yes")
    let again = try await bench.strand("check")
    #expect(again.status == 0 && !again.stdout.contains("`a1`"), "\(again.stdout)")
  }
}

import Foundation
import TestSupport
import Testing

/// What Strand has written it reads again: names and words are what they were, as far as the form can hold them.
@Suite struct HostileReturnsTests {
  private static let study = Task { try await HostileStudy.bench() }

  /// XML 1.0 has no control characters of ASCII but tabs and line ends.
  private func inXML(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }))
  }

  /// A transcript that is imported has no control characters at all.
  private func asImported(_ text: String) -> String {
    inXML(String(String.UnicodeScalarView(text.unicodeScalars.filter { !(0x7F..<0xA0 ~= $0.value) })))
  }

  private func imported(_ file: String, _ bench: StudyBench, into folder: String) async throws {
    let outcome = try await bench.strand("import-project", file, "--into=\(folder)")
    #expect(outcome.status == 0, "\(file): \(outcome.summary)")
    #expect(HostileOutput.commands(in: outcome.stdout + outcome.stderr).isEmpty, "\(file): \(outcome.summary)")
    for (name, form) in [("import-report.md", "markdown"), ("import-report.json", "json")] {
      for fault in try HostileOutput.faults(in: bench.bytes("\(folder)/\(name)"), form) {
        Issue.record("\(file), \(name): \(fault)")
      }
    }
  }

  /// Each code with all that the codebook says of it.
  private func codes(
    _ bench: StudyBench, _ arguments: [String] = [], fields: [String] = ["code", "name", "definition", "colour"]
  ) async throws -> [[String]] {
    try await bench.json(["codebook", "--definitions"] + arguments)["rows"].elements.map { row in
      fields.map { row[$0].string ?? "" } + ["\(row["depth"].integer ?? -1)"]
        + row["include"].strings + row["exclude"].strings + row["examples"].strings
    }
  }

  /// Codings with their words and coders.
  private func quotes(_ bench: StudyBench, _ arguments: [String] = []) async throws -> [String] {
    try await bench.json(["quotes", "--per-coder", "--review", "decided"] + arguments)["rows"].elements.map { row in
      let coders = row["coders"].strings.joined(separator: "+")
      return [row["code"].string ?? "", coders, asImported(row["text"].string ?? "")].joined(separator: " | ")
    }.sorted()
  }

  private func memos(_ bench: StudyBench, _ arguments: [String] = []) async throws -> [String] {
    try await bench.json(["memos"] + arguments)["rows"].elements.compactMap { $0["text"].string }.sorted()
  }

  /// Transcripts whose labels are as importing writes them, by name.
  private func bodies(_ bench: StudyBench, in folder: String) throws -> [String] {
    try ["-rf.txt", "=HYPERLINK(1).txt", "a1.txt", "a3.txt", "shed.txt"].map { name in
      let text = try bench.read("\(folder)/\(name)")
      let body = text.range(of: "\n---\n")?.upperBound ?? text.startIndex
      return asImported(String(text[body...])).trimmingCharacters(in: .newlines)
    }
  }

  @Test(arguments: ["./-back.qdpx", "./-back.qda"]) func theStudyComesBack(file: String) async throws {
    let bench = try await HostileStudy.bench()
    _ = try await bench.answer("export", "project", file)
    try await imported(file, bench, into: "-back")
    let back = ["--study=-back"]
    #expect(try await quotes(bench, back) == quotes(bench))
    #expect(try bodies(bench, in: "-back/transcripts") == bodies(bench, in: "transcripts"))
    let names = try bench.names(in: "-back/transcripts")
    #expect(names.count == 6)
    #expect(names.allSatisfy { HostileOutput.commands(in: $0).isEmpty && !$0.contains("\\") }, "\(names)")
    let people = try bench.read("-back/respondents/participants.csv")
    for field in ["=id", "=pseudonym", "@site"] { #expect(people.contains(field), "\(field)") }
    let check = try await bench.strand("check", "--study=-back")
    #expect(check.status == 0 && HostileOutput.commands(in: check.stdout + check.stderr).isEmpty, "\(check.summary)")
    if file.hasSuffix("qdpx") {
      // The codebook's files escape control characters themselves.
      #expect(try await codes(bench, back) == codes(bench))
      #expect(try await memos(bench, back) == memos(bench).map(inXML))
    } else {
      // QualCoder has a colour for each code, and a code's memos under its definition.
      let fields = ["code", "name"]
      #expect(try await codes(bench, back, fields: fields) == codes(bench, fields: fields))
      #expect(try await memos(bench, back) == [HostileStudy.text("remark", begin: "@")])
      let definitions = try await codes(bench, back, fields: ["definition"]).map { $0[0] }
      let whole = HostileStudy.text("definition", begin: "@") + "\n\n" + HostileStudy.text("memo")
      #expect(definitions.contains(whole))
    }
  }

  @Test(arguments: ["codes.csv", "codes.qdc"]) func theCodebookComesBack(file: String) async throws {
    let bench = try await HostileStudy.bench()
    let export = try await bench.strand("export", "codebook", file)
    #expect(export.status == 0)
    let leavesOut = export.stderr.contains("control characters, which XML does not have.")
    #expect(leavesOut == file.hasSuffix("qdc"), "\(export.stderr)")
    try await imported(file, bench, into: "back")
    let before = try await codes(bench)
    let after = try await codes(bench, ["--study", "back"])
    #expect(after == (file.hasSuffix("qdc") ? before.map { $0.map(inXML) } : before))
  }

  /// Codings go into a study that has the transcripts.
  @Test(arguments: ["csv", "xlsx", "jsonl", "json", "jsonld"]) func codingsComeBack(form: String) async throws {
    let bench = try await Self.study.value
    let copy = try bench.copy()
    _ = try await copy.answer("export", "codings", "codings.\(form)", "--speakers", "everyone")
    for coder in try copy.names(in: "codings") { try copy.remove("codings/\(coder)") }
    let outcome = try await copy.strand("import-project", "codings.\(form)")
    #expect(outcome.status == 0, "\(outcome.summary)")
    #expect(HostileOutput.commands(in: outcome.stdout + outcome.stderr).isEmpty, "\(outcome.summary)")
    // A workbook has no control characters: passages and names with them are left out, which the answer says.
    if form == "xlsx" {
      #expect(outcome.stdout.contains("left out") && outcome.stdout.contains("their words do not occur"))
      let known = try await quotes(bench)
      let taken = try await quotes(copy)
      return #expect(taken.count > 8 && Set(taken).isSubset(of: known), "\(taken.count) of \(known.count)")
    }
    #expect(try await quotes(copy) == quotes(bench))
    let codings = try ["anna", "bo"].flatMap { try copy.journal($0) }
    #expect(codings.contains { $0["transcript"].string == HostileStudy.transcript })
    #expect(codings.contains { $0["note"].string == HostileStudy.text("note") })
  }

  @Test func turnsComeBack() async throws {
    let bench = try await HostileStudy.bench()
    _ = try await bench.answer("export", "turns", "--output", "turns.jsonl")
    try await imported("turns.jsonl", bench, into: "back")
    _ = try await bench.answer("export", "turns", "--output", "again.jsonl", "--study", "back")
    func turns(_ file: String) throws -> [[String]] {
      try bench.read(file).split(separator: "\n").map { line in
        let turn = try JSON(parsing: String(line))
        return ["speaker", "label", "participant", "text"].map { asImported(turn[$0].string ?? "") }
      }.sorted { $0.lexicographicallyPrecedes($1) }
    }
    #expect(try turns("turns.jsonl").count > 20)
    let (before, after) = (try turns("turns.jsonl"), try turns("again.jsonl"))
    for turn in after where !before.contains(turn) { Issue.record("\(turn)") }
    #expect(after.count == before.count)
  }
}

import Foundation
import TestSupport
import Testing

/// `strand pseudonymise`: a copy with other names, in which every coding stands on the same words.
@Suite struct PseudonymTests {
  private static let table = """
    original,replacement,kind
    Luo Guifen,Ma Yuhua,name
    Guifen,Yuhua,name
    Wu Shunfa,Bo Jianmin,name
    Shunfa,Jianmin,name
    杨大姐,柳大姐,name
    Yao Xiulian,Sun Hongmei,name

    """
  private static let originals = ["Guifen", "Shunfa", "杨大姐", "Yao Xiulian"]

  private func bench() throws -> StudyBench {
    let bench = try StudyBench(copying: Documents.repository)
    try Self.table.write(
      to: bench.temporary.url.appendingPathComponent("names.csv"), atomically: true, encoding: .utf8)
    return bench
  }

  @Test func theCopyAnswersTheSame() async throws {
    let bench = try bench()
    let copied = try await bench.json("pseudonymise", "--table", "../names.csv", "--to", "../copy")
    #expect(copied["rows"].elements.map { $0["count"].integer ?? 0 }.reduce(0, +) > 90)
    let copy = bench.temporary.url.appendingPathComponent("copy")
    let check = try await bench.strand("check", "--pseudonyms", "../names.csv", in: copy)
    #expect(check.status == 0 && !check.stdout.contains("occurs here"), "\(check.summary)")
    for question in [["compare", "--by", "cbo"], ["cooccur"], ["quantify", "--format", "csv"]] {
      let here = try await bench.strand(question)
      let there = try await bench.strand(question, in: copy)
      #expect(there.status == 0 && there.stdout == replaced(here.stdout), "\(question)")
    }
    // Every quote is the old one with other names.
    let old = try await bench.json("quotes", "--origin", "person")["rows"].elements
    let new = try JSON(
      parsing: try await bench.strand("quotes", "--origin", "person", "--format", "json", in: copy).stdout)["rows"]
      .elements
    #expect(new.count == old.count)
    for (a, b) in zip(old, new) { #expect(b["text"].string == replaced(a["text"].string ?? "")) }
    // The same events; no original anywhere; for the owner only.
    for coder in ["lin", "mercier"] {
      let events = try String(contentsOf: copy.appendingPathComponent("codings/\(coder).jsonl"), encoding: .utf8)
        .split(separator: "\n").map { try JSON(parsing: String($0))["id"].string }
      #expect(try bench.journal(coder).map { $0["id"].string } == events)
    }
    let paths = FileManager.default.enumerator(atPath: copy.path)?.allObjects as? [String] ?? []
    for path in paths where !path.hasPrefix(".strand") {
      let url = copy.appendingPathComponent(path)
      let mode = try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
      #expect((mode ?? 0) & 0o077 == 0, "\(path)")
      guard let text = try? String(contentsOf: url, encoding: .utf8) else { continue }
      for original in Self.originals { #expect(!text.contains(original), "\(path)") }
    }
  }

  /// The journal's name would stay in the copy.
  @Test func aCoderWhoIsInTheTableIsRefused() async throws {
    let bench = try bench()
    try FileManager.default.moveItem(at: bench.url("codings/lin.jsonl"), to: bench.url("codings/Guifen.jsonl"))
    let result = try await bench.strand("pseudonymise", "--table", "../names.csv", "--to", "../copy")
    #expect(result.status == 65 && result.stderr.contains("codings/Guifen.jsonl: error: the coder is called as"))
    #expect(!FileManager.default.fileExists(atPath: bench.temporary.url.appendingPathComponent("copy").path))
  }

  private func replaced(_ text: String) -> String {
    text.replacing("Luo Guifen", with: "Ma Yuhua").replacing("Guifen", with: "Yuhua")
      .replacing("Wu Shunfa", with: "Bo Jianmin").replacing("Shunfa", with: "Jianmin")
      .replacing("杨大姐", with: "柳大姐").replacing("Yao Xiulian", with: "Sun Hongmei")
  }

  @Test func nothingIsWrittenWhereItMustNot() async throws {
    let bench = try bench()
    let before = try bench.read("transcripts/hc-p1.txt")
    let dry = try await bench.answer("pseudonymise", "--table", "../names.csv", "--to", "../copy", "--dry-run")
    #expect(dry.contains("would be replaced") && dry.contains("Nothing was written."))
    #expect(!FileManager.default.fileExists(atPath: bench.temporary.url.appendingPathComponent("copy").path))
    try bench.write(Self.table, to: "names.csv")
    for (arguments, status, says) in [
      (["--table", "names.csv", "--to", "../copy"], 64, "the table of names would be inside the study"),
      (["--table", "../names.csv", "--to", "copy"], 64, "the copy would be inside the study"),
      (["--table", "../names.csv", "--to", "../home"], 0, ""),
      (["--table", "../names.csv", "--to", "../home"], 73, "already"),
      (["--table", "../names.csv"], 64, "either --suggest or --to"),
    ] {
      let outcome = try await bench.strand(["pseudonymise"] + arguments)
      #expect(outcome.status == Int32(status), "\(outcome.summary)")
      #expect(says.isEmpty || outcome.stderr.contains(says))
      for original in Self.originals { #expect(!outcome.stderr.contains(original)) }
    }
    #expect(try bench.read("transcripts/hc-p1.txt") == before)
  }

  @Test(arguments: [
    ("name,alias\nAnna,Bo\n", "no columns `original` and `replacement`"),
    ("original,replacement\nA,Bo\n", "a single character"),
    ("original,replacement\nAnna,\"Bo: x\"\n", "mean something in YAML"),
    ("original,replacement\nAnna,\n", "no row has a replacement"),
    ("original,replacement\nAnna,Bo\nAnna,Lu\n", "is already in line 2"),
    ("original,replacement\nAnna,Bo\nAn\u{AD}na,Lu\n", "is already in line 2"),
    ("original,replacement\nA\u{200D},Bo\n", "a single character"),
    ("original,replacement\nAnna,B\u{202E}o\n", "mean something in YAML"),
    ("original,replacement\nAnna,Bo Lin\nLin,Wu\n", "contains the original of line 3"),
  ]) func tablesThatAreRefused(table: String, says: String) async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    try table.write(to: bench.temporary.url.appendingPathComponent("names.csv"), atomically: true, encoding: .utf8)
    let outcome = try await bench.strand("pseudonymise", "--table", "../names.csv", "--to", "../copy")
    #expect(outcome.status == 65, "\(outcome.summary)")
    #expect(outcome.stderr.contains("names.csv:") && outcome.stderr.contains(says), "\(outcome.stderr)")
  }

  @Test func suggestionsAreAddedAndNothingFilledInIsLost() async throws {
    let bench = try StudyBench(copying: Documents.repository)
    let url = bench.temporary.url.appendingPathComponent("names.csv")
    try "original,replacement,kind,count,first\nLuo Guifen,Ma Yuhua,name,,\n".write(
      to: url, atomically: true, encoding: .utf8)
    _ = try await bench.answer("pseudonymise", "--suggest", "--table", "../names.csv")
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    #expect(lines[1] == "Luo Guifen,Ma Yuhua,name,,")
    for name in ["Wu Shunfa,,speaker", "杨大姐,,speaker", "Jufen,,name"] {
      #expect(lines.contains { $0.hasPrefix(name) }, "\(name)")
    }
    #expect(!lines.contains { $0.hasPrefix("访谈员") || $0.hasPrefix("Interviewer") }, "roles are no names")
    _ = try await bench.answer("pseudonymise", "--suggest", "--table", "../names.csv")
    #expect(
      try String(contentsOf: url, encoding: .utf8).split(separator: "\n") == lines, "the second time adds nothing")
  }
}

import Foundation
import Testing

/// `strand export codings`: what stands in the file, and whether it can be read again.
@Suite struct ExportCodingsTests {
  private func export(_ bench: StudyBench, _ file: String, _ options: String...) async throws -> String {
    let outcome = try await bench.strand(["export", "codings", file] + options)
    #expect(outcome.status == 0 && outcome.stdout.isEmpty, "\(outcome.summary)")
    return try bench.read(file)
  }

  private func lines(_ bench: StudyBench, _ options: String...) async throws -> [JSON] {
    let outcome = try await bench.strand(["export", "codings", "codings.jsonl"] + options)
    #expect(outcome.status == 0, "\(outcome.summary)")
    return try bench.read("codings.jsonl").split(separator: "\n").map { try JSON(parsing: String($0)) }
  }

  /// Two scalars of four bytes before the words, and a letter with a mark of its own.
  private func withEmoji() async throws -> StudyBench {
    let bench = try StudyBench([
      "study.yaml": "study: x\nlanguage: en\n", "codebook/c.yaml": "codes:\n  - id: tools\n    name: Tools\n",
      "transcripts/t.txt": "Ann: 🌱🌱 o\u{304} we share tools, always.\n\nIV: And who mends them?\n",
    ])
    _ = try await bench.answer("tag", "t", "--code", "tools", "--quote", "share tools", "--note", "=first")
    return bench
  }

  @Test func offsetsAreInScalarsAndInUTF16() async throws {
    let bench = try await withEmoji()
    let row = try #require(try await lines(bench).first)
    let body = try bench.read("transcripts/t.txt").precomposedStringWithCanonicalMapping
    let (start, end) = (try #require(row["start"].integer), try #require(row["end"].integer))
    let scalars = Array(body.unicodeScalars)
    #expect(String(String.UnicodeScalarView(scalars[start..<end])) == "share tools")
    let units = Array(body.utf16)
    let (first, last) = (try #require(row["start_utf16"].integer), try #require(row["end_utf16"].integer))
    #expect(String(decoding: units[first..<last], as: UTF16.self) == "share tools" && first == start + 2)
    #expect(row["text"].string == "share tools" && row["before"].string?.hasSuffix(" we ") == true)
    #expect(row["after"].string?.hasPrefix(", always.") == true && row["coder"].string == "anna")
  }

  @Test func everyCodingIsARow() async throws {
    let bench = try await CodedStudies.allotment()
    let rows = try await lines(bench)
    let ids = rows.compactMap { $0["id"].string }
    #expect(Set(ids).count == ids.count)
    let quotes = try await bench.json("quotes", "--per-coder")["rows"].elements.flatMap { $0["ids"].strings }
    #expect(Set(ids) == Set(quotes), "no coding is lost, and none is made up")
    let csv = try await export(bench, "codings.csv")
    #expect(csv.hasPrefix("id,code,code_name,transcript,start,end,start_utf16,end_utf16,turn,last_turn,speaker,"))
    let json = try JSON(parsing: try await export(bench, "codings.json"))
    #expect(json["rows"].elements.count == rows.count && json["unit"].string == "codings")
  }

  @Test func filtersAreThoseOfQuotes() async throws {
    let bench = try await CodedStudies.allotment()
    let all = try await lines(bench)
    let help = try await lines(bench, "--code", "help")
    #expect(!help.isEmpty && help.allSatisfy { $0["code"].string?.hasPrefix("help") == true })
    #expect(help.count == all.count { $0["code"].string?.hasPrefix("help") == true })
    let anna = try await lines(bench, "--coder", "anna")
    #expect(anna.count == all.count { $0["coder"].string == "anna" } && !anna.isEmpty)
    let judged = try await lines(bench, "--review", "person", "--review", "accepted")
    #expect(judged.count == all.count { $0["review"].string != "unreviewed" } && judged.count < all.count)
    let owners = try await lines(bench, "--where", "years >= 3")
    #expect(owners.count < all.count)
  }

  @Test func annotationsFollowTheDataModel() async throws {
    let bench = try await withEmoji()
    let text = try await export(bench, "codings.jsonld")
    let collection = try JSON(parsing: text)
    #expect(collection["@context"].string == "http://www.w3.org/ns/anno.jsonld")
    #expect(collection["type"].string == "AnnotationCollection" && collection["total"].integer == 1)
    let annotation = try #require(collection["first"]["items"].elements.first)
    #expect(annotation["type"].string == "Annotation" && annotation["id"].string?.hasPrefix("urn:uuid:") == true)
    #expect(annotation["creator"]["nickname"].string == "anna" && annotation["created"].string?.hasSuffix("Z") == true)
    #expect(annotation["body"].elements.map { $0["value"].string } == ["tools", "Tools", "=first"])
    let target = annotation["target"]
    #expect(target["source"].string == "transcripts/t.txt")
    let (position, quote) = (target["selector"].elements[0], target["selector"].elements[1])
    let row = try #require(try await lines(bench).first)
    #expect(position["type"].string == "TextPositionSelector" && position["start"] == row["start"])
    #expect(position["end"] == row["end"] && quote["type"].string == "TextQuoteSelector")
    #expect(quote["exact"].string == "share tools" && quote["suffix"] == row["after"])
  }

  @Test(arguments: ["codings.csv", "codings.jsonl"]) func whatIsWrittenIsReadAgain(file: String) async throws {
    let bench = try await withEmoji()
    _ = try await export(bench, file)
    let places = try await lines(bench).map { [$0["code"], $0["start"], $0["end"], $0["note"]] }
    let other = try StudyBench(copying: bench.root)
    try other.remove("codings")
    try other.write(try bench.read(file), to: file)
    _ = try await other.answer("tag", "--from", file)
    #expect(try await lines(other).map { [$0["code"], $0["start"], $0["end"], $0["note"]] } == places)
  }

  /// Each form, into a copy of the study without its journals: who coded what, where, when, with which note and id.
  @Test(arguments: ["c.csv", "c.jsonl", "c.json", "c.jsonld", "c.xlsx"])
  func everyFormComesBackByImportProject(file: String) async throws {
    // One form with some five hundred codings, the others with a few.
    let isLarge = file == "c.csv"
    let bench = try isLarge ? StudyBench(copying: Documents.repository) : await CodedStudies.allotment()
    let options = ["--review", "decided", "--speakers", "everyone"]
    _ = try await bench.answer(["export", "codings", file] + options)
    let unchanged = try await bench.json("import-project", file)
    #expect(unchanged["notes"].strings.contains("Everything was there already; nothing was written."))
    let other = try StudyBench(copying: bench.root)
    try other.remove("codings")
    try FileManager.default.copyItem(
      at: bench.root.appendingPathComponent(file), to: other.root.appendingPathComponent(file))
    let taken = try await other.json("import-project", file)
    #expect(taken["rows"].elements.allSatisfy { $0["outcome"].string != "left out" })
    func facts(_ bench: StudyBench) async throws -> [[String]] {
      _ = try await bench.answer(["export", "codings", "facts.jsonl"] + options)
      return try bench.read("facts.jsonl").split(separator: "\n").map { line in
        let row = try JSON(parsing: String(line))
        return ["id", "code", "transcript", "coder", "note", "text", "time"].map { row[$0].string ?? "" }
          + ["\(row["start"].integer ?? -1)"]
      }
    }
    let before = try await facts(bench)
    #expect(before.count > (isLarge ? 300 : 10))
    #expect(try await facts(other) == before)
  }

  @Test func aLineThatIsNoCodingIsNamed() async throws {
    let bench = try await withEmoji()
    try bench.write("{\"transcript\":\"t\",\"code\":\"tools\",\"start\":3,\"end\":5}\n{\"code\":1}\n", to: "c.jsonl")
    let outcome = try await bench.strand("tag", "--from", "c.jsonl")
    #expect(
      outcome.status == 65 && outcome.stderr.contains("c.jsonl:2: error: the line is not a coding"), "\(outcome.stderr)"
    )
  }

  @Test func whatIsLeftOutIsSaid() async throws {
    let bench = try await withEmoji()
    try bench.write("---\ninterviewer: Kit\n---\nKit: Who mends them?\n\nAnn: We do.\n", to: "transcripts/k.txt")
    _ = try await bench.answer("tag", "k", "--code", "tools", "--quote", "Who mends them")
    let outcome = try await bench.strand("export", "codings", "c.csv")
    #expect(outcome.stderr.contains("Left out: 1 on the words of others than participants."), "\(outcome.stderr)")
    #expect(try await lines(bench).count == 1)
    #expect(try await lines(bench, "--speakers", "everyone").count == 2)
  }

  @Test func anotherEndingIsAnError() async throws {
    let bench = try await withEmoji()
    let outcome = try await bench.strand("export", "codings", "codings.sav")
    #expect(outcome.status == 64 && outcome.stderr.contains("odings are written as .csv, .jsonl"))
    #expect(!bench.exists("codings.sav"))
  }
}

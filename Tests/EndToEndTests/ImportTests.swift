import Foundation
import TestSupport
import Testing

/// Files of any encoding become the same canonical transcript, and nothing that is there is lost.
@Suite struct ImportTests {
  private static let chinese = "访谈员：您在这里住了几年？\n\n陈婆婆：住了四十年，房子是我们自己盖的。\n\n访谈员：谁帮忙了？\n\n陈婆婆：邻居都来帮忙，没有人要钱。\n"
  private static let french =
    "Enquêteur : Où étiez-vous l’été dernier ?\n\nZoé : À la mer, « là-bas » — c’était très réussi, déjà.\n\n"
    + "Enquêteur : Et l’hiver ?\n\nZoé : Nous étions restés à la forêt, près du château, où il gèle.\n"

  /// `chinese` in GB18030, as Python 3.11's codec writes it.
  private static let inGB18030 =
    "t8PMuNSxo7rE+tTa1eLA79ehwcu8uMTqo78KCrPCxsXGxaO616HBy8vEyq7E6qOst7/X08rHztLDx9fUvLq4x7XEoa"
    + "MKCrfDzLjUsaO6y62w78OmwcujvwoKs8LGxcbFo7rB2r7TtrzAtLDvw6ajrMO709DIy9Kqx66howo="

  private func study(language: String) throws -> StudyBench {
    try StudyBench(["study.yaml": "study: x\nlanguage: \(language)\n"])
  }

  private func body(_ bench: StudyBench, _ name: String) throws -> String {
    let text = try bench.read("transcripts/\(name).txt")
    guard text.hasPrefix("---\n"), let end = text.range(of: "\n---\n\n") else { return text }
    return String(text[end.upperBound...])
  }

  @Test func everyEncodingGivesTheSameText() async throws {
    let bench = try study(language: "zh")
    let text = Self.chinese
    let utf16 = text.data(using: .utf16LittleEndian).map(Array.init) ?? []
    let bigEndian = text.data(using: .utf16BigEndian).map(Array.init) ?? []
    let files: [(name: String, bytes: [UInt8])] = [
      ("utf8", Array(text.utf8)), ("utf8-bom", [0xEF, 0xBB, 0xBF] + Array(text.utf8)),
      ("crlf", Array(text.replacing("\n", with: "\r\n").utf8)), ("cr", Array(text.replacing("\n", with: "\r").utf8)),
      ("utf16-le", [0xFF, 0xFE] + utf16), ("utf16-be", [0xFE, 0xFF] + bigEndian),
      ("gb18030", Array(try #require(Data(base64Encoded: Self.inGB18030)))),
    ]
    for (name, bytes) in files { try bench.write(bytes, to: "in/\(name).txt") }
    let json = try await bench.json(["import"] + files.map { "in/\($0.name).txt" })
    #expect(json["rows"].elements.count == files.count)
    for (row, file) in zip(json["rows"].elements, files) {
      #expect(try body(bench, file.name) == text, "\(file.name): \(row)")
      #expect(row["turns"].integer == 4, "\(file.name)")
      #expect(row["speakers"].elements.map { $0["label"].string } == ["访谈员", "陈婆婆"])
      #expect(row["speakers"].elements.map { $0["role"].string } == ["interviewer", "participant"])
    }
    #expect(json["rows"].elements.last?["encoding"].string == "GB18030")
    #expect(try await bench.json("check")["errors"].integer == 0)
  }

  @Test func windows1252IsRecognisedAndCanBeNamed() async throws {
    let bench = try study(language: "fr")
    let bytes = try #require(Self.french.data(using: .windowsCP1252).map(Array.init))
    try bench.write(bytes, to: "in/zoe.txt")
    try bench.write(bytes, to: "in/zoe-named.txt")
    let guessed = try await bench.json("import", "in/zoe.txt", "--language", "fr")["rows"].elements[0]
    #expect(try body(bench, "zoe").contains("« là-bas » — c’était très réussi"), "\(guessed)")
    let named = try await bench.json("import", "in/zoe-named.txt", "--encoding", "windows-1252", "--language", "fr")
    #expect(try body(bench, "zoe-named") == (try body(bench, "zoe")))
    #expect(named["rows"].elements[0]["encoding_confidence"].integer == 100)
    #expect(guessed["speakers"].elements.map { $0["role"].string } == ["interviewer", "participant"])
    let wrong = try await bench.strand("import", "in/zoe.txt", "--encoding", "klingon-8")
    #expect(wrong.status == 64, "\(wrong.summary)")
    #expect(wrong.stdout == "")
    let broken = try await bench.strand("import", "in/zoe.txt", "--encoding", "UTF-8", "--name", "other")
    #expect(broken.status == 65, "\(broken.summary)")
    #expect(!bench.exists("transcripts/other.txt"))
  }

  @Test func textIsComposed() async throws {
    let bench = try study(language: "fr")
    try bench.write(Array("Zoe\u{301} a dit : cafe\u{301}.\n".utf8), to: "in/z.txt")
    _ = try await bench.answer("import", "in/z.txt")
    #expect(try body(bench, "z").unicodeScalars.contains("é"))
    #expect(!(try body(bench, "z")).unicodeScalars.contains("\u{301}"))
  }

  @Test func markdownIsReadForItsWords() async throws {
    let bench = try study(language: "en")
    try bench.write(
      """
      # Talk with Maud

      **Interviewer:** Who *helps* you?

      **Maud:** Nobody does. See [the letter](http://example.org/x).

      **Interviewer:** Really?

      **Maud:** Well, `somebody` does.

      """, to: "in/maud.md")
    let row = try await bench.json("import", "in/maud.md")["rows"].elements[0]
    #expect(row["format"].string == "Markdown")
    let speakers = row["speakers"].elements.filter { $0["role"].string != "other" }
    #expect(speakers.map { $0["label"].string } == ["Interviewer", "Maud"], "\(row)")
    #expect(row["left_out"]["link addresses"].integer == 1)
    let text = try body(bench, "maud")
    #expect(text.contains("Interviewer: Who helps you?"), "\(text)")
    #expect(text.contains("Nobody does. See the letter."), "\(text)")
  }

  @Test func ourOwnTranscriptsImportUnchanged() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let before = try bench.bytes("transcripts/a1.txt")
    let row = try await bench.json("import", "transcripts/a1.txt")["rows"].elements[0]
    #expect(row["unchanged"].bool == true)
    #expect(try bench.bytes("transcripts/a1.txt") == before)
    // What has been imported once is unchanged when it is imported from its transcript, and from its source.
    try bench.write("Q: One?\n\nA: Two.\n\nQ: Three?\n\nA: Four.\n", to: "in/x.txt")
    _ = try await bench.answer("import", "in/x.txt")
    for source in ["in/x.txt", "transcripts/x.txt"] {
      let outcome = try await bench.strand("import", source)
      #expect(outcome.stdout.contains("(unchanged)"), "\(source): \(outcome.summary)")
    }
  }

  /// `--replace` puts the new text there and carries the codings to it at once.
  @Test func replaceCarriesTheCodings() async throws {
    let bench = try await CodedStudies.allotment()
    let old = try bench.read("transcripts/a1.txt")
    let there = try await bench.strand("import", "transcripts/a1.txt", "--name", "a4")
    #expect(there.status == 73)
    #expect(there.stderr.contains("`--replace`"))
    try bench.write(old.replacing("My neighbour helped me", with: "My neihgbour, Tom, helped me"), to: "in/a1.txt")
    let before = try await bench.json("quotes", "--origin", "person")["rows"].elements.count
    let journal = try bench.read("codings/anna.jsonl")
    let dry = try await bench.strand("import", "in/a1.txt", "--replace", "--dry-run")
    #expect(dry.status == 0, "\(dry.summary)")
    #expect(dry.stderr.contains("a1: ") && dry.stderr.contains("Dry run: nothing was written"), "\(dry.stderr)")
    #expect(try bench.read("transcripts/a1.txt") == old)
    #expect(try bench.read("codings/anna.jsonl") == journal)
    let replaced = try await bench.strand("import", "in/a1.txt", "--replace")
    #expect(replaced.status == 0, "\(replaced.summary)")
    #expect(replaced.stderr.contains("2 edited, 0 ambiguous, 0 lost"), "\(replaced.stderr)")
    let rows = try await bench.json("quotes", "--origin", "person")["rows"].elements
    #expect(rows.count == before)
    #expect(rows.contains { $0["text"].string?.contains("My neihgbour, Tom, helped me dig the first") == true })
  }

  @Test func aDryRunWritesNothing() async throws {
    let bench = try study(language: "en")
    try bench.write("Q: One?\n\nA: Two.\n\nQ: Three?\n\nA: Four.\n", to: "in/x.txt")
    let outcome = try await bench.strand("import", "in/x.txt", "--dry-run")
    #expect(outcome.status == 0)
    #expect(outcome.stdout.contains("in/x.txt → transcripts/x.txt (not written (dry run))"), "\(outcome.stdout)")
    #expect(!bench.exists("transcripts"))
  }

  @Test func whatItRecognisedCanBeCorrected() async throws {
    let bench = try study(language: "en")
    try bench.write("X: One?\n\nY: Two.\n\nX: Three?\n\nY: Four.\n", to: "in/x.txt")
    let row = try await bench.json(
      "import", "in/x.txt", "--speaker", "X=interviewer", "--speaker", "Y=P7", "--title", "A: b # c", "--name", "Talk 1"
    )["rows"].elements[0]
    #expect(row["transcript"].string == "transcripts/talk-1.txt")
    #expect(row["speakers"].elements.map { $0["role"].string } == ["interviewer", "participant"])
    #expect(row["speakers"].elements.map { $0["participant"].string } == [nil, "P7"])
    let search = try await bench.json("search", "Two")["rows"].elements[0]
    #expect(search["participant"].string == "P7")
    #expect(try await bench.json("search", "One")["rows"].elements.isEmpty)
    let wrong = try await bench.strand("import", "in/x.txt", "--speaker", "X", "--name", "y")
    #expect(wrong.status == 64, "\(wrong.summary)")
  }

  @Test func whatCannotBeReadIsSaidAndTheRestIsTakenIn() async throws {
    let bench = try study(language: "en")
    try bench.write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D], to: "in/picture.txt")
    try bench.write([0x50, 0x4B, 3, 4, 0, 0, 0, 0, 0, 0], to: "in/broken.docx")
    try bench.write("", to: "in/empty.txt")
    try bench.write("  \n\n", to: "in/blank.txt")
    try bench.write("%PDF-1.7\n", to: "in/paper.pdf")
    try bench.write("Maud: Here I am.\n", to: "in/good.txt")
    let outcome = try await bench.strand(
      "import", "in/picture.txt", "in/broken.docx", "in/empty.txt", "in/blank.txt", "in/paper.pdf", "in/good.txt")
    #expect(outcome.status == 65, "\(outcome.summary)")
    #expect(outcome.stdout.contains("in/good.txt → transcripts/good.txt (written)"), "\(outcome.stdout)")
    for file in ["in/picture.txt", "in/broken.docx", "in/empty.txt", "in/blank.txt", "in/paper.pdf"] {
      #expect(outcome.stderr.contains("strand: \(file): error: "), "\(file): \(outcome.stderr)")
    }
    #expect(try bench.names(in: "transcripts") == ["good.txt"])
  }

  /// Two files of one name must not end as one transcript.
  @Test func twoFilesOfOneNameDoNotOverwriteEachOther() async throws {
    let bench = try study(language: "en")
    try bench.write("Maud: First.\n", to: "one/talk.txt")
    try bench.write("Maud: Second.\n", to: "two/talk.txt")
    let outcome = try await bench.strand("import", "one/talk.txt", "two/talk.txt")
    #expect(outcome.status == 73, "\(outcome.summary)")
    #expect(try bench.read("transcripts/talk.txt").contains("First."))
    #expect(outcome.stderr.contains("strand: two/talk.txt: error: "), "\(outcome.stderr)")
  }

  @Test(arguments: ["../../evil", "/tmp/evil", "..", "a/b", ".hidden", "名 字"])
  func aNameNeverLeavesTheFolder(name: String) async throws {
    let bench = try study(language: "en")
    try bench.write("Maud: First.\n", to: "in/talk.txt")
    let outcome = try await bench.strand("import", "in/talk.txt", "--name", name)
    #expect(outcome.status == 0 || outcome.status == 64, "\(outcome.summary)")
    let outside = try FileManager.default.contentsOfDirectory(atPath: bench.temporary.url.path).sorted()
    #expect(outside == ["home", "study"])
    let written = (try? bench.names(in: "transcripts")) ?? []
    #expect(written.count == (outcome.status == 0 ? 1 : 0))
    #expect(written.allSatisfy { !$0.hasPrefix(".") && $0.hasSuffix(".txt") }, "\(written)")
  }
}

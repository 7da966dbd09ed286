import Basics
import Importing
import Testing
import Transcripts

@Suite struct WordTests {
  private func imported(_ body: String, parts: [String: String] = [:]) throws -> ImportedTranscript {
    try Importer.importFile(name: "one.docx", bytes: try WordFixture.document(body, parts: parts))
  }

  private func body(_ transcript: ImportedTranscript) -> String {
    transcript.fileText.split(separator: "---\n\n", maxSplits: 1).last.map(String.init) ?? ""
  }

  private func leftOut(_ transcript: ImportedTranscript) -> [String] {
    transcript.leftOut.map { "\($0.count) \($0.what)" }
  }

  @Test func paragraphsTabsAndBreaks() throws {
    let transcript = try imported(
      "<w:p><w:r><w:t>Q: One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:p>"
        + WordFixture.paragraph("A: Yes &amp; no")
        + WordFixture.paragraph("Q: 好？") + "<w:p/>" + WordFixture.paragraph("A: So."))
    #expect(body(transcript) == "Q: One\ttwo\nthree\n\nA: Yes & no\n\nQ: 好？\n\nA: So.\n")
    #expect(transcript.format == "Word")
    #expect(
      transcript.speakers.map { "\($0.label) \($0.role.rawValue) \($0.turns) \($0.words)" } == [
        "Q interviewer 2 4", "A participant 2 3",
      ])
  }

  @Test func trackedChanges() throws {
    let transcript = try imported(
      "<w:p><w:r><w:t xml:space=\"preserve\">We </w:t></w:r><w:ins w:id=\"1\"><w:r><w:t xml:space=\"preserve\">really </w:t></w:r></w:ins>"
        + "<w:del w:id=\"2\"><w:r><w:delText>never </w:delText></w:r></w:del><w:r><w:t>moved.</w:t></w:r></w:p>")
    #expect(body(transcript) == "We really moved.\n")
    #expect(leftOut(transcript) == ["1 tracked deletions"])
    #expect(transcript.notes.map(\.what) == ["1 tracked insertion is kept as if accepted"])
  }

  @Test func hiddenTextCommentsAndImages() throws {
    let transcript = try imported(
      "<w:p><w:r><w:t xml:space=\"preserve\">Seen </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        + "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>too.</w:t></w:r>"
        + "<w:r><w:commentReference w:id=\"0\"/></w:r><w:r><w:drawing><a><t>alt</t></a></w:drawing></w:r></w:p>",
      parts: ["word/comments.xml": "<c>secret remark</c>"])
    #expect(body(transcript) == "Seen too.\n")
    #expect(leftOut(transcript) == ["1 comments", "1 hidden passages", "1 images"])
  }

  @Test func footnotesAtTheEndAreNobodysWords() throws {
    let transcript = try imported(
      WordFixture.paragraph("Q: Where?")
        + "<w:p><w:r><w:t>A: Here</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>.</w:t></w:r></w:p>"
        + WordFixture.paragraph("Q: Why?") + WordFixture.paragraph("A: So."),
      parts: ["word/footnotes.xml": WordFixture.notes("footnote", ["2": "A village [far]."])])
    #expect(body(transcript) == "Q: Where?\n\nA: Here[note 1].\n\nQ: Why?\n\nA: So.\n\n[note 1: A village (far).]\n")
    #expect(transcript.speakers.map(\.words) == [2, 2])
  }

  @Test func tablesOfTurns() throws {
    func row(_ cells: [String]) -> String {
      "<w:tr>" + cells.map { "<w:tc>\(WordFixture.paragraph($0))</w:tc>" }.joined() + "</w:tr>"
    }
    let turns = try imported(
      "<w:tbl>" + row(["00:01", "Interviewer", "Where?"]) + row(["00:05", "Luo", "Here."])
        + row(["00:09", "Interviewer:", "Why?"]) + row(["00:12", "Luo", "So."]) + "</w:tbl>")
    #expect(
      body(turns)
        == "[00:00:01] Interviewer: Where?\n\n[00:00:05] Luo: Here.\n\n[00:00:09] Interviewer: Why?\n\n[00:00:12] Luo: So.\n"
    )
    let plain = try imported("<w:tbl>" + row(["pig", "two hundred yuan"]) + row(["cabbage", "one"]) + "</w:tbl>")
    #expect(body(plain).contains("pig\ttwo hundred yuan"))
  }

  @Test func textBoxesFollowTheirParagraphAndHeadersAreSaid() throws {
    let transcript = try imported(
      WordFixture.paragraph("We moved.")
        + "<w:p><w:r><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><w:drawing><w:txbxContent>\(WordFixture.paragraph("box"))"
        + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent/></w:pict></mc:Fallback>"
        + "</mc:AlternateContent></w:r></w:p>",
      parts: [
        "word/header1.xml": "<w:hdr xmlns:w=\"\(WordFixture.namespace)\">\(WordFixture.paragraph("Head"))</w:hdr>"
      ])
    #expect(body(transcript) == "We moved.\n\nbox\n")
    #expect(leftOut(transcript) == ["1 headers and footers"])
  }

  @Test func contentDecidesOverTheExtension() throws {
    let bytes = try WordFixture.document(WordFixture.paragraph("We moved."))
    #expect(try Importer.importFile(name: "one.txt", bytes: bytes).format == "Word")
  }

  @Test func documentTypesAreRefused() throws {
    let xml =
      "<!DOCTYPE w [<!ENTITY a \"b\">]><w:document xmlns:w=\"\(WordFixture.namespace)\"><w:body>\(WordFixture.paragraph("&a;"))</w:body></w:document>"
    let bytes = try WordFixture.document("", parts: ["word/document.xml": xml])
    let problem = #expect(throws: Problem.self) { try Importer.importFile(name: "one.docx", bytes: bytes) }
    #expect(
      problem?.description == "one.docx: error: `word/document.xml` in the document declares a document type, which no "
        + "word processor writes. Open it in its program and save it again.")
  }

  @Test func brokenXMLAndBrokenArchives() throws {
    let cut = try WordFixture.document("", parts: ["word/document.xml": "<w:document><w:p>"])
    #expect(throws: Problem.self) { try Importer.importFile(name: "one.docx", bytes: cut) }
    let whole = try WordFixture.document(WordFixture.paragraph("We moved."))
    let half = Array(whole.prefix(whole.count / 2))
    let unfinished = #expect(throws: Problem.self) { try Importer.importFile(name: "one.docx", bytes: half) }
    #expect(unfinished?.what == "the document's archive cannot be read (not a whole zip file)")
    let problem = #expect(throws: Problem.self) {
      try Importer.importFile(name: "one.docx", bytes: Array("words".utf8))
    }
    #expect(problem?.what == "it is not a Word file, though its name says so")
  }

  @Test func archivesThatUnpackToFarMoreAreRefused() throws {
    let bytes = try WordFixture.document(String(repeating: " ", count: 16 * 1_048_576))
    let problem = #expect(throws: Problem.self) { try Importer.importFile(name: "one.docx", bytes: bytes) }
    #expect(
      problem?.what == "the document's archive is refused: `word/document.xml` unpacks to more than 250 times its size")
  }

  @Test func archivesOfVeryManyEntriesAreRefused() throws {
    var entries = Dictionary(uniqueKeysWithValues: (0..<10_001).map { ("x/\($0)", [UInt8]()) })
    entries["word/document.xml"] = Array("<w:document/>".utf8)
    let bytes = try WordFixture.archive(entries)
    let problem = #expect(throws: Problem.self) { try Importer.importFile(name: "one.docx", bytes: bytes) }
    #expect(problem?.what == "the document's archive is refused: it has more than 10000 entries")
  }

  @Test func archivesWithoutADocument() throws {
    let bytes = try WordFixture.archive(["a.txt": Array("words".utf8)])
    let problem = #expect(throws: Problem.self) { try Importer.importFile(name: "one.zip", bytes: bytes) }
    #expect(problem?.what == "an archive that contains no document cannot be imported yet")
  }
}

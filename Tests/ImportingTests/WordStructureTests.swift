import Basics
import Importing
import Testing
import Transcripts

/// Lists, fields, controls, symbols and changes of Word documents (ISO/IEC 29500-1).
@Suite struct WordStructureTests {
  private func imported(_ body: String, parts: [String: String] = [:]) throws -> ImportedTranscript {
    try Importer.importFile(name: "one.docx", bytes: try WordFixture.document(body, parts: parts))
  }

  private func text(_ body: String, parts: [String: String] = [:]) throws -> String {
    let whole = try imported(body, parts: parts).fileText
    return whole.split(separator: "---\n\n", maxSplits: 1).last.map(String.init) ?? whole
  }

  private static func run(_ text: String, _ properties: String = "") -> String {
    "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
  }

  private static func item(_ text: String, list: Int, level: Int = 0) -> String {
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr></w:pPr>\(run(text))</w:p>"
  }

  private static let numbering = """
    <w:numbering xmlns:w="\(WordFixture.namespace)"><w:abstractNum w:abstractNumId="4">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="2"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
    <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/>
    <w:lvlText w:val="(%1)"/></w:lvl></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
    </w:numbering>
    """

  @Test func listsHaveTheirNumbers() throws {
    let body =
      Self.item("one", list: 1) + Self.item("two", list: 1) + Self.item("deep", list: 1, level: 1)
      + Self.item("deeper", list: 1, level: 1) + Self.item("dot", list: 1, level: 2) + Self.item("three", list: 1)
      + Self.item("again", list: 1, level: 1) + Self.item("roman", list: 2) + Self.item("seven", list: 3)
      + Self.item("eight", list: 3) + Self.item("none", list: 0)
    #expect(
      try text(body, parts: ["word/numbering.xml": Self.numbering])
        == "1. one\n\n2. two\n\n2.b) deep\n\n2.c) deeper\n\n• dot\n\n3. three\n\n3.b) again\n\n(III) roman\n\n7. seven\n\n8. eight\n\nnone\n"
    )
  }

  /// A number before a label would hide who speaks.
  @Test func numberedTurnsKeepTheirLabels() throws {
    let body = ["Q: a?", "A: b.", "Q: c?", "A: d."].map { Self.item($0, list: 1) }.joined()
    let transcript = try imported(body, parts: ["word/numbering.xml": Self.numbering])
    #expect(transcript.speakers.map(\.label) == ["Q", "A"])
    #expect(transcript.leftOut == [LeftOut(what: "list numbers or bullets before speakers' labels", count: 4)])
  }

  @Test func listsAndHiddenTextOfStyles() throws {
    let styles = """
      <w:styles xmlns:w="\(WordFixture.namespace)"><w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr>
      <w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="Item"><w:basedOn w:val="Base"/></w:style>
      <w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>
      """
    let body =
      "<w:p><w:pPr><w:pStyle w:val=\"Item\"/></w:pPr>\(Self.run("one"))\(Self.run("gone", "<w:rStyle w:val=\"Secret\"/>"))</w:p>"
    let transcript = try imported(body, parts: ["word/numbering.xml": Self.numbering, "word/styles.xml": styles])
    #expect(transcript.fileText == "1. one\n")
    #expect(transcript.leftOut == [LeftOut(what: "hidden passages", count: 1)])
  }

  /// The result of a field is shown and not its instruction, in fields within fields as well; a tick box is its tick.
  @Test func fieldsShowTheirResults() throws {
    func mark(_ kind: String, _ inside: String = "") -> String {
      "<w:r><w:fldChar w:fldCharType=\"\(kind)\">\(inside)</w:fldChar></w:r>"
    }
    let box = "<w:ffData><w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox></w:ffData>"
    let body =
      "<w:p>" + mark("begin") + "<w:r><w:instrText> IF </w:instrText></w:r>" + mark("begin") + mark("separate")
      + Self.run("inner") + mark("end") + mark("separate") + Self.run("shown") + mark("end")
      + "<w:fldSimple w:instr=\"DATE\">\(Self.run(" today"))</w:fldSimple>" + mark("begin", box) + mark("end")
      + "</w:p>"
    #expect(try text(body) == "shown today☒\n")
  }

  @Test func controlsSymbolsAndHyphens() throws {
    let transcript = try imported(
      "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent><w:p>\(Self.run("filled"))</w:p></w:sdtContent></w:sdt>"
        + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p>\(Self.run("Click here"))</w:p></w:sdtContent></w:sdt>"
        + "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:sym w:font=\"Symbol\" w:char=\"F061\"/>"
        + "<w:sym w:font=\"Wingdings\" w:char=\"F021\"/></w:r><w:r><w:t>a\u{AD}b</w:t><w:softHyphen/><w:noBreakHyphen/><w:t>c</w:t></w:r></w:p>"
    )
    #expect(transcript.fileText == "filled\n\n✓αab‑c\n")
    #expect(
      transcript.leftOut.map { "\($0.count) \($0.what)" } == [
        "1 form fields that were not filled in", "2 soft hyphens", "1 symbols that Unicode does not have",
      ])
  }

  /// Where a paragraph's end was deleted, the next goes on with it.
  @Test func deletedParagraphEndsJoin() throws {
    let body =
      "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>\(Self.run("one "))</w:p><w:p>\(Self.run("two"))</w:p>"
      + "<w:moveFrom w:id=\"2\">\(Self.run("x"))</w:moveFrom><w:p><w:moveTo w:id=\"3\">\(Self.run("three"))</w:moveTo></w:p>"
    let transcript = try imported(body)
    #expect(transcript.fileText == "one two\n\nthree\n")
    #expect(transcript.leftOut == [LeftOut(what: "tracked deletions", count: 1)])
  }

  @Test func tablesInTables() throws {
    let inner =
      "<w:tbl><w:tr><w:tc><w:p>\(Self.run("a"))</w:p></w:tc><w:tc><w:p>\(Self.run("b"))</w:p></w:tc></w:tr></w:tbl>"
    let body =
      "<w:tbl><w:tr><w:tc><w:p>\(Self.run("before"))</w:p>\(inner)<w:p>\(Self.run("after"))</w:p></w:tc></w:tr></w:tbl>"
    #expect(try text(body) == "before\n\na\tb\n\nafter\n")
  }

  @Test func endnotesAndCommentsWithTheirAuthors() throws {
    let comments =
      "<w:comments xmlns:w=\"\(WordFixture.namespace)\"><w:comment w:id=\"0\" w:author=\"Ann\">\(WordFixture.paragraph("Really?"))</w:comment></w:comments>"
    let body =
      "<w:p>\(Self.run("We "))<w:commentRangeStart w:id=\"0\"/>\(Self.run("moved"))<w:commentRangeEnd w:id=\"0\"/>"
      + "<w:r><w:commentReference w:id=\"0\"/></w:r><w:r><w:endnoteReference w:id=\"2\"/></w:r></w:p>"
    let bytes = try WordFixture.document(
      body,
      parts: ["word/comments.xml": comments, "word/endnotes.xml": WordFixture.notes("endnote", ["2": "Far."])])
    let transcript = try Importer.importFile(name: "c.docx", bytes: bytes, options: ImportOptions(keepsComments: true))
    #expect(transcript.fileText == "We moved[note 1]\n\n[note 1: Far.]\n")
    #expect(
      transcript.comments.map { "\($0.author ?? "") \($0.text) \($0.span.start)-\($0.span.end)" } == ["Ann Really? 3-8"]
    )
  }
}

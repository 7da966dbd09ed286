import Basics
import Foundation
import Importing
import Testing

@Suite struct WebPageTests {
  private func imported(_ page: String, _ bytes: [UInt8]? = nil) throws -> ImportedTranscript {
    try Importer.importFile(name: "p.html", bytes: bytes ?? Array(page.utf8))
  }

  @Test func theTextWithoutWhatIsAroundIt() throws {
    let transcript = try imported(
      """
      <!DOCTYPE html><html><head><title>T</title><style>x</style></head><body><nav>Home</nav><script>var x = "words"</script>
      <p><b>Q:</b> Where
       did you live?</p><p><b>A:</b> In the <del>town</del><ins>village</ins>.<br>Long&nbsp;ago &mdash; caf&eacute;.<img src=x></p>
      <p>Q: So?<p>A: <ruby>漢<rt>kan</rt></ruby><ol start=3><li>three<li>four</ol><ul><li>dot</ul>
      <div role="navigation">menu</div><p style="display: none">h</p><footer>(c)</footer><pre>a
        b</pre></body></html>
      """)
    #expect(
      transcript.fileText.hasSuffix(
        "Q: Where did you live?\n\nA: In the village.\nLong\u{A0}ago — café.\n\nQ: So?\n\nA: 漢\n\n3. three\n\n4. four\n\n• dot\n\na\n  b\n"
      ), "\(transcript.fileText)")
    #expect(
      transcript.leftOut.map { "\($0.count) \($0.what)" } == [
        "1 hidden passages", "1 images", "3 navigation, headers and footers", "1 tracked deletions",
      ])
  }

  @Test func theEncodingThatThePageNames() throws {
    let latin = Array("<html><meta charset=\"iso-8859-1\"><p>caf".utf8) + [0xE9, 0x92] + Array("</p></html>".utf8)
    #expect(try imported("", latin).fileText == "café’\n")
    let chinese =
      Array("<html><meta http-equiv=x content=\"text/html; charset=gb2312\"><p>".utf8) + [0xC4, 0xE3, 0xBA, 0xC3]
    #expect(try imported("", chinese).fileText == "你好\n")
  }

  @Test func tablesOfTurnsAndFootnotes() throws {
    let page =
      "<html><table><tr><td>Q<td>Where?<tr><td>A<td>Here<a class=sdfootnoteanc href=\"#sdfootnote1sym\"><sup>1</sup></a>.<tr><td>Q<td>Why?</table>"
      + "<div id=\"sdfootnote1\"><p><a href=\"#sdfootnote1anc\">1</a>A village.</p></div></html>"
    #expect(
      try imported(page).fileText.hasSuffix("Q: Where?\n\nA: Here[note 1].\n\nQ: Why?\n\n[note 1: A village.]\n"))
  }

  /// The parser neither runs out of stack nor of time.
  @Test(.timeLimit(.minutes(30))) func deepAndBrokenPages() throws {
    let deep = "<html>" + String(repeating: "<div>", count: 50_000) + "words"
    #expect(try imported(deep).fileText == "words\n")
    // Elements that nobody closed lie in one another: all of their words count, however deep.
    let places = (1...400).map { "place \($0)" }
    for unclosed in ["<p><font>", "<div><span><b>", "<blockquote>"] {
      let page = "<html><body>" + places.map { unclosed + $0 }.joined()
      #expect(try imported(page).fileText == places.joined(separator: "\n\n") + "\n", "\(unclosed)")
    }
    #expect(try imported("<html><p>one<p>two</b></i><td>three").fileText.hasPrefix("one\n\ntwo"))
    #expect(throws: Problem.self) { try imported("<html><body><script>only()</script></body></html>") }
  }
}

/// Needs poppler's `pdftotext`, which packages.txt names.
@Suite(
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext"),
    "pdftotext is not installed (Debian's poppler-utils)"))
struct PortableDocumentTests {
  /// A document with one page for each of `pages`, whose content is PostScript-like operators.
  static func document(_ pages: [String], font: String = "Helvetica") -> [UInt8] {
    var objects = ["<</Type/Catalog/Pages 2 0 R>>"]
    let kids = pages.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
    objects.append("<</Type/Pages/Kids[\(kids)]/Count \(pages.count)>>")
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/\(font)/Encoding/WinAnsiEncoding>>")
    for (index, content) in pages.enumerated() {
      objects.append(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Resources<</Font<</F1 3 0 R>>>>/Contents \(5 + 2 * index) 0 R>>"
      )
      objects.append("<</Length \(content.utf8.count)>>stream\n\(content)\nendstream")
    }
    var text = "%PDF-1.4\n"
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(text.utf8.count)
      text += "\(index + 1) 0 obj\(object)endobj\n"
    }
    let table = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for place in places { text += String(format: "%010d 00000 n \n", place) }
    return Array((text + "trailer<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(table)\n%%EOF\n").utf8)
  }

  /// Lines of text at heights from the page's foot.
  static func page(_ lines: [(height: Int, text: String)]) -> String {
    lines.map { "BT /F1 10 Tf 40 \($0.height) Td (\($0.text)) Tj ET" }.joined(separator: "\n")
  }

  private func imported(_ bytes: [UInt8]) throws -> ImportedTranscript {
    try Importer.importFile(name: "p.pdf", bytes: bytes)
  }

  @Test func linesHyphensHeadersAndNumbers() throws {
    let pages = [
      [
        (580, "Allotment study"), (500, "Q: Where did you live before you came to this place and was it far"),
        (488, "away from here?"), (464, "A: In a village in the hills, where everybody knew every-"),
        (452, "body else and nobody had a key that fitted the one door that we had"), (20, "1"),
      ],
      [(580, "Allotment study"), (500, "and so it stood open. It was a well-"), (488, "known door."), (20, "2")],
      [(580, "Allotment study"), (500, "Q: Thank you."), (20, "3")],
    ]
    let transcript = try imported(Self.document(pages.map(Self.page)))
    #expect(
      transcript.fileText.hasSuffix(
        "Q: Where did you live before you came to this place and was it far away from here?\n\n"
          + "A: In a village in the hills, where everybody knew everybody else and nobody had a key that fitted the one door "
          + "that we had and so it stood open. It was a wellknown door.\n\nQ: Thank you.\n"), "\(transcript.fileText)")
    #expect(
      transcript.leftOut.map { "\($0.count) \($0.what)" } == [
        "2 hyphens at line ends", "3 page numbers", "3 running headers and footers",
      ])
  }

  @Test func aScanSaysSo() {
    let problem = #expect(throws: Problem.self) { try imported(Self.document(["0 0 100 100 re f", ""])) }
    #expect(problem?.what == "there is no text on its 2 pages: it is a scan, pictures of pages")
  }

  @Test func damagedOnes() {
    for bytes in [Array("%PDF-1.7\n".utf8), Array(Self.document(["x"]).prefix(60)), Array("%PDF-1.4\n/Encrypt".utf8)] {
      let problem = #expect(throws: Problem.self) { try imported(bytes) }
      #expect(problem?.kind == .badData)
    }
  }
}

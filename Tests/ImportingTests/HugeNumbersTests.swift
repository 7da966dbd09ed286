import Basics
import Importing
import Testing

/// Numbers that no program writes, where documents keep those of lists, levels and repetitions: the words are read, with a
/// plain number or none, and at once.
@Suite(.timeLimit(.minutes(30))) struct HugeNumbersTests {
  private static let huge = ["9223372036854775807", "-9223372036854775808", "99999999999999999999", "1000000000", "x"]

  private func word(start: String, level: String, numberedLevel: String = "0") throws -> String {
    let numbering = """
      <w:numbering xmlns:w="\(WordFixture.namespace)"><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="\(numberedLevel)">
      <w:start w:val="\(start)"/><w:numFmt w:val="decimalZero"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="\(level)"><w:startOverride w:val="\(start)"/>
      </w:lvlOverride></w:num></w:numbering>
      """
    let items = ["rain", "wind"].map {
      "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>\($0)</w:t></w:r></w:p>"
    }
    let bytes = try WordFixture.document(items.joined(), parts: ["word/numbering.xml": numbering])
    return try Importer.importFile(name: "w.docx", bytes: bytes).fileText
  }

  @Test(arguments: huge) func startsOfWordsLists(start: String) throws {
    #expect(try word(start: start, level: "0") == "01. rain\n\n02. wind\n")
  }

  @Test(arguments: huge + ["9", "-1", "70000000"]) func levelsOfWordsLists(level: String) throws {
    // A level that cannot be is the first one, as Word takes it.
    #expect(try word(start: "3", level: level, numberedLevel: level) == "03. rain\n\n04. wind\n")
  }

  private func openDocument(_ body: String, styles: String = "") throws -> String {
    let namespaces = ["office", "text", "table", "style"].map {
      "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }
    let text =
      "<office:document \(namespaces.joined(separator: " "))><office:automatic-styles>\(styles)</office:automatic-styles>"
      + "<office:body><office:text>\(body)</office:text></office:body></office:document>"
    return try Importer.importFile(name: "o.fodt", bytes: Array(text.utf8)).fileText
  }

  @Test(arguments: huge) func listsAndRepetitionsOfOpenDocument(number: String) throws {
    let styles =
      "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\""
      + " style:num-suffix=\".\" text:start-value=\"\(number)\" text:display-levels=\"\(number)\"/>"
      + "<text:list-level-style-number text:level=\"\(number)\" style:num-format=\"1\"/></text:list-style>"
    let list =
      "<text:list text:style-name=\"L\"><text:list-item><text:p>rain</text:p></text:list-item>"
      + "<text:list-item text:start-value=\"\(number)\"><text:p>wind</text:p></text:list-item></text:list>"
    #expect(try openDocument(list, styles: styles) == "1. rain\n\n2. wind\n")
    let heading = "<text:h text:outline-level=\"\(number)\">snow<text:s text:c=\"\(number)\"/>melts</text:h>"
    #expect(try openDocument(heading) == "snow melts\n")
    let table =
      "<table:table><table:table-row><table:table-cell table:number-columns-repeated=\"\(number)\"><text:p>ice</text:p>"
      + "</table:table-cell></table:table-row></table:table>"
    #expect(try openDocument(table) == "ice\n")
  }

  @Test(arguments: huge) func listsOfWebPages(number: String) throws {
    let page = "<html><ol start=\"\(number)\"><li>rain<li value=\"\(number)\">wind<li>snow</ol></html>"
    #expect(
      try Importer.importFile(name: "p.html", bytes: Array(page.utf8)).fileText == "1. rain\n\n2. wind\n\n3. snow\n")
  }

  /// A style that is based on thirty others has what the last of them says; one that is based on itself has nothing.
  @Test func longChainsAndCirclesOfStyles() throws {
    let chain = (1...30).map {
      "<w:style w:styleId=\"S\($0)\"><w:basedOn w:val=\"S\($0 + 1)\"/></w:style>"
    }
    let styles =
      "<w:styles xmlns:w=\"\(WordFixture.namespace)\">\(chain.joined())<w:style w:styleId=\"S31\"><w:rPr><w:vanish/></w:rPr>"
      + "</w:style><w:style w:styleId=\"Ring\"><w:basedOn w:val=\"Ring\"/></w:style></w:styles>"
    func paragraph(_ style: String, _ words: String) -> String {
      "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr><w:r><w:t>\(words)</w:t></w:r></w:p>"
    }
    let bytes = try WordFixture.document(
      paragraph("S1", "hidden") + paragraph("Ring", "shown"), parts: ["word/styles.xml": styles])
    #expect(try Importer.importFile(name: "s.docx", bytes: bytes).fileText == "shown\n")
  }
}

import Basics
import FileContents
import Testing

@Suite struct XMLTests {
  private func pieces(_ text: String) throws -> [String] {
    var found: [String] = []
    try XMLStream.read(Array(text.utf8), part: "part.xml", file: "f.docx") { piece in
      switch piece {
      case .start(let name, let attributes, let isEmpty):
        let values = attributes.sorted { $0.key < $1.key }.map { " \($0)=\($1)" }.joined()
        found.append("<\(name)\(values)\(isEmpty ? "/" : "")")
      case .end(let name): found.append(">" + name)
      case .text(let text): found.append(text)
      }
    }
    return found
  }

  @Test func namesComeWithoutTheirPrefix() throws {
    let found = try pieces("<w:a xmlns:w=\"u\" w:id=\"1\"><w:b/> <![CDATA[<x>]]>&lt;水</w:a>")
    #expect(found == ["<a id=1 w=u", "<b/", " ", "<x>", "<水", ">a"])
  }

  @Test func whatIsBrokenNamesPartAndLine() {
    let problem = #expect(throws: Problem.self) { try pieces("<a>\n<b>\n</a>") }
    #expect(problem?.identity == "brokenXML" && problem?.file == "f.docx")
    #expect(problem?.what.contains("`part.xml`") == true && problem?.what.contains("line 3") == true)
  }

  /// Neither entities nor files outside are ever read.
  @Test(arguments: [
    "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", "<!DOCTYPE a SYSTEM \"/etc/passwd\"><a/>",
    "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
  ])
  func documentTypesAreRefused(_ text: String) {
    let problem = #expect(throws: Problem.self) { try pieces(text) }
    #expect(problem?.identity == "documentTypeInXML")
  }

  @Test func anEntryIsReadAsItIsUnpacked() throws {
    let text = "<a>" + String(repeating: "<b>word</b>", count: 20_000) + "</a>"
    let archive = try ZipArchive(ArchiveWriter.archive([("x.xml", Array(text.utf8))]), file: "f")
    let stream = try #require(try archive.stream("x.xml", largest: text.utf8.count))
    var words = 0
    try XMLStream.read(stream, part: "x.xml", file: "f") { if case .text("word") = $0 { words += 1 } }
    #expect(words == 20_000 && stream.done == text.utf8.count)
  }

  /// Control characters that XML has are references, others are left out and counted.
  @Test func whatIsWrittenCommandsNoTerminal() throws {
    let text = "a\u{9B}31m<\u{202E}>&\"'\r\n\t\u{7F}\u{2028}z"
    let writer = try XMLDocumentWriter()
    writer.element("a", [("b", text + "\u{1B}\u{FFFE}"), ("c", ""), ("d", nil)]) { writer.text("\u{7}" + text) }
    let bytes = try writer.finished()
    let written = String(decoding: bytes, as: UTF8.self)
    #expect(!written.unicodeScalars.contains(where: TerminalText.isCommand) && written.contains("&#x9B;31m"))
    #expect(writer.leftOut == 3)
    var found: [String] = []
    try XMLStream.read(bytes, part: "x.xml", file: "f") { piece in
      switch piece {
      case .start(_, let attributes, _): found += [attributes["b"] ?? "", attributes["c"] ?? "none"]
      case .text(let text): found.append(text)
      case .end: break
      }
    }
    #expect(found.prefix(2) == [text, ""] && found.dropFirst(2).joined() == text)
  }

  @Test(arguments: [250, 300, 5000]) func depthIsBoundedAndSaid(_ depth: Int) throws {
    let text = String(repeating: "<a>", count: depth) + "x" + String(repeating: "</a>", count: depth)
    if depth == 250 { return #expect(try pieces(text).contains("x")) }
    let problem = #expect(throws: Problem.self) { try pieces(text) }
    #expect(problem?.identity == "deepXML" && problem?.what.contains("256") == true)
  }

  /// libxml2 would compare each with all before it: minutes for a file of some megabytes.
  @Test func aTagOfManyAttributesIsRefusedAtOnce() throws {
    let attributes = (0..<300_000).map { "a\($0)='1'" }.joined(separator: " ")
    let text = "<a><!-- <x \(String(repeating: "b='c' ", count: 2000))> --><b \(attributes)/></a>"
    let start = ContinuousClock.now
    let problem = #expect(throws: Problem.self) { try pieces(text) }
    #expect(problem?.identity == "tooManyAttributes")
    let archive = try ZipArchive(ArchiveWriter.archive([("x.xml", Array(text.utf8))]), file: "f")
    let stream = try #require(try archive.stream("x.xml", largest: text.utf8.count))
    let streamed = #expect(throws: Problem.self) { try XMLStream.read(stream, part: "x.xml", file: "f") { _ in } }
    #expect(streamed?.identity == "tooManyAttributes")
    #expect(ContinuousClock.now - start < .seconds(30))
  }

  /// Equals signs count where attributes are, and nowhere else.
  @Test func equalsSignsElsewhereAreNoAttributes() throws {
    let signs = String(repeating: "a=b ", count: 3000)
    let found = try pieces(
      "<?p \(signs)?><a x=\"\(signs)> '\"><!-- <c \(signs)> - -> --><![CDATA[<c \(signs)]]]>\(signs)<b/></a>")
    #expect(found.filter { $0.hasPrefix("<b") } == ["<b/"])
  }
}

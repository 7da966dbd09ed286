import Basics
import Testing

@testable import FileContents

@Suite struct HTMLTests {
  /// The pieces of a page in short: `<p` begins an element, `>p` ends it, everything else is text.
  private func pieces(_ page: String) throws -> [String] {
    var found: [String] = []
    try HTMLStream.read(Array(page.utf8), file: "f.html") { piece in
      switch piece {
      case .start(let name, let attributes, _):
        found.append(
          "<" + ([name] + attributes.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }).joined(separator: " "))
      case .end(let name): found.append(">" + name)
      case .text(let text): found.append(text)
      }
    }
    return found
  }

  @Test func everyStartHasItsEnd() throws {
    let found = try pieces("<p title=\"a &amp; b\">Zoë &mdash; 水<br>two")
    #expect(
      found == ["<html", "<body", "<p title=a & b", "Zoë ", "—", " 水", "<br", ">br", "two", ">p", ">body", ">html"])
  }

  /// libxml2's trees end at 256 elements; the stream goes on.
  @Test func depthHasNoLimit() throws {
    let page = String(repeating: "<div>", count: 3000) + "deep"
    #expect(try pieces(page).contains("deep"))
  }

  @Test func aTagOfManyAttributesIsRefusedAtOnce() throws {
    let page = "<p \((0..<200_000).map { "a\($0)=1" }.joined(separator: " "))>deep"
    let start = ContinuousClock.now
    let problem = #expect(throws: Problem.self) { try pieces(page) }
    #expect(problem?.identity == "tooManyAttributes")
    #expect(ContinuousClock.now - start < .seconds(30))
  }

  /// A page's script compares and assigns: none of it is an attribute.
  @Test(arguments: ["script", "style", "SCRIPT type=x"]) func scriptsHaveNoAttributes(_ name: String) throws {
    let body = "for(i=0;i<n;i++){" + String(repeating: "a=b;", count: 9000) + "}"
    let page = "<\(name)>\(body)</\(name.prefix(6))><p>a < b" + String(repeating: " = c", count: 9000) + "<p>words"
    #expect(try pieces(page).contains("words"))
  }

  @Test func whatTheReaderThrowsComesOut() throws {
    let stop = Problem(.usage, "enough")
    var count = 0
    let problem = #expect(throws: Problem.self) {
      try HTMLStream.read(Array("<p>a<p>b<p>c".utf8), file: "f") { _ in
        count += 1
        if count == 3 { throw stop }
      }
    }
    #expect(problem == stop && count == 3)
  }

  @Test(arguments: [
    ("a &amp; b", "a & b"), ("&#39;&#x2014;", "'—"), ("&mdash;&apos;&nbsp;.", "—'\u{A0}."), ("&amp;lt;", "&lt;"),
    ("&nothing; & &#0; &#xD800; &;", "&nothing; & &#0; &#xD800; &;"), ("no mark", "no mark"),
  ])
  func characterReferences(_ written: String, _ read: String) {
    #expect(HTMLEntities.decoded(written) == read)
  }
}

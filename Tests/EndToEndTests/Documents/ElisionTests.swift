import Foundation
import Testing

/// What `…` in a document lets pass, and what it does not.
@Suite struct ElisionTests {
  @Test func aLineOfItsOwnStandsForAnyLines() {
    #expect(Elision.matches(["a", "…", "z"], ["a", "b", "c", "z"]))
    #expect(Elision.matches(["a", "…", "z"], ["a", "z"]))
    #expect(!Elision.matches(["a", "…", "z"], ["a", "b"]))
    #expect(!Elision.matches(["a"], ["a", "b"]))
    #expect(!Elision.matches([], ["b"]))
  }

  @Test func withinALineItStandsForCharacters() {
    #expect(Elision.matches(line: "id … done", "id 4711 done"))
    #expect(!Elision.matches(line: "id … done", "id 4711 undone!"))
    #expect(!Elision.matches(line: "id 1", "id 2"))
    #expect(Elision.matches(line: "…tail", "any tail"))
    #expect(Elision.matches(line: "…     norms", "7f3a  norms"))
    #expect(!Elision.matches(line: "ab…b", "ab"))
  }

  @Test func whatDiffersIsLeftOut() throws {
    let start = try #require(ISO8601DateFormatter().date(from: "2030-05-01T10:00:00Z"))
    #expect(Elision.of(["7f3a  norms  3"], ["9be1  norms  3"], since: start) == ["…     norms  3"])
    #expect(Elision.of(["lin 2030-05-01 10:00:01"], ["lin 2030-05-01 10:00:01"], since: start) == ["lin …          …"])
    #expect(
      Elision.of(["lin 2026-11-23 21:43:16"], ["lin 2026-11-23 21:43:16"], since: start) == ["lin 2026-11-23 21:43:16"])
  }

  @Test func aDocumentIsPutTogetherAsItWas() {
    let text = "# A\n\n```console\n$ strand check\nok\n```\n\n\n`study.yaml`:\n\n```yaml\nstudy: a\n```\nend\n"
    let pieces = DocumentPiece.pieces(of: text)
    #expect(DocumentPiece.text(of: pieces) == text)
    let blocks = pieces.compactMap { if case .block(let block) = $0 { block } else { nil } }
    #expect(blocks.map(\.file) == [nil, "study.yaml"])
    #expect(blocks.map(\.isConversation) == [true, false])
    #expect(ConsoleExchange.exchanges(of: blocks[0]) == [ConsoleExchange(command: ["strand check"], answer: ["ok"])])
  }
}

import Testing
import Transcripts

@testable import Deciding

/// Ends of a passage, word by word.
@Suite struct PassageEndsTests {
  private func ends(_ quote: String) throws -> PassageEnds {
    let text = "Ann: Yes, they help us.\n\nBen: Every day.\n"
    let transcript = try Transcript.read(name: "one", file: "one.txt", bytes: Array(text.utf8), defaultLanguage: "en")
    let body = transcript.text[transcript.text.span]
    let start = try #require(body.range(of: quote))
    let first = body.unicodeScalars.distance(from: body.startIndex, to: start.lowerBound)
    return PassageEnds(Span(first, first + quote.unicodeScalars.count), turn: 1, in: transcript)
  }

  @Test func theyMoveByWordsAndStayInTheTurn() throws {
    var ends = try ends("help")
    #expect(ends.parts == ("Yes, they ", "help", " us."))
    #expect(ends.moveStart(-1) && ends.moveStart(-1))
    #expect(ends.parts.text == "Yes, they help")
    #expect(!ends.moveStart(-1), "the turn begins there")
    #expect(ends.moveEnd(1) && !ends.moveEnd(1), "the turn ends there")
    #expect(ends.parts.text == "Yes, they help us")
    #expect(ends.moveStart(1) && ends.moveEnd(-1))
    #expect(ends.parts.text == "they help")
  }

  @Test func somethingIsAlwaysLeft() throws {
    var ends = try ends("help")
    #expect(!ends.moveStart(1) && !ends.moveEnd(-1))
    #expect(ends.parts.text == "help")
  }

  @Test func theNextTurnCanBeLookedAt() throws {
    var ends = try ends("help us.")
    #expect(ends.addNextTurn())
    #expect(ends.moveEnd(1))
    #expect(ends.parts == ("Yes, they ", "help us. / Every", " day."))
    #expect(!ends.addNextTurn())
  }
}

import Foundation
import Testing
import Transcripts

@testable import Deciding

/// Ends of a passage, word by word.
@Suite struct PassageEndsTests {
  private func ends(_ quote: String) throws -> PassageEnds {
    let text = "---\nparticipants: {Ann: A, Ben: B}\n---\n\nAnn: Yes, they help us.\n\nBen: Every day.\n"
    let transcript = try Transcript.read(name: "one", file: "one.txt", bytes: Array(text.utf8), defaultLanguage: "en")
    let body = transcript.text[transcript.text.span]
    let start = try #require(body.range(of: quote))
    let first = body.unicodeScalars.distance(from: body.startIndex, to: start.lowerBound)
    return PassageEnds(Span(first, first + quote.unicodeScalars.count), turn: 1, in: transcript)
  }

  /// What the moves answer, one after the other: a start or an end, a word earlier or later.
  private func moved(_ ends: inout PassageEnds, _ moves: [(isStart: Bool, step: Int)]) -> [Bool] {
    moves.map { move in move.isStart ? ends.moveStart(move.step) : ends.moveEnd(move.step) }
  }

  @Test func theyMoveByWordsAndStayInTheTurn() throws {
    var ends = try ends("help")
    #expect(ends.parts == ("Yes, they ", "help", " us."))
    let back = moved(&ends, [(true, -1), (true, -1), (true, -1)])
    #expect(back == [true, true, false], "the turn begins there")
    #expect(ends.parts.text == "Yes, they help")
    let on = moved(&ends, [(false, 1), (false, 1)])
    #expect(on == [true, false], "the turn ends there")
    #expect(ends.parts.text == "Yes, they help us")
    let less = moved(&ends, [(true, 1), (false, -1)])
    #expect(less == [true, true])
    #expect(ends.parts.text == "they help")
  }

  @Test func somethingIsAlwaysLeft() throws {
    var ends = try ends("help")
    let less = moved(&ends, [(true, 1), (false, -1)])
    #expect(less == [false, false])
    #expect(ends.parts.text == "help")
  }

  @Test func theNextTurnCanBeLookedAt() throws {
    var ends = try ends("help us.")
    let isThere = ends.addNextTurn()
    let isMoved = ends.moveEnd(1)
    #expect(isThere && isMoved)
    #expect(ends.parts == ("Yes, they ", "help us. / Every", " day."))
    let isAnother = ends.addNextTurn()
    #expect(!isAnother)
  }
}

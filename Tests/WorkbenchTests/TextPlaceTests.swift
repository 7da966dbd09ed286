import Basics
import Foundation
import TestSupport
import Testing
import Transcripts

@testable import Workbench

struct TextPlaceTests {
  private func transcript(_ text: String) throws -> Transcript {
    try Transcript.read(name: "one", file: "one.txt", bytes: Array(text.utf8), defaultLanguage: "en")
  }

  private func words(_ transcript: Transcript, _ from: (Int, Int), _ to: (Int, Int)) throws -> String {
    let passage = TextPassage(from: TextPlace(turn: from.0, offset: from.1), to: TextPlace(turn: to.0, offset: to.1))
    return transcript.text[try passage.span(in: transcript)]
  }

  private let text = "---\nparticipants: {Ann: P1, Ben: P2}\n---\n\nAnn: 🙂 Cafe\u{301} 邻居 yes\n\nBen: no\n"

  @Test func codeUnitsOfBrowsersAreCounted() throws {
    let transcript = try transcript(text)
    #expect(try words(transcript, (1, 0), (1, 2)) == "🙂")
    #expect(try words(transcript, (1, 3), (1, 7)) == "Café", "one scalar: the body is NFC")
    #expect(try words(transcript, (1, 8), (1, 10)) == "邻居")
    #expect(try words(transcript, (1, 2), (1, 8)) == "Café", "without the blanks at its ends")
    #expect(try words(transcript, (1, 11), (2, 2)) == "yes\n\nBen: no")
  }

  @Test func placesThatAreNoneAreRefused() throws {
    let transcript = try transcript(text)
    for (from, to) in [((1, 1), (1, 5)), ((1, 0), (1, 99)), ((0, 0), (1, 2)), ((1, 0), (3, 1)), ((1, -1), (1, 2))] {
      #expect(throws: Problem.placeOutside()) { try words(transcript, from, to) }
    }
    for (from, to) in [((1, 2), (1, 3)), ((1, 5), (1, 5)), ((2, 1), (1, 2))] {
      #expect(throws: Problem.placeEmpty()) { try words(transcript, from, to) }
    }
  }
}

import Foundation
import TestSupport
import Testing
import Transcripts

@testable import Exchange

/// Places of a text followed to another that differs in white space, and to its composed form.
struct LetterPlacesTests {
  private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  @Test func lettersAreFollowedThroughWhiteSpace() throws {
    let old = MarkedText("A:  «we\n helped»\n\n\nB: no")
    let new = MarkedText("\nA: «we helped»\n\nB: no\n")
    let places = try #require(LetterPlaces(old: scalars(old.text), new: scalars(new.text)))
    #expect(places.image(of: old.spans[0]) == new.spans[0])
    #expect(places.image(of: Span(old.spans[0].end, old.spans[0].end + 3)) == nil, "white space has no place")
  }

  @Test(arguments: [("we helped", "we helpd"), ("we", "we all"), ("we all", "we"), ("a b", "b a")])
  func otherLettersAreNoSuchTexts(old: String, new: String) {
    #expect(LetterPlaces(old: scalars(old), new: scalars(new)) == nil)
  }

  /// Against the composed form of the whole text, by any number of odd characters.
  @Test(arguments: 1...60) func composedTextsAreThoseOfUnicode(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "a", "e\u{301}", "e\u{323}\u{301}", "\u{301}", "\r\n", "\r", "\n", "é", "👩‍👩‍👧", "\u{1100}\u{1161}\u{11A8}", "中", "“",
      "\u{600}1", " ", "\u{212B}", "o\u{304}\u{328}",
    ]
    let text = (0..<Int.random(in: 1...30, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
      .joined()
    let raw = RawText(text)
    let (composed, places) = raw.composed()
    // By scalars: a carriage return before a pair of line ends is a line end of its own.
    var ends = String.UnicodeScalarView()
    for (index, scalar) in raw.scalars.enumerated() where scalar != "\n" || index == 0 || raw.scalars[index - 1] != "\r"
    {
      ends.append(scalar == "\r" ? "\n" : scalar)
    }
    let whole = String(ends).precomposedStringWithCanonicalMapping
    #expect(Array(composed.unicodeScalars) == Array(whole.unicodeScalars))
    #expect(places.count == raw.scalars.count + 1 && places.last == composed.unicodeScalars.count)
    #expect(zip(places, places.dropFirst()).allSatisfy { $0 <= $1 })
    // A scalar that stays is where its place says.
    let found = Array(composed.unicodeScalars)
    for (scalar, place) in zip(raw.scalars, places) where scalar == "1" || scalar == " " {
      #expect(found[place] == scalar)
    }
  }
}

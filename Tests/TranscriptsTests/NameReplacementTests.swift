import Foundation
import TestSupport
import Testing

@testable import Transcripts

/// Which words are a name, and where everything stands after it was replaced.
@Suite struct NameReplacementTests {
  private let names = NameReplacement([
    .init("Anna", "Maria"), .init("Anna Lin", "Maria Wu"), .init("Will", "Tom", isExact: true), .init("杨大姐", "柳大姐"),
    .init("Aarhus", "Byen"),
  ])

  @Test(arguments: [
    ("Anna came.", "Maria came."), ("ANNA! anna?", "MARIA! maria?"), ("Anna's and Anna’s", "Maria's and Maria’s"),
    ("The Annas.", "The Marias."), ("Aarhus' havn, Annas hus", "Byen' havn, Marias hus"),
    ("Joanna, Annabel, Annas1", "Joanna, Annabel, Annas1"), ("Anna Lin left", "Maria Wu left"),
    ("Anna\nLin left", "Maria Wu left"), ("Anna Lindberg", "Maria Lindberg"), ("Will will go", "Tom will go"),
    ("我找杨大姐去了", "我找柳大姐去了"), ("Ann\u{0061}\u{0301} x", "Anná x".decomposedStringWithCanonicalMapping),
    ("", ""), ("Anna", "Maria"), ("(Anna)Anna", "(Maria)Maria"),
  ]) func wholeWordsInEveryForm(text: String, expected: String) {
    #expect(Array(names.replaced(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func whatWasPutInIsNotLookedAtAgain() {
    let swap = NameReplacement([.init("Anna", "Bo"), .init("Bo", "Anna")])
    #expect(swap.replaced("Anna met Bo") == "Bo met Anna")
  }

  @Test func spansStandOnTheSameWords() throws {
    let marked = MarkedText("Then «Anna Lin» said «that An»na went, «Annas» house")
    let text = String(marked.text)
    let edits = names.edits(in: text.unicodeScalars)
    let new = TranscriptText(NameReplacement.apply(edits, to: text))
    let places = ReplacedPlaces(edits)
    #expect(marked.spans.map { new[places.span($0)] } == ["Maria Wu", "that Maria", "Marias"])
  }

  /// Random texts of names and other words, random spans of whole words: the new span holds what the words become.
  @Test func randomSpansOfWholeWords() {
    var generator = SeededGenerator(seed: 4)
    let words = ["Anna", "anna's", "Lin", "Will", "will", "杨大姐", "house", "🙂", "Aarhus", "é", "ANNAS", "x"]
    for _ in 0..<2000 {
      let chosen = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        words.randomElement(using: &generator) ?? ""
      }
      let low = Int.random(in: 0..<chosen.count, using: &generator)
      let high = Int.random(in: low..<chosen.count, using: &generator)
      // A comma keeps `Anna Lin` from being one name across the ends of the span.
      let (before, inside, after) = (
        chosen[..<low].joined(separator: ", "), chosen[low...high].joined(separator: ", "),
        chosen[(high + 1)...].joined(separator: ", ")
      )
      let text = before + ", " + inside + ", " + after
      let start = before.unicodeScalars.count + 2
      let edits = names.edits(in: text.unicodeScalars)
      let new = TranscriptText(NameReplacement.apply(edits, to: text))
      let span = ReplacedPlaces(edits).span(Span(start, start + inside.unicodeScalars.count))
      #expect(new[span] == names.replaced(inside), "\(text)")
    }
  }
}

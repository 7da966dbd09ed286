import Foundation
import TestSupport
import Testing
import Transcripts

/// Random edits to random interviews with random codings.
@Suite struct ReanchoringPropertyTests {
  /// What was seen, so that the tests can tell that they looked at something.
  struct Tally {
    var untouched = 0
    var found = 0
    var ambiguous = 0
    var needless = 0
    var wrong: [String] = []
  }

  /// Words that no edit touched are found where they stand; a question is asked only where the words stood or stand
  /// more than once.
  static func run(rounds: Int, seed: UInt64, withOldText: Bool) -> Tally {
    var generator = SeededGenerator(seed: seed)
    var tally = Tally()
    for round in 0..<rounds {
      let interview = RandomInterview(using: &generator)
      let old = TranscriptText(interview.text)
      var edited = EditedText(interview.text)
      for _ in 0..<Int.random(in: 1...6, using: &generator) { interview.edit(&edited, &generator) }
      // As a Mac and as Windows save it: reading takes both back.
      let saved = edited.text.decomposedStringWithCanonicalMapping.replacing("\n", with: "\r\n")
      let file = (try? Transcript.read(name: "t", file: "t", bytes: Array(saved.utf8), defaultLanguage: "en"))?.text
      let new = round % 8 == 0 && file?.text == edited.text ? file ?? old : TranscriptText(edited.text)
      let hash = old.contentHash
      let scalars = Array(interview.text.unicodeScalars)
      let reanchoring = Reanchoring(from: withOldText ? old : nil, to: ReanchoringTarget(new))
      for _ in 0..<8 {
        let longest = [3, 12, 60, 300].randomElement(using: &generator) ?? 12
        guard let span = interview.passage(longest, &generator), let truth = edited.place(of: span) else { continue }
        let anchor = Anchor(span, in: old, hash: hash)
        let placement = reanchoring.placement(of: anchor)
        let twins = Self.twins(of: span, in: scalars)
        if twins.count > 1, !withOldText || Self.changedPlaces(twins, span, edited) { continue }
        tally.untouched += 1
        if let place = placement.span(from: span), place == truth {
          tally.found += 1
        } else if placement.candidates.contains(where: { $0.span == truth }) {
          tally.ambiguous += 1
          let standing = Self.places(of: anchor.quote, in: new.text) + Self.places(of: anchor.quote, in: old.text)
          if standing == 2, !anchor.isShort { tally.needless += 1 }
        } else {
          tally.wrong.append("seed \(seed), round \(round), \(span): \(placement), but it is \(truth)")
        }
      }
    }
    return tally
  }

  /// Where the same words stood with the same eight scalars before or after them: the span itself, and its twins.
  private static func twins(of span: Span, in text: [Unicode.Scalar]) -> [Int] {
    (0...(text.count - span.count)).filter { place in
      guard text[place] == text[span.start], text[place..<place + span.count] == text[span.start..<span.end] else {
        return false
      }
      let before = (1...8).allSatisfy { scalar(text, place - $0) == scalar(text, span.start - $0) }
      let after = (0..<8).allSatisfy { scalar(text, place + span.count + $0) == scalar(text, span.end + $0) }
      return before || after
    }
  }

  private static func scalar(_ text: [Unicode.Scalar], _ place: Int) -> Unicode.Scalar? {
    text.indices.contains(place) ? text[place] : nil
  }

  /// Whether twins stand in another order than they did, or one of them is gone: then nobody can tell which is which.
  private static func changedPlaces(_ twins: [Int], _ span: Span, _ edited: EditedText) -> Bool {
    let places = twins.map { edited.place(of: Span($0, $0 + span.count))?.start }
    return places.contains(nil) || places.compactMap { $0 } != places.compactMap { $0 }.sorted()
  }

  private static func places(of quote: String, in text: String) -> Int {
    let quote = Array(quote.unicodeScalars)
    let text = Array(text.unicodeScalars)
    return (0...max(0, text.count - quote.count)).count { place in
      quote.indices.allSatisfy { text[place + $0] == quote[$0] }
    }
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>) func untouchedWordsAreFoundByTheOldText(seed: UInt64) {
    let tally = Self.run(rounds: 80, seed: seed, withOldText: true)
    #expect(tally.wrong.isEmpty)
    #expect(tally.needless == 0)
    #expect(tally.untouched > 150 && tally.found > tally.untouched * 19 / 20, "\(tally)")
  }

  @Test(arguments: 7...12 as ClosedRange<UInt64>) func untouchedWordsAreFoundByQuoteAndContext(seed: UInt64) {
    let tally = Self.run(rounds: 80, seed: seed, withOldText: false)
    #expect(tally.wrong.isEmpty)
    #expect(tally.needless == 0)
    #expect(tally.untouched > 120 && tally.found > tally.untouched * 9 / 10, "\(tally)")
  }
}

extension Anchor {
  /// Too short to be known again by its words alone.
  fileprivate var isShort: Bool {
    quote.unicodeScalars.reduce(0) { $0 + ($1.properties.isIdeographic ? 3 : 1) } < 24
  }
}

extension TranscriptText {
  fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }
}

import Codebooks
import Foundation
import TestSupport
import Testing
import Transcripts

@testable import Matching

/// Random rules on random interviews: the matcher must find what the naive one finds.
@Suite struct ReferenceTests {
  private static let pieces = [
    "help", "Help", "helps", "HELPED", "helping", "self-help", "other", "each", "each other", "don't", "don’t", "café",
    "CAFÉ", "straße", "帮忙", "大家", "帮", "3", "3.5", "a", "people", "grandmother's", "nothing", "together", "roster",
    "helper", "e\u{301}t\u{e9}",
  ]
  private static let gaps = [
    " ", " ", " ", " ", "  ", "\n", "\n\n", ", ", ". ", ". ", "? ", "! ", ".", "。", "！", "", "-", " 🙂 ", "\u{A0}",
    "... ",
  ]
  private static let terms: [Term] = [
    .words("help"), .words("each other"), .words("don't"), .words("CAFÉ"), .words("帮忙"), .words("帮"), .words("3"),
    .words("a"), .words("help each other"), .prefix("help"), .prefix("peo"), .prefix("大"), .stem("helped"),
    .words("people don’t"), .words("roster"), .words("together"),
  ]
  /// None of these can begin where another does.
  private static let apart: [Term] = [
    .words("help"), .words("each"), .words("people"), .words("roster"), .words("together"), .prefix("nothi"),
  ]

  private func words(_ generator: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...60, using: &generator) {
      text += Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &generator)]
      text += Self.gaps[Int.random(in: 0..<Self.gaps.count, using: &generator)]
    }
    return String(text.precomposedStringWithCanonicalMapping.trimmingPrefix { $0.isWhitespace })
  }

  private func some(_ count: Int, of terms: [Term], _ generator: inout SeededGenerator) -> [Term] {
    Array(terms.shuffled(using: &generator).prefix(count))
  }

  private func rule(_ line: Int, _ generator: inout SeededGenerator) -> Rule {
    let pattern: Rule.Pattern
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: pattern = .all(some(2, of: Self.terms, &generator))
    case 1:
      pattern = .near(
        some(Int.random(in: 2...3, using: &generator), of: Self.apart, &generator),
        words: Int.random(in: 1...8, using: &generator))
    default: pattern = .any(some(Int.random(in: 1...3, using: &generator), of: Self.terms, &generator))
    }
    return Rule(
      pattern: pattern,
      unless: Int.random(in: 0..<3, using: &generator) == 0 ? some(1, of: Self.terms, &generator) : [],
      speakers: Rule.Speakers.allCases.randomElement(using: &generator) ?? .everyone,
      extent: Rule.Extent.allCases.randomElement(using: &generator) ?? .match, line: line)
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func theMatcherFindsWhatTheNaiveOneFinds(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var codes: [Code] = []
    for code in 0..<3 {
      var rules: [Rule] = []
      for line in 0..<4 { rules.append(rule(line, &generator)) }
      codes.append(
        Code(
          id: "c\(code)", name: "", definition: "", include: [], exclude: [], examples: [], colour: nil, was: [],
          rules: rules, parent: nil, depth: 0, file: "a.yaml", line: 1))
    }
    var turns: [(String, String)] = []
    for _ in 0..<6 { turns.append((["I", "P", "N"].randomElement(using: &generator) ?? "P", words(&generator))) }
    let transcript = interview(turns)
    let codebook = Codebook(codes: codes)
    let found = try hits(codebook, transcript)
    let wanted = NaiveMatcher(codebook: codebook, language: "en").hits(in: transcript)
    #expect(found == wanted)
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func wordBoundariesAreThoseOfICU(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("aé'’.,:;_-1 2\u{301}\u{200D}x\nשָ\"\u{FF0E}🙂🇩🇪ab\u{AD}".unicodeScalars)
    var view = String.UnicodeScalarView()
    for _ in 0..<80 { view.append(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]) }
    let text = TranscriptText(String(view))
    let boundaries = WordBoundaries(language: "en")
    let words = Segmenter(language: "en").words(in: text, of: text.span)
    text.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      let stretch = Stretch(base: base, lower: 0, upper: bytes.count)
      for word in words {
        for position in word.start...word.end {
          let isEdge = position == word.start || position == word.end
          let byte = text.byteOffset(ofScalar: position)
          #expect(boundaries.isBoundary(at: byte, in: stretch) == isEdge, "seed \(seed), scalar \(position)")
        }
      }
    }
  }
}

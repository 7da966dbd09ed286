import TestSupport
import Testing

@testable import Transcripts

/// Words that are found without ICU are those that ICU finds.
struct WordRunsTests {
  private static let pieces =
    [
      "we ", "moved", "The", " ", "  ", "\n", ".", ",", "; ", ": ", ":", "'", "’", "\"", "-", "/", "_", "@", "#", "%",
      "3",
      "14", "0.5", "1,000", "don't", "l'eau", "a:b", "e\u{301}", "\u{301}", "été", "ß", "彭大叔", "的", "かな", "カ", "สวัสดี",
      "مرحبا", "שלום", "ק\"ג", "😀", "👩\u{200D}🌾", "\u{200D}", "\u{200B}", "\u{AD}", "\u{A0}", "\u{202F}", "\t", "\u{1}",
      "a long plain stretch of words without anything in it that would be hard ",
    ]
    + (0x21...0x7E).map { String(UnicodeScalar(UInt8($0))) }.filter {
      !$0.contains { $0.isLetter || $0.isNumber || "()[]".contains($0) }
    }

  private struct Parts: WordRuns.Taker {
    var words: [Range<Int>] = []
    var open: [Range<Int>] = []

    mutating func take(word: Range<Int>) { words.append(word) }
    mutating func take(open stretch: Range<Int>) { open.append(stretch) }
  }

  @Test(arguments: ["en", "fr", "fi", "sv", "de", "zh", "ja", "th", "el", "he", "ar", "sw"])
  func asICUFindsThem(language: String) throws {
    let segmenter = Segmenter(language: language)
    let breaker = try #require(segmenter.wordBreaker)
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<600 {
      let raw = (0..<Int.random(in: 0...30, using: &generator)).compactMap { _ in
        Self.pieces.randomElement(using: &generator)
      }.joined()
      let text = TranscriptText(raw)
      var expected = Parts()
      text.bytes.withUnsafeBufferPointer { bytes in
        ICUWords.cut(0..<bytes.count, of: bytes, by: breaker, to: &expected)
      }
      let spans = expected.words.map { text.span(ofBytes: $0) }
      #expect(segmenter.words(in: text, of: text.span) == spans, "\(raw.debugDescription)")
    }
  }

  @Test func onlyHardStretchesAreGivenToICU() {
    let text = Array("We had a plan, didn't we, and all of it was written down in the end by the two of us.".utf8)
    var parts = Parts()
    text.withUnsafeBufferPointer { WordRuns.parts(of: 0..<$0.count, in: $0, to: &parts) }
    let open = parts.open.map { String(decoding: text[$0], as: UTF8.self) }
    #expect(open == ["didn't "])
  }
}

import TestSupport
import Testing
import Transcripts

@Suite struct OccurrencesTests {
  private func found(_ quote: String, _ marked: String) -> Bool {
    let marked = MarkedText(marked)
    return TranscriptText(marked.text).occurrences(of: quote) == marked.spans
  }

  @Test func exact() {
    #expect(found("helped each other", "we «helped each other» and «helped each other»"))
    #expect(found("互相帮忙", "邻居偶尔«互相帮忙»。"))
    #expect(found("aa", "«aa»a"))
    #expect(found("nothing", "we helped"))
    #expect(found("", "we helped"))
    #expect(found("  ", "we  helped"))
  }

  @Test func whiteSpace() {
    #expect(found(" helped each  other ", "we «helped\n\neach other» then"))
    #expect(found("a b", "«a\u{3000}b» and «a\u{A0}\tb»"))
  }

  @Test func quotationMarksAndPunctuation() {
    #expect(found("it's \"so\"", "yes «it’s “so”» no"))
    #expect(found("好,我去.", "她说«好，我去。»"))
    #expect(found("（笑）", "yes «(笑)»"))
    #expect(found("wait...", "«wait…»"))
    #expect(found("a - b", "«a – b»"))
    #expect(found(".", "wait…"))
  }

  /// The forms that rules and searches take for one another (`PlainForm`).
  @Test func typesetForms() {
    #expect(found("self-help office", "a «self\u{2011}help o\u{FB03}ce» there"))
    #expect(found("neighbour", "a «neigh\u{AD}bour»\u{AD} there"))
    #expect(found("NGO 12", "the «ＮＧＯ １２»"))
    #expect(found("o\u{FB03}ce", "the «office»"))
    // Half a ligature is no place.
    #expect(found("of", "the o\u{FB03}ce"))
  }

  @Test func exactOnesArePreferred() {
    #expect(found("it's", "it’s «it's» it’s"))
  }

  @Test func decomposedQuoteInComposedText() {
    #expect(found("cafe\u{301}", "the «café»"))
  }

  @Test func caseMatters() {
    #expect(found("Helped", "we helped"))
  }

  /// Every stretch of a text that does not begin or end with white space is found where it stands.
  @Test func everyStretchIsFound() {
    var generator = SeededGenerator(seed: 3)
    let text = TranscriptText("我们 moved in May…  “So”—it’s\n\ncold, she said：好。It's cold; it is 冷 😀 e\u{301}.")
    for _ in 0..<500 {
      let start = Int.random(in: 0..<text.scalarCount, using: &generator)
      let span = Span(start, Int.random(in: start + 1...text.scalarCount, using: &generator))
      let quote = text[span]
      guard quote.first?.isWhitespace == false, quote.last?.isWhitespace == false else { continue }
      let places = text.occurrences(of: quote)
      if quote.unicodeScalars.contains("\u{301}") { continue }
      #expect(places.contains { $0.overlaps(span) && text[$0] == quote }, "\(quote)")
    }
  }
}

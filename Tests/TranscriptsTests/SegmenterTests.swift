import TestSupport
import Testing
import Transcripts

@Suite struct SegmenterTests {
  private func sentences(_ marked: String, _ language: String) -> Bool {
    let marked = MarkedText(marked)
    let text = TranscriptText(marked.text)
    return Segmenter(language: language).sentences(in: text, of: text.span) == marked.spans
  }

  private func words(_ marked: String, _ language: String) -> Bool {
    let marked = MarkedText(marked)
    let text = TranscriptText(marked.text)
    return Segmenter(language: language).words(in: text, of: text.span) == marked.spans
  }

  private func visible(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { !$0.properties.isWhitespace }
  }

  @Test func englishSentences() {
    #expect(sentences("«We moved in May.»  «Was it cold?» «Yes!»\n\n«So it was»", "en"))
    #expect(sentences("«I met Mr. Wu and Mrs. Tan.» «They left, e.g. by bus.»", "en"))
  }

  @Test func chineseAndMixedSentences() {
    #expect(sentences("«我就去了。»«真的吗？»«是的！»«OK, let's go.» «好»", "zh"))
    #expect(sentences("«他说：“好。”»«我就去了。»", "zh"))
  }

  @Test func noSentenceEndsWithAnOpeningBracket() {
    #expect(sentences("«我贴错了。»«（笑）全队都来问我。»", "zh"))
    #expect(sentences("«好！»«【停顿】再说。»", "zh"))
  }

  @Test func linesEndSentencesUnlessTheyWrap() {
    #expect(sentences("«Yes»\n«No»", "en"))
    #expect(sentences("«We moved in May because the lift in the old house\nwas always broken.» «So.»", "en"))
  }

  /// Blanks of all widths part words; the narrow one, which Unicode's rules let join them, too.
  @Test(arguments: [" ", "\u{A0}", "\u{2009}", "\u{202F}", "\u{3000}"]) func blanksBetweenWords(blank: String) {
    #expect(words("«ten»\(blank)«years»\(blank)\(blank)«ago»,\(blank)«1»\(blank)«000»", "en"))
    #expect(words("\(blank)«où»\(blank)?", "fr"))
  }

  @Test func bracketsWithoutAPartnerHideNothing() {
    #expect(words("[ «a» [ «b» ( «c»\n\n«d» ] «e» )", "en"))
    #expect(words("[ «a»\n\n[x] «b» [y [z] «c» ] («d»", "en"))
    // Five words are shorter than 1,000 bytes.
    let long = String(repeating: "x", count: 1_100)
    #expect(words("(«\(long)») (\(long.prefix(900)))", "en"))
  }

  /// Each of them looked for its partner to the end of the paragraph.
  @Test(.timeLimit(.minutes(30)), arguments: ["[", "(", "[a ", "（", "【"])
  func manyBracketsEnd(_ bracket: String) {
    let text = TranscriptText(String(repeating: bracket, count: 100_000) + " end")
    #expect(!Segmenter(language: "en").words(in: text, of: text.span).isEmpty)
  }

  @Test func wordsWithoutPunctuation() {
    #expect(words("«Don't» «go», «she» «said» – «it's» «5» «o'clock».", "en"))
    #expect(words("«Vi» «købte» «æbler».", "da"))
  }

  @Test func chineseWords() {
    #expect(words("«我们»«一起»«排练»。", "zh"))
  }

  @Test func stageDirectionsAreNotWords() {
    #expect(words("«Yes» (laughs) «no» [inaudible 00:12] «so»（笑）«then» 【停顿很久很久很久很久】", "en"))
    #expect(words("«We» («that» «is» «my» «brother» «and» «I») «left»", "en"))
    #expect(words("«An» [«open» «bracket»\n\n«and» «so» «on»]", "en"))
    #expect(words("«好»（«我们»«一起»«排练»«我们»«一起»）", "zh"))
  }

  @Test func onlyTheSpanIsCut() {
    let marked = MarkedText("before «in the middle» after")
    let text = TranscriptText(marked.text)
    let found = Segmenter(language: "en").words(in: text, of: marked.spans[0]).map { text[$0] }
    #expect(found == ["in", "the", "middle"])
  }

  /// Words and sentences lie in order inside the span, whatever the text.
  @Test func inOrderAndInside() {
    var generator = SeededGenerator(seed: 11)
    let pieces = [
      "we ", "moved", ". ", "\n", "\n\n", "(", ")", "[", "]", "（", "）", "彭大叔", "。", "？", "e\u{301}", "😀", " ", "’s",
      "مرحبا", "\u{200D}",
    ]
    let segmenter = Segmenter(language: "en")
    for _ in 0..<400 {
      let raw = (0..<Int.random(in: 0...40, using: &generator)).compactMap { _ in
        pieces.randomElement(using: &generator)
      }
      let text = TranscriptText(raw.joined())
      let start = Int.random(in: 0...text.scalarCount, using: &generator)
      let span = Span(start, Int.random(in: start...text.scalarCount, using: &generator))
      for spans in [segmenter.words(in: text, of: span), segmenter.sentences(in: text, of: span)] {
        var last = span.start
        for found in spans {
          #expect(found.start >= last && found.end <= span.end && !found.isEmpty)
          last = found.end
        }
      }
      let joined = segmenter.sentences(in: text, of: span).map { text[$0] }.joined()
      #expect(visible(joined) == visible(text[span]))
    }
  }
}

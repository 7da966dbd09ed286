import Reports
import TestSupport
import Testing
import Transcripts

struct KeywordInContextTests {
  private func keyword(_ marked: String, leftWidth: Int? = nil, width: Int) -> KeywordInContext {
    let text = MarkedText(marked)
    let span = text.spans[0]
    return KeywordInContext(text: text.text, keyword: span.start..<span.end, leftWidth: leftWidth, width: width)
  }

  @Test("Matches stand under one another, whatever the characters' widths")
  func aligned() {
    let lines = [
      keyword("came to «help» my mother", leftWidth: 8, width: 32).line,
      keyword("大家«帮助»我", leftWidth: 8, width: 32).line,
      keyword("«help»", leftWidth: 8, width: 32).line,
    ]
    #expect(lines == [" came to  help  my mother", "    大家  帮助  我", "          help"])
  }

  @Test("Context is cut to its width, without torn Western words where there is room")
  func cut() {
    let long = "That winter the lift broke down and the neighbours came to «help» my mother up the stairs with the coal"
    #expect(keyword(long, width: 70).line == "    …and the neighbours came to  help  my mother up the stairs with…")
    #expect(keyword("我们一起把柜子抬上六楼«帮助»我", leftWidth: 8, width: 20).line == " …上六楼  帮助  我")
  }

  @Test("A match wider than its room is cut")
  func wideMatch() {
    #expect(keyword("a «bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb» c", leftWidth: 2, width: 12).line == " a  bbbbb…")
  }

  @Test("Line breaks become spaces, and a match outside the text is cut to it")
  func odd() {
    #expect(keyword("one\ntwo «three»\nfour", leftWidth: 8, width: 40).line == " one two  three  four")
    #expect(KeywordInContext(text: "short", keyword: 3..<99, leftWidth: 4, width: 30).line == " sho  rt")
    #expect(KeywordInContext(text: "short", keyword: 50..<99, leftWidth: 5, width: 30).line.hasPrefix("short"))
  }

  @Test("Never wider than asked, the match always at the same place")
  func property() {
    var generator = SeededGenerator(seed: 5)
    let letters: [Unicode.Scalar] = ["a", "b", " ", "楼", "。", "\u{301}", "é", "🙂"]
    for _ in 0..<500 {
      let scalars = (0..<Int.random(in: 1...80, using: &generator)).compactMap { _ in
        letters.randomElement(using: &generator)
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      let start = Int.random(in: 0..<scalars.count, using: &generator)
      let end = Int.random(in: start...scalars.count, using: &generator)
      let width = Int.random(in: 24...90, using: &generator)
      let result = KeywordInContext(text: String(text), keyword: start..<end, leftWidth: 9, width: width)
      #expect(DisplayWidth.of(result.left) == 9)
      #expect(DisplayWidth.of(result.line) <= width)
    }
  }
}

import Reports
import TestSupport
import Testing

struct WordWrapTests {
  private let wrap = WordWrap()

  /// An option that is cut at a hyphen can be read as two.
  @Test func optionsStayWhole() {
    #expect(wrap.lines("Raise it (--min-people).", width: 16) == ["Raise it", "(--min-people)."])
    #expect(
      wrap.lines("take `--keep-stop-words` well-known", width: 23) == ["take", "`--keep-stop-words`", "well-known"])
    #expect(wrap.lines("a well-known way", width: 8) == ["a well-", "known", "way"])
  }

  @Test("Western text breaks at spaces and after hyphens")
  func western() {
    #expect(wrap.lines("we carried it up six floors", width: 12) == ["we carried", "it up six", "floors"])
    #expect(wrap.lines("a well-known neighbour", width: 8) == ["a well-", "known", "neighbou", "r"])
  }

  @Test("Chinese breaks anywhere but before a stop or after an opening bracket")
  func chinese() {
    #expect(wrap.lines("我们一起抬上六楼。没有", width: 16) == ["我们一起抬上六", "楼。没有"])
    #expect(wrap.lines("他说（没有）", width: 6) == ["他说", "（没", "有）"])
  }

  @Test("A text's own line breaks stay, blanks at line ends go")
  func lineBreaks() {
    #expect(wrap.lines("one \n\ntwo  ", width: 10) == ["one", "", "two"])
    #expect(wrap.lines("", width: 10) == [""])
  }

  @Test("Marks stay on their letters when a word has to be cut")
  func combining() {
    #expect(
      wrap.lines("e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}", width: 3) == [
        "e\u{301}e\u{301}e\u{301}", "e\u{301}e\u{301}",
      ])
  }

  @Test("Control characters cannot reach the terminal")
  func controls() {
    #expect(wrap.lines("a\u{1B}[2Jb\tc\u{9B}d\u{7F}", width: 40) == ["a\u{FFFD}[2Jb c\u{FFFD}d\u{FFFD}"])
  }

  @Test("Width counts what a terminal shows")
  func width() {
    #expect(DisplayWidth.of("abc") == 3)
    #expect(DisplayWidth.of("邻里：") == 6)
    #expect(DisplayWidth.of("e\u{301}") == 1)
    #expect(DisplayWidth.of("ｱ") == 1)
    #expect(DisplayWidth.of("\u{200B}\u{FEFF}") == 0)
  }

  @Test("No line is too wide and no word is lost")
  func property() {
    let parts = [
      "we", " ", "carried", "一起", "。", "，", "！", "（", "）", "e\u{301}", "🙂", "\n", "  ", "六楼", "-", "שלום",
      "longlonglongword",
    ]
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<400 {
      let text = (0..<Int.random(in: 0...40, using: &generator)).compactMap { _ in
        parts.randomElement(using: &generator)
      }
      .joined()
      let width = Int.random(in: 4...30, using: &generator)
      let lines = wrap.lines(text, width: width)
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
      #expect(scalarsWithoutBlanks(lines.joined()) == scalarsWithoutBlanks(text))
    }
  }

  @Test("No line begins with a stop where there is something before it to take along")
  func noStopInFront() {
    let words = ["我们", "一起抬上", "六", "没有人问谁出钱"]
    let stops = ["。", "，", "！", "？", "、", "；", "：", "）", "》"]
    var generator = SeededGenerator(seed: 17)
    for _ in 0..<200 {
      var text = ""
      for _ in 0..<12 {
        text += words.randomElement(using: &generator) ?? ""
        if Bool.random(using: &generator) { text += stops.randomElement(using: &generator) ?? "" }
      }
      let lines = wrap.lines(text, width: Int.random(in: 4...24, using: &generator))
      #expect(!lines.contains { line in stops.contains { line.hasPrefix($0) } })
    }
  }

  private func scalarsWithoutBlanks(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { $0 != " " && $0 != "\n" }
  }
}

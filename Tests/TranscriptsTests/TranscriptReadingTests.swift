import Basics
import TestSupport
import Testing
import Transcripts

@Suite struct TranscriptReadingTests {
  private let text =
    "---\ntitle: x\nlanguage: zh\ninterviewer: I\nparticipants: {彭大叔: P4}\n---\n\nI：cafe\u{301}？\n\n彭大叔：是。\n"

  @Test func lineEndsMarksAndNormalFormMakeNoDifference() throws {
    let plain = try read(text)
    for other in ["\u{FEFF}" + text, text.replacing("\n", with: "\r\n"), text.replacing("e\u{301}", with: "é")] {
      let transcript = try read(other)
      #expect(transcript.text.contentHash == plain.text.contentHash)
      #expect(transcript.turns == plain.turns)
    }
    #expect(plain.language == "zh")
    #expect(plain.turns.map(\.line) == [8, 10])
  }

  @Test func offsetsCountFromTheBody() throws {
    let transcript = try read(text)
    #expect(transcript.text.span == Span(0, 16))
    #expect(transcript.turns.map { transcript.text[$0.span] } == ["café？", "是。"])
    #expect(transcript.turns[0].span == Span(2, 7))
  }

  @Test func invalidUTF8NamesFileAndLine() {
    let problem = #expect(throws: Problem.self) {
      try Transcript.read(
        name: "t", file: "transcripts/t.txt", bytes: Array("a\nb".utf8) + [0xFF], defaultLanguage: "en")
    }
    #expect(problem?.place == "transcripts/t.txt:2")
  }

  /// Whatever stands in a file, its turns lie in order inside the body and name speakers that exist.
  @Test func anyTextIsRead() throws {
    var generator = SeededGenerator(seed: 23)
    let pieces = [
      "I: ", "Luo: ", "Wu：", "\n", "\n\n", "[P1] ", "00:01", "(00.02)", " ", "word", ".", "*1:2 = ", "K. ",
      "I = Interviewer; K = Kvinde", "Date: ", "x (to y): ", "---", "é", "【", "】", "Anna  0:03", "）", "（", "[", "]",
      ":",
    ]
    for _ in 0..<2000 {
      let raw = (0..<Int.random(in: 0...40, using: &generator)).compactMap { _ in
        pieces.randomElement(using: &generator)
      }
      guard let transcript = try? read("x\n" + raw.joined()) else {
        Issue.record("not read")
        continue
      }
      var last = 0
      for turn in transcript.turns {
        #expect(turn.span.start >= last && turn.span.end <= transcript.text.scalarCount)
        #expect(transcript.speakers.indices.contains(turn.speaker))
        last = turn.span.end
      }
      #expect(transcript.turns.map(\.number) == Array(1..<transcript.turns.count + 1))
    }
  }
}

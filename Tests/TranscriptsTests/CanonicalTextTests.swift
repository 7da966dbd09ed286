import Basics
import TestSupport
import Testing
import Transcripts

@Suite struct CanonicalTextTests {
  @Test func formOfTheText() throws {
    #expect(
      try CanonicalText.string("\u{FEFF}\r\n\r\na  \r\n\r\n\r\n b\t\rc\u{7}\u{B}d\u{2028}e") == "a\n\n b\nc\nd\ne\n")
    #expect(try CanonicalText.string("e\u{301}\u{3000}\n") == "é\n")
    #expect(try CanonicalText.string(" \n\t\n") == "")
    #expect(try CanonicalText.string("e\u{0}\u{301}") == "é\n")
  }

  @Test func invalidUTF8() throws {
    let problem = #expect(throws: Problem.self) {
      try CanonicalText.bytes(from: Array("one\ntwo\n".utf8) + [0xE9, 0x20])
    }
    #expect(
      problem?.description == "error: this is not UTF-8 text. "
        + "Run `strand import` on the original file: it recognises the encoding and converts it.")
    #expect(problem?.line == 3)
  }

  @Test(arguments: [[0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE3, 0x80], [0x80]] as [[UInt8]])
  func sequencesThatAreNotUTF8(bytes: [UInt8]) {
    #expect(throws: Problem.self) { try CanonicalText.bytes(from: [0x61] + bytes) }
  }

  @Test func takingItTwiceChangesNothing() throws {
    var generator = SeededGenerator(seed: 5)
    let pieces = [
      "a", " ", "\t", "\n", "\r", "\r\n", "\u{FEFF}", "e", "\u{301}", "\u{0}", "\u{85}", "\u{2029}", "한",
      "\u{1112}\u{1161}", "\u{3000}", "。", "\u{2000}", "\u{C}", "\u{7F}", "😀",
    ]
    for _ in 0..<1000 {
      let raw = (0..<Int.random(in: 0...20, using: &generator)).compactMap { _ in
        pieces.randomElement(using: &generator)
      }
      let once = try CanonicalText.bytes(from: Array(raw.joined().utf8))
      #expect(try CanonicalText.bytes(from: once) == once)
      let text = String(decoding: once, as: UTF8.self)
      #expect(!text.contains("\n\n\n") && !text.contains(" \n") && !text.hasPrefix("\n"))
      #expect(once.isEmpty || once.last == 0x0A)
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" || $0 == "\u{FEFF}" })
    }
  }
}

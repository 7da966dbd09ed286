import Basics
import Importing
import Testing

@Suite struct RichTextTests {
  private func imported(_ text: String) throws -> ImportedTranscript {
    try Importer.importFile(name: "one.rtf", bytes: Array(text.utf8))
  }

  private func body(_ text: String) throws -> String {
    let whole = try imported(text).fileText
    return whole.split(separator: "---\n\n", maxSplits: 1).last.map(String.init) ?? whole
  }

  /// Expected letters: the tables of the code pages named (Unicode consortium, MAPPINGS/VENDORS).
  @Test(arguments: [
    (#"{\rtf1\ansi\ansicpg1252 caf\'e9 it\'92s}"#, "café it’s"),
    (#"{\rtf1\mac caf\'8e}"#, "café"),
    (#"{\rtf1\pc caf\'82}"#, "café"),
    (#"{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f1 \'cf\'f0\'e8\'e2\'e5\'f2\f0  \'e9}"#, "Привет é"),
    (#"{\rtf1\ansi{\fonttbl{\f0\fcharset134 S;}}\f0 \'c4\'e3\'ba\'c3}"#, "你好"),
    (#"{\rtf1\ansi{\fonttbl{\f0\fcharset128 M;}}\f0 \'82\'b1\'83A}"#, "こア"),
    (#"{\rtf1\ansi\uc1 \u20320?\u22909?}"#, "你好"),
    (#"{\rtf1\ansi{\uc2 \u20320\'c4\'e3\u22909\'ba\'c3}}"#, "你好"),
    (#"{\rtf1\ansi\uc0 \u8220 x\u8221 }"#, "“x”"),
    (#"{\rtf1\ansi\u-10179?\u-8704?}"#, "😀"),
    (#"{\rtf1\ansi a\emdash b\~c\_d\-e\{\}\\}"#, "a—b\u{A0}c‑de{}\\"),
    (#"{\rtf1\ansi{\fonttbl{\f0\fcharset2 Symbol;}{\f1\fcharset2 Wingdings;}}{\f0 \u-3999?}{\f1\u-3844?}}"#, "α✓"),
    (#"{\rtf1\ansi{\upr{old}{\*\ud{new}}}}"#, "new"),
  ])
  func encodings(text: String, expected: String) throws {
    #expect(try body(text) == expected + "\n")
  }

  /// A Mac's paragraphs end in a backslash at a line's end.
  @Test func theDialectOfMacs() throws {
    let text =
      "{\\rtf1\\ansi\\ansicpg1252\\cocoartf2709\n{\\fonttbl\\f0\\fswiss\\fcharset0 Helvetica;}\n"
      + "\\pard\\f0\\fs24 \\cf0 Q: Where?\\\nA: Here, it\\'92s\\'a0far.\\\n\\\nQ: Why?\\\nA: So.}"
    #expect(try body(text) == "Q: Where?\n\nA: Here, it’s\u{A0}far.\n\nQ: Why?\n\nA: So.\n")
  }

  @Test func whatWasNotSaidIsLeftOutAndCounted() throws {
    let transcript = try imported(
      #"{\rtf1\ansi{\info{\title Secret}}{\header Head\par}Seen{\v  hidden}{\deleted  gone}{\revised  new}"#
        + #"{\*\annotation remark}{\field{\*\fldinst HYPERLINK "http://x.org"}{\fldrslt  link}}{\pict\pngblip 89504e47}"#
        + #"{\*\unknown words}\par}"#)
    #expect(transcript.fileText == "Seen new link\n")
    #expect(
      transcript.leftOut.map { "\($0.count) \($0.what)" } == [
        "1 comments", "1 headers and footers", "1 hidden passages", "1 images", "1 tracked deletions",
      ])
  }

  @Test func tablesBecomeTurns() throws {
    let row = { (a: String, b: String) in #"\trowd\cellx1\cellx2\intbl "# + a + #"\cell "# + b + #"\cell\row"# + "\n" }
    let text = #"{\rtf1 "# + row("Q", "Where?") + row("A", "Here.") + row("Q", "Why?") + #"\pard after\par}"#
    #expect(try body(text) == "Q: Where?\n\nA: Here.\n\nQ: Why?\n\nafter\n")
  }

  @Test(arguments: [
    #"{\rtf1 words"#, #"{\rtf1 {\b words}"#, #"{\rtf1\ansi {\fonttbl{\f0"#, #"{\rtf"#,
  ])
  func whatIsCutOffIsRefused(text: String) {
    let problem = #expect(throws: Problem.self) { try imported(text) }
    #expect(problem?.what == "the Rich Text Format cannot be read (it is cut off)")
  }

  @Test func deepNestingIsRefused() {
    let problem = #expect(throws: Problem.self) {
      try imported("{\\rtf1 " + String(repeating: "{", count: 100_000) + String(repeating: "}", count: 100_001))
    }
    #expect(problem?.what == "the Rich Text Format cannot be read (it is nested too deeply)")
  }
}

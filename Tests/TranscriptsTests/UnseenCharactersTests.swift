import Foundation
import TestSupport
import Testing

@testable import Transcripts

/// Names are found as readers see them, whatever characters they are written with.
@Suite struct UnseenCharactersTests {
  private let names = NameReplacement([
    .init("Anna", "Maria"), .init("Anna Lin", "Maria Wu"), .init("Will", "Tom", isExact: true),
    .init("Zoë Kübler", "Tia Bo"), .init("杨大姐", "柳大姐"), .init("高明", "李四"), .init("バス", "テト"),
    .init("علی\u{200C}رضا", "Reza"), .init("O'Brien", "Kelly"), .init("Anna \"Annie\" Holm", "Maria Berg"),
    .init("Steffi", "Karla"), .init("x\\y", "Nobody"),
  ])

  private func expect(_ text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let replaced = names.replaced(text)
    #expect(
      Array(replaced.unicodeScalars) == Array(expected.unicodeScalars), "\(text.debugDescription)",
      sourceLocation: sourceLocation)
  }

  private static let unseen = [
    "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{200E}", "\u{202A}", "\u{34F}", "\u{640}",
  ]

  @Test(arguments: unseen) func characterInsideAName(character: String) {
    let c = character
    expect("So An\(c)n\(c)\(c)a said.", "So Maria said.")
    expect("AN\(c)NA and an\(c)na", "MARIA and maria")
    expect("Anna\(c) Lin", "Maria Wu")
    expect("W\(c)ill w\(c)ill", "Tom w\(c)ill")
    expect("我找杨\(c)大\(c)姐去了", "我找柳大姐去了")
    // The marks of letters, too.
    expect("Zo\(c)e\(c)\u{308} K\(c)u\u{308}bler", "Tia Bo")
    // Beside a name it stays, as do inflections.
    expect("\(c)Anna\(c) and Anna\(c)'s, Anna\(c)s", "\(c)Maria\(c) and Maria\(c)'s, Maria\(c)s")
  }

  @Test(arguments: unseen.filter { $0 != "\u{200B}" }) func aLongerWordIsOne(character: String) {
    expect("Anna\(character)bel, Jo\(character)anna", "Anna\(character)bel, Jo\(character)anna")
  }

  @Test func aZeroWidthSpaceSeparatesWords() {
    expect("Anna\u{200B}bel", "Maria\u{200B}bel")
    expect("Jo\u{200B}anna", "Jo\u{200B}maria")
    expect("Anna\u{200B}Lin", "Maria Wu")
  }

  /// A name of the table may be written with joiners, as in Persian.
  @Test func charactersOfTheTable() {
    expect("علی\u{200C}رضا گفت", "Reza گفت")
    expect("علیرضا", "Reza")
    expect("ع\u{640}لیرضا", "Reza")
    #expect(NameReplacement.compared("An\u{AD}na") == NameReplacement.compared("Anna"))
    #expect(NameReplacement.compared("Anna") != NameReplacement.compared("anna"))
  }

  @Test func otherFormsOfLetters() {
    expect("Zoe\u{308} Ku\u{308}bler", "Tia Bo")
    expect("Ａｎｎａ, ＡＮＮＡ, Ａnna\u{3000}Ｌin", "Maria, MARIA, Maria Wu")
    expect("ﾊﾞｽ, ハ\u{3099}ス", "テト, テト")
    expect("Steﬃ and Steﬀi", "Karla and Karla")
    // U+2FBC is the radical, which some PDF files have for the character.
    expect("\u{2FBC}明", "李四")
    expect("O’Brien, O\u{2BC}Brien", "Kelly, Kelly")
    // A figure above the line is no letter.
    expect("Anna² and Anna[1]", "Maria² and Maria[1]")
    expect("か\u{3099}", "か\u{3099}")
  }

  /// As YAML, CSV and JSON write letters, quotes and line ends.
  @Test func writtenByOtherPrograms() {
    expect(#""Zo\xEB K\u00FCbler", "Zo\u00eb K\U000000fcbler""#, #""Tia Bo", "Tia Bo""#)
    expect(#"\u6768\u5927\u59d0"#, "柳大姐")
    expect(#""First.\nAnna said", "\tAnna\nLin", "\nAnnabel""#, #""First.\nMaria said", "\tMaria Wu", "\nAnnabel""#)
    expect(#"D:\anna\notes"#, #"D:\maria\notes"#)
    expect(#"x\y, "x\\y""#, #"Nobody, "Nobody""#)
    expect(#"'O''Brien' and O\u0027Brien"#, "'Kelly' and Kelly")
    expect(#"1,"Anna ""Annie"" Holm""#, #"1,"Maria Berg""#)
    // A backslash that is meant itself.
    expect(#"\\u0041nna"#, #"\\u0041nna"#)
  }

  @Test func placesAreThoseOfTheText() throws {
    let marked = MarkedText(
      "A «b\u{AD}c» «Ａn\u{AD}na Lin», «he said» to «Zo\u{200D}e\u{308} Ku\u{308}bler, An\u{200B}na»s.")
    let text = String(marked.text)
    let edits = names.edits(in: text.unicodeScalars)
    let places = ReplacedPlaces(edits)
    let new = TranscriptText(NameReplacement.apply(edits, to: text))
    #expect(marked.spans.map { new[places.span($0)] } == ["b\u{AD}c", "Maria Wu", "he said", "Tia Bo, Maria"])
  }

  /// Random letters, marks and characters that are not seen: what is replaced is what reads as the name.
  @Test func randomTextsWithNames() {
    var generator = SeededGenerator(seed: 7)
    let between = ["", "", "", "\u{AD}", "\u{200D}", "\u{2060}\u{FEFF}"]
    let others = ["house", "Ｂob", "ﾃｽﾄ", "e\u{301}t", "…", "\\n", "她说，", "🙂", "ﬁn", "\u{AD}"]
    for _ in 0..<2000 {
      var text = ""
      var expected: [String] = []
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        if Bool.random(using: &generator) {
          let name = "Anna".map { String($0) + (between.randomElement(using: &generator) ?? "") }.joined()
          text += ", \(name), "
          expected.append("Maria")
        } else {
          text += others.randomElement(using: &generator) ?? ""
        }
      }
      let edits = names.edits(in: text.unicodeScalars)
      #expect(edits.map { String(String.UnicodeScalarView($0.replacement)) } == expected, "\(text.debugDescription)")
      let scalars = Array(text.unicodeScalars)
      for edit in edits {
        let found = String(String.UnicodeScalarView(scalars[edit.span.start..<edit.span.end]))
        #expect(NameReplacement.seen(found) == "Anna", "\(text.debugDescription)")
      }
    }
  }

  @Test func partsOfLongerWords() {
    let text = "An\u{AD}nabel, remark, Ｓteffiberg, An\u{AD}na"
    let found = names.search(text.unicodeScalars)
    #expect(found.edits.map(\.name) == [0])
    #expect(found.parts.map(\.name) == [0, 10])
    #expect(found.parts.map(\.span.start) == [0, 18])
  }
}

import Basics
import Codebooks
import TestSupport
import Testing
import Transcripts

@testable import Matching

/// What counts as one character however it was typed or typeset, in rules and in searches alike; spans are of the text as
/// it is.
@Suite struct TypesetFormsTests {
  /// Hyphens as Word, LaTeX and web pages have them, in the text and in the rule.
  @Test(arguments: ["-", "\u{2010}", "\u{2011}", "\u{FF0D}"]) func hyphens(hyphen: String) throws {
    try expect("{any: [\"self-help\"], span: match}", "a «self\(hyphen)help» group, self help")
    try expect("{any: [\"self\(hyphen)help\"], span: match}", "«self-help», «self\u{2011}help» and «SELF\u{2010}HELP»")
    try expect("{regex: \"self\(hyphen)h\\\\w+\", span: match}", "a «self\u{2011}helping» one, a «self-help» one")
    try expect("{regex: \"low[\(hyphen) ]paid\", span: match}", "«low\u{2010}paid», «low\u{A0}paid» and «low paid»")
    try expect("{any: [\"co\(hyphen)op*\"], span: match}", "the «co\u{2011}operative»")
  }

  /// A dash is no hyphen: what stands beside it are two words.
  @Test func dashesAreNotHyphens() throws {
    try expect("{any: [\"self-help\"], span: match}", "my self—help me, self – help")
  }

  @Test func softHyphensAndJoinersAreNothing() throws {
    try expect("{any: [neighbour], span: match}", "a «neigh\u{AD}bour» and a «neigh\u{2060}bour»")
    try expect("{stem: gather, span: match}", "we «gath\u{AD}er\u{AD}ed» at the «gather\u{AD}ing»")
    try expect("{all: [allotment, gate], span: match}", "the «allot\u{AD}ment had a gate» then")
  }

  @Test func spaces() throws {
    for space in ["\u{A0}", "\u{202F}", "\u{2007}", "\u{3000}", "\n"] {
      try expect("{any: [\"each other\"], span: match}", "we helped «each\(space)other» then")
    }
    try expect("{regex: \"[0-9]+ kg\", span: match}", "some «40\u{202F}kg» of it")
    try expect("{regex: \"10 kg\", span: match}", "some «10\u{A0}kg» of it")
  }

  @Test func ligatures() throws {
    try expect("{any: [office], span: match}", "the «o\u{FB03}ce» and the «OFFICE»")
    try expect("{any: [\"\u{FB01}nd*\"], span: match}", "a «finding», a «\u{FB01}nd»")
    try expect("{regex: \"f(ire|lood)s?\", span: match}", "after the «\u{FB02}oods» and the «\u{FB01}re»")
  }

  @Test func fullWidthLettersAndDigits() throws {
    try expect("{any: [NGO], span: match}", "我在「«ＮＧＯ»」做事，«ngo»很小。", language: "zh")
    try expect("{regex: \"[0-9]+号\", span: match}", "住在«１２号»，后来«3号»。", language: "zh")
    try expect("{any: [\"Ｂ２\"], span: match}", "the house «B2» and «b２»")
  }

  @Test func apostrophes() throws {
    for mark in ["'", "’", "‘", "ʼ", "´", "＇"] {
      try expect("{any: [\"don't\"], span: match}", "they «don\(mark)t» and I do")
      try expect("{regex: \"can\(mark)t (go|come)\", span: match}", "we «can't go», we «can’t come»")
    }
  }

  /// The owner is found in what it owns, and `it` in `it's`; other words with an apostrophe are words of their own.
  @Test func possessives() throws {
    try expect(
      "{any: [government], span: match}", "the «government»’s word, the «Government»'s, «government» and governments'")
    try expect("{any: [\"town hall\"], span: match}", "the «town hall»’s roof, the town halls")
    try expect("{regex: \"\\\\b(mayor|clerk)\\\\b\", span: match}", "the «mayor»’s chain, the «clerk», the mayoral")
    try expect("{any: [don], span: match}", "I don't, I don’t")
    try expect("{any: [s], span: match}", "the mayor's")
  }

  @Test func caseWhereItMatters() throws {
    try expect(
      "{any: [US, \"Home Office\"], case: true, span: match}", "the «US» gave us a home office, the «Home Office»")
    try expect("{regex: \"A(IDS|id)\", case: true, span: match}", "«AIDS» and aids, an «Aid» for aid")
    try expect("{any: [\"May*\"], case: true, span: match}", "in «Mayday» we may, «May»")
    try expect("{any: [aid], unless: [AIDS], span: match}", "aid for AIDS. «Aid» came.")
    try expect("{any: [Éire], case: true, span: match}", "«Éire» and éire")
    // Two rules on one word, one of which minds the case.
    let both = try codebook("{any: [it], span: match}", "{any: [IT], case: true, span: match}")
    #expect(try hits(both, interview([("P", "IT and it")])).count == 2)
  }

  @Test func aStemHasNoCase() throws {
    let yaml = "codes:\n  - id: a\n    rules:\n      - {any: [{stem: help}], case: true}\n"
    let problems = #expect(throws: Problems.self) {
      try Codebook.read(files: [("codebook/a.yaml", Array(yaml.utf8))])
    }
    #expect(problems?.all.map(\.identity) == ["ruleCaseOfStem"])
  }

  /// Turns with typeset characters stand among turns without: nothing is found twice, nothing in another turn.
  @Test func turnsBesideOneAnother() throws {
    let transcript = interview([
      ("I", "Is well\u{2011}being a word?"), ("P", "Well-being is."), ("P", "Not well\u{AD}\u{2011}being, wellbeing."),
      ("P", "well\u{2010}being, «well-being»"),
    ])
    let found = try hits(try codebook("{any: [well-being], span: match}"), transcript)
    #expect(
      found.map { "\($0.turn) \(transcript.text[$0.span])" } == [
        "1 Well-being", "2 well\u{AD}\u{2011}being", "3 well\u{2010}being", "3 well-being",
      ])
  }

  /// Every typographic blank parts words as a space does, for phrases and for the words that `near` counts.
  @Test(arguments: ["\u{A0}", "\u{2002}", "\u{2007}", "\u{2009}", "\u{200A}", "\u{202F}", "\u{205F}"])
  func blanks(blank: String) throws {
    func spaced(_ text: String) -> String { text.replacing(" ", with: blank) }
    try expect("{any: [\"each other\"], span: match}", spaced("we help «each other» there"))
    try expect("{any: [help], span: match}", spaced("we «help» each other"))
    try expect("{near: [fire, water], within: 4 words, span: match}", spaced("the «fire came to the water» there"))
    try expect("{near: [fire, water], within: 4 words, span: match}", spaced("the fire came at last to the water"))
  }

  /// A text in plain characters and the same text typeset have the same hits.
  @Test func typesettingChangesNothing() throws {
    var generator = SeededGenerator(seed: 23)
    let words = ["self-help", "office", "don't", "fire", "NGO", "mayor's", "each other", "B2", "well", "flood", "aid"]
    let codebook = try codebook(
      "{any: [self-help, office, \"don't\", fire, ngo, mayor, each other, b2, flood*], span: match}",
      "{regex: \"(well|aid) +[a-z]+\", span: match}", "{near: [fire, {stem: flood}], within: 4 words, span: match}")
    let forms: [(String, [String])] = [
      ("-", ["\u{2010}", "\u{2011}"]), ("ffi", ["\u{FB03}"]), ("fi", ["\u{FB01}"]), ("fl", ["\u{FB02}"]),
      ("'", ["’", "ʼ", "‘"]), (" ", ["\u{A0}", "\u{202F}", "\u{2007}", "\u{2009}"]), ("B2", ["Ｂ２", "B２"]),
      ("NGO", ["ＮＧＯ", "N\u{AD}GO"]),
    ]
    for _ in 0..<60 {
      let plain = (0..<12).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
      var typeset = plain
      for (from, to) in forms where Bool.random(using: &generator) {
        typeset = typeset.replacing(from, with: to.randomElement(using: &generator) ?? from)
      }
      func places(_ text: String) throws -> [String] {
        let transcript = interview([("P", text)])
        return try hits(codebook, transcript).map { hit in
          let before = PlainForm(Array(transcript.text[Span(0, hit.match.start)].utf8), for: .words).bytes.count
          return
            "\(hit.rule) \(before) \(String(decoding: PlainForm(Array(transcript.text[hit.match].utf8), for: .words).bytes, as: UTF8.self))"
        }
      }
      let (found, wanted) = (try places(typeset), try places(plain))
      #expect(found == wanted, "\(typeset): \(found) for \(wanted)")
    }
  }
}

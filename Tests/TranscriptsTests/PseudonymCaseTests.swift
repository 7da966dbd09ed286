import TestSupport
import Testing

@testable import Transcripts

/// Names in another case: letters that change in number, that pair otherwise in Turkish, that lose their accents.
@Suite struct PseudonymCaseTests {
  private let names = NameReplacement([
    .init("Strauß", "Lund"), .init("Yıldız", "Öztürk"), .init("Νίκος", "Άρης"), .init("İbrahim", "Ali"),
    .init("Işık", "Demir"), .init("Weiß", "Braun"), .init("Weiss", "Grau"), .init("Μάιος", "Κώστας"),
    .init("Maß", "Elle", isExact: true), .init("Ǆoko", "Ana"),
  ])

  @Test(arguments: [
    ("Strauß STRAUSS Strauss STRAUẞ strauß", "Lund LUND Lund LUND lund"),
    ("Die STRAUSSS, Straußens, Straus", "Die LUNDS, Straußens, Straus"),
    ("Yıldız YILDIZ yıldız Yildiz", "Öztürk ÖZTÜRK öztürk Öztürk"),
    ("Νίκος ΝΙΚΟΣ ΝΊΚΟΣ νίκος νικος ΝΙΚΟΣ.", "Άρης ΆΡΗΣ ΆΡΗΣ άρης άρης ΆΡΗΣ."),
    ("νικός", "νικός"), ("ΜΑΪΟΣ", "ΚΏΣΤΑΣ"),
    ("İbrahim ibrahim IBRAHIM İBRAHİM I\u{307}brahim i\u{307}brahim", "Ali ali ALI ALI Ali ali"),
    ("Işık ışık IŞIK işik", "Demir demir DEMIR demir"), ("Weiß Weiss WEISS weiß", "Braun Grau BRAUN braun"),
    ("Maß maß MASS Mass", "Elle maß MASS Mass"), ("ǅoko dŽoko", "Ana Ana"),
  ]) func everyCaseIsFound(text: String, expected: String) {
    #expect(Array(names.replaced(text).unicodeScalars) == Array(expected.unicodeScalars), "\(names.replaced(text))")
  }

  /// One scalar of the text may be two that are compared, or none: places stay those of the text.
  @Test func placesAreThoseOfTheText() {
    let marked = MarkedText("ßßß «STRAUSS» ßi\u{307} «Strauß»en ΰ́ «i\u{307}brahim»s ΐ «ΝΙΚΟΣ\u{301}» ß")
    let text = String(marked.text).replacing("»en", with: "»")
    let edits = NameReplacement([
      .init("Strauß", "Lund"), .init("İbrahim", "Ali"), .init("Νίκος", "Άρης"), .init("Straußen", "Vogel"),
    ]).edits(in: text.unicodeScalars)
    #expect(edits.map(\.span.start) == marked.spans.map(\.start))
    #expect(edits.map(\.name) == [0, 3, 1, 2])
    #expect(edits.last?.span == marked.spans.last)
  }

  /// A letter is found whole or not at all.
  @Test func noHalfLetter() {
    let names = NameReplacement([.init("Straus", "Lund"), .init("son", "x y")])
    #expect(names.replaced("Strauß ßon") == "Strauß ßon")
    #expect(names.replaced("STRAUSS") == "LUNDS", "with an s that is written on")
  }

  @Test func partsOfLongerWordsKeepTheirPlaces() {
    let marked = MarkedText("ßß «Strauß»enfeder")
    let found = names.search(String(marked.text).unicodeScalars)
    #expect(found.parts.map(\.span) == marked.spans)
  }

  /// Texts of letters that fold to several or to none: what is replaced is what was put in, whatever is around it.
  @Test func randomTexts() {
    var generator = SeededGenerator(seed: 11)
    let others = ["ß", "İ", "i\u{307}", "ΐ", "ΰ\u{301}", "ŉ", "ﬃ", "ǰ", "x", "é", "e\u{301}", "🙂", "大"]
    let forms = ["Strauß", "STRAUSS", "ΝΙΚΟΣ", "i\u{307}brahim", "YILDIZ", "ışık"]
    for _ in 0..<1000 {
      var text = ""
      var expected: [String] = []
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        text += (others.randomElement(using: &generator) ?? "") + (others.randomElement(using: &generator) ?? "")
        guard Bool.random(using: &generator), let form = forms.randomElement(using: &generator) else { continue }
        text += ", \(form), "
        expected.append(form)
      }
      let scalars = Array(text.unicodeScalars)
      let found = names.edits(in: scalars).map { edit in
        String(String.UnicodeScalarView(scalars[edit.span.start..<edit.span.end]))
      }
      #expect(found == expected, "\(text.debugDescription)")
    }
  }
}

import Basics
import TestSupport
import Testing

@testable import Importing

struct LanguageGuessTests {
  /// Blocks of letters are known without asking for each scalar's properties.
  @Test func lettersAreThoseOfUnicode() {
    for value in UInt32(0x80)...0x3FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      if SampleLetters.isLetter(scalar.value) != scalar.properties.isAlphabetic {
        Issue.record("U+\(String(value, radix: 16))")
        return
      }
    }
  }

  @Test(arguments: [
    (
      "en", "And then they said that it was not what we have. There was the water, and she had it in her house with us."
    ),
    ("da", "Og så siger jeg: hvad er det? Det er noget, man ikke lige har til os, og nogle var på vej med det også."),
    ("de", "Und dann sind wir so zu den Häusern, und das war nicht auf der Straße, die ich wie ein Kind hatte, ja."),
    ("fr", "C'est pour ça que je ne l'ai pas dit à ma mère : elle était dans la maison avec nous, et c'est à vous."),
    (
      "es",
      "Y no es que la casa era muy grande, pero para mí era como un pueblo más, y por eso yo se lo dije con ganas."
    ),
    ("pt", "E eu não sei o que é isso, mas você era uma pessoa muito boa para os outros, e por isso se lembra em mim."),
    ("pl", "I to nie jest tak, że on był w domu, ale ja się bardzo bałam, co tam jest na dole, i po co mnie za to ty."),
    (
      "fi", "Ja sitten hän ei ollut niin kuin me, mutta se on nyt mitä minä kyllä sanoin, ja joka oli ihan vaan tai ei."
    ),
    ("zh", "我们那时候住在山上，后来搬到镇里来了，大家都说这样比较好。"), ("ja", "わたしたちは山の上に住んでいました。それから町に来ました。"),
    ("ko", "우리는 산 위에 살았고 나중에 읍내로 이사를 왔습니다. 다들 좋다고 했어요."),
    ("ru", "Мы жили тогда в горах, а потом переехали в город, и все говорили, что так лучше."),
    ("uk", "Ми жили тоді в горах, а потім переїхали до міста, і всі казали, що так краще."),
    ("el", "Ζούσαμε τότε στα βουνά και μετά ήρθαμε στην πόλη, και όλοι έλεγαν ότι έτσι είναι καλύτερα."),
    ("ar", "كنا نعيش في الجبال ثم انتقلنا إلى المدينة وقال الجميع إن هذا أفضل."),
    ("th", "ตอนนั้นเราอาศัยอยู่บนภูเขา แล้วก็ย้ายมาอยู่ในเมือง"),
  ])
  func languages(language: String, text: String) {
    #expect(LanguageGuess.language(of: Array(text.utf8)) == language)
    #expect(LanguageGuess.language(of: Array((text + "\n\n👩‍👩‍👧 e\u{323}\n").utf8)) == language)
  }

  @Test(arguments: [
    "", "12:30", "Yes.", "Kvik lampe sofa dagblok felter stenbro huset taget. Vinduet bordet stolene dørene.",
  ])
  func nothingIsSaidWithoutSigns(text: String) { #expect(LanguageGuess.language(of: Array(text.utf8)) == nil) }

  /// Words as the characters of the text make them: the way that looks at bytes says the same.
  @Test func wordsAreRunsOfLettersHoweverTheyAreRead() {
    let pieces = [
      "the", "Été", "c'est", "j’ai", " ", "  ", ",", "İçin", "ŁÓDŹ", "naïve", "ß", "—", "…", "e\u{323}", "👩‍👩‍👧", "我们",
      "a1b",
      "€", "\u{AD}", "Ⱥ", "ǅ", "ªº", "nosotros", "Donaudampfschiff", "'", "\n", "\t", "नमस्ते", "\u{200D}", "·",
    ]
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<400 {
      var text = ""
      for _ in 0..<Int.random(in: 0..<12, using: &generator) { text += pieces.randomElement(using: &generator) ?? "" }
      text = text.nfc
      var found: [PackedWord?] = []
      Array(text.utf8).withUnsafeBufferPointer { bytes in SampleWords.forEach(of: bytes) { found.append($0) } }
      let expected = text.split(whereSeparator: { !$0.isLetter && $0 != "'" }).map { $0.lowercased() }
      #expect(found.count == expected.count, "\(text)")
      for (one, word) in zip(found, expected) {
        // Letters that no small word has may be left out.
        if let one { #expect(one == PackedWord(word.nfc.utf8), "\(text)") } else { #expect(isOutside(word), "\(text)") }
      }
    }
  }

  private func isOutside(_ word: String) -> Bool {
    word.utf8.count > 8 || word.unicodeScalars.contains { $0.value >= 0x300 }
  }
}

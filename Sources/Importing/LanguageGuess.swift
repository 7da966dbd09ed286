/// A guess at a transcript's language, by its script and, in Latin script, by its commonest small words.
enum LanguageGuess {
  /// In scalars: more than this says nothing new.
  private static let longestSample = 200_000

  /// BCP 47; `nil` when nothing speaks clearly for one language.
  /// - Parameter text: valid UTF-8.
  static func language(of text: [UInt8]) -> String? {
    text.withUnsafeBufferPointer { bytes in
      let letters = SampleLetters(bytes, most: longestSample)
      guard letters.all >= 20 else { return nil }
      if letters.share(.kana) > 0.1 { return "ja" }
      if letters.share(.hangul) > 0.3 { return "ko" }
      if letters.share(.han) > 0.3 { return "zh" }
      for (script, language) in [
        (SampleLetters.Script.greek, "el"), (.arabic, "ar"), (.hebrew, "he"), (.thai, "th"), (.devanagari, "hi"),
      ]
      where letters.share(script) > 0.5 {
        return language
      }
      let sample = UnsafeBufferPointer(rebasing: bytes[..<letters.end])
      if letters.share(.cyrillic) > 0.5 {
        let isUkrainian = String(decoding: sample, as: UTF8.self).unicodeScalars.contains { ukrainian.contains($0) }
        return isUkrainian ? "uk" : "ru"
      }
      return letters.share(.latin) > 0.5 ? byWords(sample) : nil
    }
  }

  private static let ukrainian = Set("іїєґІЇЄҐ".unicodeScalars)

  /// The language whose small words are most frequent: at least one word in twelve. Of the words that only one of it
  /// and the next has, it must have the more by half (Danish and Norwegian share most of theirs).
  private static func byWords(_ sample: UnsafeBufferPointer<UInt8>) -> String? {
    var words = 0
    var counts: [PackedWord: Int] = [:]
    SampleWords.forEach(of: sample) { word in
      words += 1
      if let word, languages[word] != nil { counts[word, default: 0] += 1 }
    }
    var votes: [String: Int] = [:]
    for (word, count) in counts {
      for language in languages[word] ?? [] { votes[language, default: 0] += count }
    }
    let ranked = votes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    guard let first = ranked.first, words >= 20, (votes[first] ?? 0) * 12 >= words else { return nil }
    for next in ranked.dropFirst().prefix(2) {
      func only(_ one: String, _ other: String) -> Int {
        counts.reduce(0) { sum, word in
          let having = languages[word.key] ?? []
          return sum + (having.contains(one) && !having.contains(other) ? word.value : 0)
        }
      }
      if only(first, next) * 2 < only(next, first) * 3 + 4 { return nil }
    }
    return first
  }

  private static let languages: [PackedWord: [String]] = {
    var languages: [PackedWord: [String]] = [:]
    for (language, words) in smallWords {
      for word in words.split(separator: " ") {
        guard let packed = PackedWord(word.utf8) else { preconditionFailure("\(word) is too long for a small word") }
        languages[packed, default: []].append(language)
      }
    }
    return languages
  }()

  private static let smallWords = [
    ("en", "the and of to that it is was you we they have not but what with this are for in so my she he there were"),
    (
      "da",
      "og det jeg ikke er der vi så at har men til også noget meget af hvad den på med hvor nogle lige siger man var mig"
    ),
    (
      "nb", "og det jeg ikke er der vi så at har men til også noe mye av hva den på med hvor noen bare sier man var meg"
    ),
    (
      "sv",
      "och det jag inte är som vi så att har men till också något mycket av vad den på med var några bara säger man"
    ),
    (
      "de",
      "und das ich nicht ist die wir so dass hat aber zu auch der es ein war mit auf wie haben sie den dann ja man"
    ),
    ("nl", "en het ik niet is dat we zo van heeft maar te ook de een was met op hoe hebben ze dan ja je er voor"),
    ("fr", "et le la je ne pas est que nous les des mais à on un une dans avec il elle c'est pour ce était vous j'ai"),
    ("es", "y el la yo no es que nosotros los las pero a un una en con porque para se muy lo era por me como más"),
    ("pt", "e o a eu não é que nós os as mas um uma em com porque para se muito era por me como mais você isso"),
    ("it", "e il la io non è che noi gli le ma un una in con perché per si molto era di mi come più questo sono"),
    ("fi", "ja se minä ei on että me niin mutta oli kun mitä tai kyllä sitten hän he nyt vaan joka ihan"),
    ("pl", "i to nie jest że my ale w z na się do tak jak był co ja po za by tam już mnie bardzo"),
  ]
}

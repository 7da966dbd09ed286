/// A guess at a transcript's language, by its script and, in Latin script, by its commonest small words.
enum LanguageGuess {
  /// BCP 47; `nil` when nothing speaks clearly for one language.
  static func language(of text: String) -> String? {
    let sample = text.unicodeScalars.prefix(200_000)
    var counts: [Script: Int] = [:]
    var latin = 0
    for scalar in sample {
      if scalar.isASCII {
        // Most of most texts: asking for a scalar's properties takes much longer.
        if isLetter(UInt8(scalar.value)) { latin += 1 }
      } else if scalar.properties.isAlphabetic {
        counts[Script(scalar), default: 0] += 1
      }
    }
    if latin > 0 { counts[.latin, default: 0] += latin }
    let letters = counts.values.reduce(0, +)
    guard letters >= 20 else { return nil }
    func share(_ script: Script) -> Double { Double(counts[script] ?? 0) / Double(letters) }
    if share(.kana) > 0.1 { return "ja" }
    if share(.hangul) > 0.3 { return "ko" }
    if share(.han) > 0.3 { return "zh" }
    for (script, language) in [
      (Script.greek, "el"), (.arabic, "ar"), (.hebrew, "he"), (.thai, "th"), (.devanagari, "hi"),
    ]
    where share(script) > 0.5 {
      return language
    }
    if share(.cyrillic) > 0.5 { return sample.contains { "іїєґІЇЄҐ".unicodeScalars.contains($0) } ? "uk" : "ru" }
    return share(.latin) > 0.5 ? byWords(String(String.UnicodeScalarView(sample))) : nil
  }

  private enum Script {
    case latin, greek, cyrillic, hebrew, arabic, devanagari, thai, kana, hangul, han, other

    init(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x41...0x24F, 0x1E00...0x1EFF: self = .latin
      case 0x370...0x3FF: self = .greek
      case 0x400...0x52F: self = .cyrillic
      case 0x590...0x5FF: self = .hebrew
      case 0x600...0x6FF: self = .arabic
      case 0x900...0x97F: self = .devanagari
      case 0xE00...0xE7F: self = .thai
      case 0x3041...0x30FF: self = .kana
      case 0xAC00...0xD7AF: self = .hangul
      case 0x3400...0x9FFF, 0x20000...0x3FFFF: self = .han
      default: self = .other
      }
    }
  }

  /// The language whose small words are most frequent: at least one word in twelve. Of the words that only one of it
  /// and the next has, it must have the more by half (Danish and Norwegian share most of theirs).
  private static func byWords(_ text: String) -> String? {
    var words = 0
    var counts: [String: Int] = [:]
    forEachWord(of: text) { word in
      words += 1
      if languages[word] != nil { counts[word, default: 0] += 1 }
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

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Hands out runs of letters and apostrophes, in lower case.
  private static func forEachWord(of text: String, _ take: (String) -> Void) {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      for word in text.split(whereSeparator: { !$0.isLetter && $0 != "'" }) { take(word.lowercased()) }
      return
    }
    for word in text.utf8.split(whereSeparator: { !isLetter($0) && $0 != 0x27 }) {
      take(String(decoding: word.lazy.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self))
    }
  }

  private static let languages: [String: [String]] = {
    var languages: [String: [String]] = [:]
    for (language, words) in smallWords {
      for word in words.split(separator: " ") { languages[String(word), default: []].append(language) }
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

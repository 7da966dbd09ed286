/// How words with a given stem can begin, so that Hyperscan finds the candidates and only those are stemmed.
///
/// A Snowball algorithm of the languages below strips and rewrites endings; what is before them changes only by
/// losing accents. So every word with the stem begins with the stem less its last scalars, in any accents. (English
/// `happi` begins `happ`: happy, happiness. `die` begins `di` or `dy`: dying. German `haus` begins `hau` or `häu`.)
enum StemPrefilter {
  /// By how many scalars at the end a stem may differ from its words.
  private static let changedEndings: [String: Int] = [
    "en": 1, "de": 1, "da": 1, "nb": 1, "nn": 1, "no": 1, "sv": 1, "nl": 2, "ru": 1,
    "fr": 3, "es": 2, "pt": 2, "it": 2, "ca": 3, "ro": 3, "fi": 2, "hu": 2,
  ]

  private static let variants: [UInt8: String] = [
    UInt8(ascii: "a"): "aàáâãäåăą", UInt8(ascii: "c"): "cç", UInt8(ascii: "e"): "eèéêëěę",
    UInt8(ascii: "i"): "iìíîïy", UInt8(ascii: "n"): "nñ", UInt8(ascii: "o"): "oòóôõöőø",
    UInt8(ascii: "s"): "sșş", UInt8(ascii: "t"): "tțţ", UInt8(ascii: "u"): "uùúûüű", UInt8(ascii: "y"): "yÿýi",
  ]

  /// Whether the language is one whose words begin as their stems do. In the others (Arabic and Indonesian strip
  /// prefixes, Irish mutates) every word of a turn has to be stemmed.
  static func knows(_ language: String) -> Bool {
    changedEndings[LanguageTag.primary(language)] != nil
  }

  /// A Hyperscan expression for the beginnings of words with a stem.
  static func source(for stem: [UInt8], language: String, number: UInt32) -> PatternSource {
    let primary = LanguageTag.primary(language)
    let scalars = String(decoding: stem, as: UTF8.self).unicodeScalars.map(\.value)
    let kept = max(min(scalars.count - 1, 2), scalars.count - (changedEndings[primary] ?? scalars.count), 1)
    var expression: [UInt8] = []
    var index = 0
    while index < min(kept, scalars.count) {
      let scalar = scalars[index]
      let following = index + 1 < scalars.count ? scalars[index + 1] : 0
      if primary == "de", scalar == 0x73, following == 0x73 {
        expression += Array("(?:ß|ss?)".utf8)
        index += 2
        continue
      }
      expression += piece(scalar, primary: primary)
      index += 1
    }
    let flags = expression.allSatisfy { $0 < 0x80 } ? PatternSource.caselessASCII : PatternSource.caseless
    return PatternSource(expression: expression, flags: flags, number: number)
  }

  private static func piece(_ scalar: UInt32, primary: String) -> [UInt8] {
    if scalar == 0x435 { return Array("[её]".utf8) }
    if CharacterProperties.isApostrophe(scalar) { return Array("['’]".utf8) }
    let plain = PatternSource.escaped([scalar])
    guard scalar < 0x80 else { return plain }
    if primary == "en" { return scalar == 0x69 || scalar == 0x79 ? Array("[iy]".utf8) : plain }
    return variants[UInt8(scalar)].map { Array("[\($0)]".utf8) } ?? plain
  }
}

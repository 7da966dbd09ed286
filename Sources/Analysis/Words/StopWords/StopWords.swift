/// Stop words of a language: the function words that stand in every text.
///
/// The lists are those of the Snowball project where it has one, else those of stopwords-iso; each file says where its
/// lists come from and under which licence, and `scripts/stop-words.py` renews them.
enum StopWords {
  enum Source: String, Sendable, Hashable {
    case snowball = "Snowball"
    case iso = "stopwords-iso"
  }

  /// The language itself, in small letters: `pt` of `pt-BR`.
  static func primary(_ tag: String) -> String {
    String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
  }

  /// Whose list a language has; `nil` where there is none.
  static func source(of language: String) -> Source? {
    let key = key(language)
    return snowball[key] != nil ? .snowball : iso[key] != nil ? .iso : nil
  }

  /// The language's words, folded as transcripts' words are; empty where there is no list.
  static func words(of language: String) -> Set<[UInt8]> {
    let key = key(language)
    return folded((snowball[key] ?? iso[key] ?? "").split(whereSeparator: \.isWhitespace))
  }

  static func folded(_ words: some Sequence<some StringProtocol>) -> Set<[UInt8]> {
    Set(words.map { WordForms.folded(Array($0.utf8)) })
  }

  private static func key(_ language: String) -> String {
    let primary = primary(language)
    return ["nb", "nn"].contains(primary) ? "no" : primary
  }
}

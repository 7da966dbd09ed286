import FileContents

/// Marks of HTML between words, in formats that are not HTML: entities (`&#39;`, `&mdash;`) and tags of emphasis.
enum InlineMarkup {
  /// The words: entities read, known tags taken off. `<laughs>` and `a < b` stay.
  static func plain(_ text: String) -> String {
    guard text.utf8.contains(0x26) || text.utf8.contains(0x3C) else { return text }
    let untagged = text.replacing(/<(?i:br)\s*\/?>/, with: "\n")
      .replacing(/<\/?(?i:i|b|u|s|em|strong|span|p|sub|sup|small|mark|font|div|a|cite|q)(?:\s[^<>]*)?>/, with: "")
    return HTMLEntities.decoded(untagged)
  }
}

/// BCP 47 tags, as far as matching cares.
enum LanguageTag {
  /// The language itself, in small letters: `pt` of `pt-BR`.
  static func primary(_ tag: String) -> String {
    String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
  }

  /// Whether a rule for `languages` (none means all) applies to a transcript in `language`.
  static func applies(_ languages: [String], to language: String) -> Bool {
    languages.isEmpty || languages.contains { primary($0) == primary(language) }
  }
}

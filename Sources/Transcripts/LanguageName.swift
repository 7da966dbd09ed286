import CICU

/// BCP 47 language tags.
public enum LanguageName {
  /// Whether the tag is well formed and its language one that ICU knows.
  public static func isKnown(_ tag: String) -> Bool { strand_knows_language(tag) }
}

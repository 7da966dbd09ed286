/// What HTML's names of characters mean, as `uuml` in `&uuml;`. The list belongs to readers of HTML, which give it to
/// whoever looks for names in texts.
public struct CharacterNames: Sendable {
  /// The character of a name; `nil` where there is none of that name.
  public let scalar: @Sendable (String) -> Unicode.Scalar?

  public init(_ scalar: @escaping @Sendable (String) -> Unicode.Scalar?) {
    self.scalar = scalar
  }

  /// Knows no name: only characters that are written by their number are read.
  public static let none = CharacterNames { _ in nil }
}

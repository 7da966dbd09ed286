public import Basics

/// A span tied to its words and their surroundings, so that it can be checked, and found again, in a changed text.
public struct Anchor: Sendable, Hashable {
  public let span: Span
  /// The exact words of the span.
  public let quote: String
  /// Up to `contextLength` scalars on either side.
  public let before: String
  public let after: String
  /// Of the body that the span was measured in.
  public let hash: ContentHash

  /// In scalars.
  public static let contextLength = 32

  public init(span: Span, quote: String, before: String, after: String, hash: ContentHash) {
    self.span = span
    self.quote = quote
    self.before = before
    self.after = after
    self.hash = hash
  }

  /// Ties `span` to the words of `text`. `hash` is the text's content hash, passed in because it is costly.
  public init(_ span: Span, in text: TranscriptText, hash: ContentHash) {
    self.init(
      span: span, quote: text[span],
      before: text[Span(max(0, span.start - Self.contextLength), span.start)],
      after: text[Span(span.end, min(text.scalarCount, span.end + Self.contextLength))], hash: hash)
  }

  /// Whether the same words are at the same place of `text` (the text elsewhere may have changed).
  public func holds(in text: TranscriptText) -> Bool {
    span.end <= text.scalarCount && text[span] == quote
  }
}

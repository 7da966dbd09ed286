public import Transcripts

/// A place that a rule found. Recomputed, never stored as truth.
public struct Hit: Sendable, Hashable {
  /// Index in `Codebook.codes`.
  public let code: Int
  /// Index in the code's `rules`.
  public let rule: Int
  /// The words that the pattern matched, from the first term to the last.
  public let match: Span
  /// What the hit codes: the match, its sentence or its turn, always within one turn's words.
  public let span: Span
  /// Index in `Transcript.turns`.
  public let turn: Int

  public init(code: Int, rule: Int, match: Span, span: Span, turn: Int) {
    self.code = code
    self.rule = rule
    self.match = match
    self.span = span
    self.turn = turn
  }
}

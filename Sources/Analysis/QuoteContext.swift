import StudyIndex
import Transcripts

/// The words before and after a quote. They come from the same turn, so that nobody else's words are shown as
/// the speaker's.
enum QuoteContext {
  /// Up to `words` words on either side of `span` within its turn, trimmed of white space at the outer ends.
  static func cut(around span: Span, in turn: TurnRecord, words: Int) -> (before: String, after: String) {
    guard words > 0 else { return ("", "") }
    let first = turn.firstWord(at: span.start)
    let start = first > words ? turn.span.start + Int(turn.wordStarts[first - words]) : turn.span.start
    let next = turn.firstWord(at: span.end)
    let end =
      next + words < turn.wordStarts.count ? turn.span.start + Int(turn.wordStarts[next + words]) : turn.span.end
    return (
      turn[Span(min(start, span.start), span.start)].trimmingLeadingWhiteSpace(),
      turn[Span(span.end, max(end, span.end))].trimmingTrailingWhiteSpace()
    )
  }
}

extension String {
  fileprivate func trimmingLeadingWhiteSpace() -> String {
    String(drop(while: \.isWhitespace))
  }

  fileprivate func trimmingTrailingWhiteSpace() -> String {
    var text = self[...]
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}

import StudyIndex
import Transcripts

/// The words before and after a quote. They come from the same turn, so that nobody else's words are shown as
/// the speaker's.
enum QuoteContext {
  /// Text without spaces would be one word of any length; longer context than this for each word asked for is cut.
  static let mostScalarsPerWord = 50

  /// Up to `words` words on either side of `span` within its turn, trimmed of white space at the outer ends; `…` there
  /// where words of unusual length were cut (`mostScalarsPerWord`).
  static func cut(around span: Span, in turn: TurnRecord, words: Int) -> (before: String, after: String) {
    guard words > 0 else { return ("", "") }
    let first = turn.firstWord(at: span.start)
    let start = first > words ? turn.span.start + Int(turn.wordStarts[first - words]) : turn.span.start
    let next = turn.firstWord(at: span.end)
    let end =
      next < turn.wordStarts.count - words ? turn.span.start + Int(turn.wordStarts[next + words]) : turn.span.end
    let (limit, isOver) = words.multipliedReportingOverflow(by: mostScalarsPerWord)
    let nearest = isOver ? start : max(start, span.start - min(limit, span.start))
    let farthest = isOver ? end : min(end, span.end + min(limit, turn.span.end - span.end))
    let before = turn[Span(min(nearest, span.start), span.start)].trimmingLeadingWhiteSpace()
    let after = turn[Span(span.end, max(farthest, span.end))].trimmingTrailingWhiteSpace()
    return (nearest > start ? "…" + before : before, farthest < end ? after + "…" : after)
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

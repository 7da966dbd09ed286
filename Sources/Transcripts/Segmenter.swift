import CICU

/// Sentences and words by ICU. Stand-in for building the Matching floor on its own.
public final class Segmenter {
  private let sentenceBreaker: OpaquePointer?
  private let wordBreaker: OpaquePointer?

  public init(language: String) {
    sentenceBreaker = strand_breaker_open(Int32(STRAND_BREAK_SENTENCES), language)
    wordBreaker = strand_breaker_open(Int32(STRAND_BREAK_WORDS), language)
  }

  deinit {
    strand_breaker_close(sentenceBreaker)
    strand_breaker_close(wordBreaker)
  }

  public func sentences(in text: TranscriptText, of span: Span) -> [Span] {
    pieces(sentenceBreaker, text, span, wordsOnly: false)
  }

  public func words(in text: TranscriptText, of span: Span) -> [Span] {
    pieces(wordBreaker, text, span, wordsOnly: true)
  }

  private func pieces(_ breaker: OpaquePointer?, _ text: TranscriptText, _ span: Span, wordsOnly: Bool) -> [Span] {
    guard let breaker else { return [span] }
    let range = text.byteRange(of: span)
    return text.bytes.withUnsafeBufferPointer { buffer in
      let part = UnsafeBufferPointer(rebasing: buffer[range])
      guard strand_breaker_set_text(breaker, part.baseAddress, Int64(part.count)) else { return [span] }
      var result: [Span] = []
      var start = 0
      var isWord = false
      while true {
        let end = Int(strand_breaker_next(breaker, &isWord))
        if end < 0 { return result }
        if isWord || !wordsOnly { result.append(text.span(ofBytes: range.lowerBound + start..<range.lowerBound + end)) }
        start = end
      }
    }
  }
}

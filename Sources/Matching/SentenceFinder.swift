import Transcripts

/// The sentences around a match, without cutting its whole turn into sentences.
///
/// A long turn is cut only between two places where a sentence certainly ends, whatever stands around them (by
/// Unicode Standard Annex 29, "Sentence Boundary Rules"): after a line feed (SB4); and before a letter or digit that
/// follows `?` or `!` and a space, before a capital that follows a full stop and a space, before a Chinese character
/// that follows `。`, `！` or `？` (SB11).
struct SentenceFinder {
  private let segmenter: Segmenter
  /// The stretch that was cut last, in bytes, and its sentences, in scalars.
  private var window = 0..<0
  private var sentences: [Span] = []

  init(_ segmenter: Segmenter) {
    self.segmenter = segmenter
  }

  /// To be called when another body is begun.
  mutating func forget() {
    window = 0..<0
    sentences = []
  }

  /// The sentences that hold `match`, as one span, without the white space around them.
  ///
  /// - Parameters:
  ///   - bytes: the match in bytes.
  ///   - turn: the words of its turn.
  mutating func span(around match: Span, bytes: Range<Int>, turn: Stretch, in text: TranscriptText) -> Span {
    if !(window.lowerBound <= bytes.lowerBound && bytes.upperBound <= window.upperBound) {
      var from = bytes.lowerBound
      while !Self.certainlyBegins(at: from, in: turn) { from -= 1 }
      var to = bytes.upperBound
      while !Self.certainlyBegins(at: to, in: turn) { to += 1 }
      window = from..<to
      sentences = segmenter.sentences(in: text, of: text.span(ofBytes: window))
    }
    var result = match
    for sentence in sentences where sentence.overlaps(match) { result = result.union(sentence) }
    return Self.trimmed(result, in: text)
  }

  static func certainlyBegins(at index: Int, in turn: Stretch) -> Bool {
    if index <= turn.lower || index >= turn.upper { return true }
    let base = turn.base
    let next = base[index]
    let last = base[index - 1]
    if last == 0x0A { return next & 0xC0 != 0x80 }
    if last == 0x20 {
      guard index - 2 >= turn.lower else { return false }
      let capital = next &- 0x41 < 26
      switch base[index - 2] {
      case UInt8(ascii: "."): return capital
      case UInt8(ascii: "?"), UInt8(ascii: "!"): return capital || next &- 0x61 < 26 || next &- 0x30 < 10
      default: return false
      }
    }
    guard (0xE4...0xE9).contains(next), index - 3 >= turn.lower else { return false }
    switch (base[index - 3], base[index - 2], last) {
    case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F): return true
    default: return false
    }
  }

  private static func trimmed(_ span: Span, in text: TranscriptText) -> Span {
    let range = text.byteRange(of: span)
    let cut = text.bytes.withUnsafeBufferPointer { buffer -> Range<Int> in
      guard let base = buffer.baseAddress else { return range }
      let stretch = Stretch(base: base, lower: range.lowerBound, upper: range.upperBound)
      var from = range.lowerBound
      var to = range.upperBound
      while to > from {
        let last = stretch.scalar(before: to)
        guard CharacterProperties.isWhiteSpace(last.value) else { break }
        to = last.start
      }
      while from < to {
        let first = stretch.scalar(at: from)
        guard CharacterProperties.isWhiteSpace(first.value) else { break }
        from = first.end
      }
      return from..<to
    }
    return cut == range ? span : text.span(ofBytes: cut)
  }
}

import Transcripts

/// The sentences around a match, without cutting its whole turn into sentences.
///
/// Only the stretch between two places is cut where a sentence certainly ends, whatever stands around them: after a
/// blank line; where a letter or digit follows `?` or `!` and a space; where a capital follows a full stop and a space
/// and the word before is too long for an abbreviation; where a Chinese character follows `。`, `！` or `？`. (Unicode
/// Standard Annex 29, "Sentence Boundary Rules", SB4 and SB11.)
struct SentenceFinder {
  private let segmenter: Segmenter
  /// The stretch that was cut last, in bytes, and its sentences, in scalars.
  private var window = 0..<0
  private var sentences: [Span] = []

  /// In letters.
  private static let longestAbbreviation = 7

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
      window = Self.window(around: bytes, in: turn)
      sentences = segmenter.sentences(in: text, of: text.span(ofBytes: window))
    }
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].end <= match.start { low = middle + 1 } else { high = middle }
    }
    var result: Span?
    while low < sentences.count, sentences[low].overlaps(match) {
      result = result.map { $0.union(sentences[low]) } ?? sentences[low]
      low += 1
    }
    return result ?? match
  }

  private static func window(around bytes: Range<Int>, in turn: Stretch) -> Range<Int> {
    var from = bytes.lowerBound
    while !certainlyBegins(at: from, in: turn) { from -= 1 }
    var to = bytes.upperBound
    while !certainlyBegins(at: to, in: turn) { to += 1 }
    // Whether a line end wraps a sentence depends on the length of the whole line: begin where a line does.
    if UnsafeBufferPointer(start: turn.base + from, count: to - from).contains(0x0A) {
      while from > turn.lower, !followsBlankLine(from, in: turn) { from -= 1 }
    }
    return from..<to
  }

  /// Whether a sentence ends before byte `index` whatever stands farther away.
  static func certainlyBegins(at index: Int, in turn: Stretch) -> Bool {
    if index <= turn.lower || index >= turn.upper { return true }
    let base = turn.base
    let next = base[index]
    switch base[index - 1] {
    case 0x0A:
      return followsBlankLine(index, in: turn)
    case 0x20:
      guard index - 2 >= turn.lower else { return false }
      let isCapital = next &- 0x41 < 26
      let isSmallOrDigit = next &- 0x61 < 26 || next &- 0x30 < 10
      switch base[index - 2] {
      case UInt8(ascii: "."): return isCapital && followsLongWord(index - 2, in: turn)
      case UInt8(ascii: "?"), UInt8(ascii: "!"):
        return isCapital || isSmallOrDigit
      default: return false
      }
    case let last:
      guard (0xE4...0xE9).contains(next), index - 3 >= turn.lower else { return false }
      switch (base[index - 3], base[index - 2], last) {
      case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F): return true
      default: return false
      }
    }
  }

  private static func followsBlankLine(_ index: Int, in turn: Stretch) -> Bool {
    index - 2 >= turn.lower && turn.base[index - 1] == 0x0A && turn.base[index - 2] == 0x0A
      && turn.base[index] > 0x20 && turn.base[index] & 0xC0 != 0x80
  }

  /// Whether more small letters than an abbreviation has end before byte `index`.
  private static func followsLongWord(_ index: Int, in turn: Stretch) -> Bool {
    guard index - longestAbbreviation - 1 >= turn.lower else { return false }
    for back in 1...(longestAbbreviation + 1) where turn.base[index - back] &- 0x61 >= 26 { return false }
    return true
  }
}

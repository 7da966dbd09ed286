import Basics
import Transcripts

/// The sentences around a match, without cutting its whole turn into sentences.
///
/// Only the stretch between two places is cut where a sentence certainly ends, whatever is farther away: after a
/// blank line; where a Chinese character follows `。`, `！` or `？`; where a capital follows a full stop and a space, or
/// a letter or digit `?` or `!` and a space, and the segmenter, shown the few words around, finds no abbreviation.
/// None of these inside a stage direction.
/// (Unicode Standard Annex 29, "Sentence Boundary Rules", SB4 and SB11.)
struct SentenceFinder {
  private let segmenter: Segmenter
  /// The stretch that was cut last, in bytes, and its sentences, in scalars.
  private var window = 0..<0
  private var sentences: [Span] = []

  /// The paragraph that was looked at last, in bytes, and its stage directions.
  private var paragraph = 0..<0
  private var directions: [Range<Int>] = []

  /// In bytes: no abbreviation that ICU knows is longer.
  private static let farthestAbbreviation = 32

  init(_ segmenter: Segmenter) {
    self.segmenter = segmenter
  }

  /// To be called when another body is begun.
  mutating func forget() {
    window = 0..<0
    sentences = []
    paragraph = 0..<0
    directions = []
  }

  /// The sentences that hold `match`, as one span, without the white space around them.
  ///
  /// - Parameters:
  ///   - bytes: the match in bytes.
  ///   - turn: the words of its turn.
  mutating func span(around match: Span, bytes: Range<Int>, turn: Stretch, in text: TranscriptText) -> Span {
    if !(window.lowerBound <= bytes.lowerBound && bytes.upperBound <= window.upperBound) {
      cut(around: bytes, in: turn, of: text)
    }
    let first = sentences.partitioningIndex { $0.end > match.start }
    var result: Span?
    for sentence in sentences[first...] {
      guard sentence.overlaps(match) else { break }
      result = result.map { $0.union(sentence) } ?? sentence
    }
    return result ?? match
  }

  /// Sets the window and its sentences.
  private mutating func cut(around bytes: Range<Int>, in turn: Stretch, of text: TranscriptText) {
    var from = bytes.lowerBound
    while !mayBegin(at: from, in: turn) { from -= 1 }
    var to = bytes.upperBound
    while !mayBegin(at: to, in: turn) { to += 1 }
    if let sentence = onlySentence(from..<to, in: turn, of: text) {
      window = from..<to
      sentences = [sentence]
      return
    }
    if let sentences = sentencesAtOnce(from..<to, in: turn, of: text) {
      window = from..<to
      self.sentences = sentences
      return
    }
    while !certainlyBegins(at: from, in: turn, of: text) { from -= 1 }
    while !certainlyBegins(at: to, in: turn, of: text) { to += 1 }
    // Whether a line end wraps a sentence depends on the length of the whole line: begin where a line does.
    if UnsafeBufferPointer(start: turn.base + from, count: to - from).contains(0x0A) {
      while from > turn.lower, !Self.followsBlankLine(from, in: turn) { from -= 1 }
    }
    window = from..<to
    sentences = segmenter.sentences(in: text, of: text.span(ofBytes: window))
  }

  /// The sentence of a stretch whose ends may begin sentences, when it is certain without the segmenter that they do
  /// and that none begins between; else `nil`.
  private func onlySentence(_ range: Range<Int>, in turn: Stretch, of text: TranscriptText) -> Span? {
    guard needsNoSegmenter(range.lowerBound, in: turn), needsNoSegmenter(range.upperBound, in: turn) else { return nil }
    let words = WhiteSpace.trim(range, in: text.bytes)
    guard PlainSentence.isOne(UnsafeBufferPointer(start: turn.base + words.lowerBound, count: words.count)) else {
      return nil
    }
    return text.span(ofBytes: words)
  }

  /// Whether a sentence begins at byte `index` certainly, as it may and what is before it is no abbreviation.
  private func needsNoSegmenter(_ index: Int, in turn: Stretch) -> Bool {
    switch beginning(at: index, in: turn) {
    case .unlikely: false
    case .likely:
      !segmenter.mayEndWithAbbreviation(
        UnsafeBufferPointer(start: turn.base + turn.lower, count: index - 1 - turn.lower))
    case .certain: true
    }
  }

  /// The sentences of a stretch whose ends may begin sentences, when one look at it and the words around it shows that
  /// they do, which is nearly always; else `nil`. (The segmenter takes longer to begin than to cut a sentence.)
  private func sentencesAtOnce(_ range: Range<Int>, in turn: Stretch, of text: TranscriptText) -> [Span]? {
    let asksStart = beginning(at: range.lowerBound, in: turn) == .likely
    let asksEnd = beginning(at: range.upperBound, in: turn) == .likely
    let from = asksStart ? context(before: range.lowerBound, in: turn) : range.lowerBound
    let to = asksEnd ? context(after: range.upperBound, in: turn) : range.upperBound
    if UnsafeBufferPointer(start: turn.base + from, count: to - from).contains(0x0A) { return nil }
    let inner = text.span(ofBytes: range)
    let all = segmenter.sentences(in: text, of: text.span(ofBytes: from..<to))
    if asksStart, !all.contains(where: { $0.start == inner.start }) { return nil }
    if asksEnd, !all.contains(where: { $0.start == inner.end }) { return nil }
    return all.filter { inner.start <= $0.start && $0.end <= inner.end }
  }

  private enum Beginning {
    case unlikely
    /// Unless what is before is an abbreviation.
    case likely
    case certain
  }

  /// Whether a sentence ends before byte `index` whatever is farther away.
  private mutating func certainlyBegins(at index: Int, in turn: Stretch, of text: TranscriptText) -> Bool {
    mayBegin(at: index, in: turn)
      && (needsNoSegmenter(index, in: turn) || isConfirmed(index, in: turn, of: text))
  }

  private mutating func mayBegin(at index: Int, in turn: Stretch) -> Bool {
    if index <= turn.lower || index >= turn.upper { return true }
    return beginning(at: index, in: turn) != .unlikely && !isInDirection(index, in: turn)
  }

  @inline(__always)
  private func beginning(at index: Int, in turn: Stretch) -> Beginning {
    if index <= turn.lower || index >= turn.upper { return .certain }
    let base = turn.base
    let next = base[index]
    switch base[index - 1] {
    case 0x0A:
      return Self.followsBlankLine(index, in: turn) ? .certain : .unlikely
    case 0x20:
      guard index - 2 >= turn.lower else { return .unlikely }
      let isCapital = next &- 0x41 < 26
      let isSmallOrDigit = next &- 0x61 < 26 || next &- 0x30 < 10
      switch base[index - 2] {
      case UInt8(ascii: "."): return isCapital ? .likely : .unlikely
      case UInt8(ascii: "?"), UInt8(ascii: "!"): return isCapital || isSmallOrDigit ? .likely : .unlikely
      default: return .unlikely
      }
    case let last:
      guard (0xE4...0xE9).contains(next), index - 3 >= turn.lower else { return .unlikely }
      switch (base[index - 3], base[index - 2], last) {
      case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F): return .certain
      default: return .unlikely
      }
    }
  }

  private static func followsBlankLine(_ index: Int, in turn: Stretch) -> Bool {
    index - 2 >= turn.lower && turn.base[index - 1] == 0x0A && turn.base[index - 2] == 0x0A
      && turn.base[index] > 0x20 && turn.base[index] & 0xC0 != 0x80
  }

  /// Whether the segmenter begins a sentence at byte `index` when it sees only the words around it.
  private func isConfirmed(_ index: Int, in turn: Stretch, of text: TranscriptText) -> Bool {
    let from = context(before: index, in: turn)
    let to = context(after: index, in: turn)
    if UnsafeBufferPointer(start: turn.base + from, count: to - from).contains(0x0A) { return false }
    let start = text.scalarOffset(ofByte: index)
    return segmenter.sentences(in: text, of: text.span(ofBytes: from..<to)).contains { $0.start == start }
  }

  /// Where the words before byte `index` begin that decide whether a sentence does.
  private func context(before index: Int, in turn: Stretch) -> Int {
    var from = max(turn.lower, index - Self.farthestAbbreviation)
    while from > turn.lower, turn.base[from] & 0xC0 == 0x80 { from -= 1 }
    return from
  }

  private func context(after index: Int, in turn: Stretch) -> Int {
    var to = min(turn.upper, index + Self.farthestAbbreviation)
    while to < turn.upper, turn.base[to] & 0xC0 == 0x80 { to += 1 }
    return to
  }

  /// Whether byte `index` lies inside a stage direction; those end within their paragraph.
  private mutating func isInDirection(_ index: Int, in turn: Stretch) -> Bool {
    if !(paragraph.lowerBound <= index && index < paragraph.upperBound) {
      var from = index
      while from > turn.lower, !Self.followsBlankLine(from, in: turn) { from -= 1 }
      var to = index + 1
      while to < turn.upper, !Self.followsBlankLine(to, in: turn) { to += 1 }
      paragraph = from..<to
      directions = StageDirections.ranges(in: UnsafeBufferPointer(start: turn.base, count: to), paragraph)
    }
    return directions.contains { $0.lowerBound < index && index < $0.upperBound }
  }
}

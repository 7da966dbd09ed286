import CICU

/// Cuts text into sentences and words, by ICU in the transcript's language (Unicode Standard Annex 29; dictionaries
/// for scripts without spaces).
///
/// Keeps ICU's iterators open, which are costly to make: use one for each language and thread.
public final class Segmenter {
  /// BCP 47.
  public let language: String
  /// Opened when it is first asked for, since that takes as long as cutting a transcript into words.
  private lazy var sentenceBreaker: OpaquePointer? = {
    isOpenForSentences = true
    // Abbreviations ("Mr. Wu") end no sentence where ICU has a list of them for the language.
    let withAbbreviations = language.contains("-u-") ? language : language + "-u-ss-standard"
    return strand_breaker_open(Int32(STRAND_BREAK_SENTENCES), withAbbreviations)
  }()
  private var isOpenForSentences = false
  private lazy var abbreviations = Abbreviations(language: language)
  let wordBreaker: OpaquePointer?

  public init(language: String) {
    self.language = language
    wordBreaker = strand_breaker_open(Int32(STRAND_BREAK_WORDS), language)
  }

  deinit {
    if isOpenForSentences { strand_breaker_close(sentenceBreaker) }
    strand_breaker_close(wordBreaker)
  }

  /// The sentences of `span`, without the white space around them, none empty, in order.
  ///
  /// A blank line always ends a sentence; a single line end does unless it wraps a long line in mid-sentence. No
  /// sentence ends with an opening bracket.
  public func sentences(in text: TranscriptText, of span: Span) -> [Span] {
    let range = text.byteRange(of: span)
    guard !range.isEmpty else { return [] }
    guard let breaker = sentenceBreaker else { return [span] }
    var sentences: [Span] = []
    var scalars = ScalarCounter(start: span.start, byte: range.lowerBound)
    WrappedLines.joined(text.bytes, range).withUnsafeBufferPointer { slice in
      guard strand_breaker_set_text(breaker, slice.baseAddress, Int64(slice.count)) else { return }
      var start = range.lowerBound
      while true {
        let boundary = strand_breaker_next(breaker, nil)
        if boundary < 0 { break }
        var end = range.lowerBound + Int(boundary)
        // ICU takes a bracket that opens after a full stop for the sentence's own: `。（笑）` would be cut inside.
        while end < range.upperBound, let length = OpeningBracket.length(endingAt: end, after: start, in: text.bytes) {
          end -= length
        }
        if end <= start { continue }
        let sentence = WhiteSpace.trim(start..<end, in: text.bytes)
        if !sentence.isEmpty { sentences.append(scalars.span(of: sentence, in: text.bytes)) }
        start = end
      }
    }
    return sentences
  }

  /// Whether `words`, UTF-8, may end with an abbreviation that ends no sentence (`false` is certain).
  package func mayEndWithAbbreviation(_ words: UnsafeBufferPointer<UInt8>) -> Bool {
    abbreviations?.mayEnd(words) ?? true
  }

  /// The words of `span` in order: letters, digits or ideographs, without punctuation and without the words of stage
  /// directions.
  public func words(in text: TranscriptText, of span: Span) -> [Span] {
    let range = text.byteRange(of: span)
    guard !range.isEmpty, let breaker = wordBreaker else { return [] }
    return text.bytes.withUnsafeBufferPointer { bytes in
      var words = SpokenOnes(
        bytes: bytes, breaker: breaker, directions: StageDirections.ranges(in: bytes, range),
        scalars: text.isASCII ? nil : ScalarCounter(start: span.start, byte: range.lowerBound))
      words.spans.reserveCapacity(range.count / 5)
      WordRuns.parts(of: range, in: bytes, to: &words)
      return words.spans
    }
  }
}

/// Words as they are found, those of stage directions left out.
private struct SpokenOnes: WordRuns.Taker {
  let bytes: UnsafeBufferPointer<UInt8>
  let breaker: OpaquePointer
  /// In order, as the words are.
  let directions: [Range<Int>]
  private var direction = 0
  /// `nil` where every scalar is one byte.
  private var scalars: ScalarCounter?
  var spans: [Span] = []

  init(
    bytes: UnsafeBufferPointer<UInt8>, breaker: OpaquePointer, directions: [Range<Int>], scalars: ScalarCounter?
  ) {
    self.bytes = bytes
    self.breaker = breaker
    self.directions = directions
    self.scalars = scalars
  }

  mutating func take(word: Range<Int>) {
    while direction < directions.count, directions[direction].upperBound <= word.lowerBound { direction += 1 }
    if direction == directions.count || directions[direction].lowerBound >= word.upperBound {
      spans.append(scalars?.span(of: word, in: bytes) ?? Span(word.lowerBound, word.upperBound))
    }
  }

  mutating func take(open stretch: Range<Int>) {
    ICUWords.cut(stretch, of: bytes, by: breaker, to: &self)
  }
}

/// Words as ICU alone cuts them.
enum ICUWords {
  static func cut(
    _ stretch: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, by breaker: OpaquePointer,
    to taker: inout some WordRuns.Taker
  ) {
    if let spaced = NarrowSpaces.widened(bytes, stretch) {
      spaced.withUnsafeBufferPointer { cut($0, by: breaker, from: stretch.lowerBound, to: &taker) }
    } else {
      cut(UnsafeBufferPointer(rebasing: bytes[stretch]), by: breaker, from: stretch.lowerBound, to: &taker)
    }
  }

  private static func cut(
    _ text: UnsafeBufferPointer<UInt8>, by breaker: OpaquePointer, from first: Int, to taker: inout some WordRuns.Taker
  ) {
    guard strand_breaker_set_text(breaker, text.baseAddress, Int64(text.count)) else { return }
    var start = first
    var isWord = false
    while true {
      let boundary = strand_breaker_next(breaker, &isWord)
      if boundary < 0 { break }
      let end = first + Int(boundary)
      if isWord { taker.take(word: start..<end) }
      start = end
    }
  }
}

/// The narrow non-breaking space, which Unicode's rules of words (Annex 29, ExtendNumLet) take for a part of a word, and
/// which people type between words as any other space.
private enum NarrowSpaces {
  /// The bytes of `range` with a thin space, U+2009, for each of them; `nil` where there are none. Lengths stay the same.
  static func widened(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UInt8]? {
    var result: [UInt8]?
    var index = range.lowerBound
    while index + 2 < range.upperBound {
      if bytes[index] == 0xE2, bytes[index + 1] == 0x80, bytes[index + 2] == 0xAF {
        if result == nil { result = Array(bytes[range]) }
        result?[index + 2 - range.lowerBound] = 0x89
        index += 3
      } else {
        index += 1
      }
    }
    return result
  }
}

/// `(`, `[, `（`, `【`, `〔`, `［`.
private enum OpeningBracket {
  /// Bytes of the opening bracket that ends at byte `end`; `nil` when there is none after `start`.
  static func length(endingAt end: Int, after start: Int, in bytes: [UInt8]) -> Int? {
    guard end > start, end <= bytes.count else { return nil }
    switch bytes[end - 1] {
    case 0x28, 0x5B: return 1
    case 0x88, 0xBB:
      guard end - 3 >= start, bytes[end - 3] == 0xEF, bytes[end - 2] == 0xBC else { return nil }
      return 3
    case 0x90, 0x94:
      guard end - 3 >= start, bytes[end - 3] == 0xE3, bytes[end - 2] == 0x80 else { return nil }
      return 3
    default: return nil
    }
  }
}

/// Counts scalars forwards through bytes, so that a row of byte ranges becomes spans in one pass.
struct ScalarCounter {
  private var scalar: Int
  private var byte: Int

  init(start: Int, byte: Int) {
    scalar = start
    self.byte = byte
  }

  /// - Precondition: ranges come in order.
  mutating func span(of range: Range<Int>, in bytes: [UInt8]) -> Span {
    bytes.withUnsafeBufferPointer { span(of: range, in: $0) }
  }

  mutating func span(of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Span {
    let start = advance(to: range.lowerBound, bytes)
    return Span(start, advance(to: range.upperBound, bytes))
  }

  private mutating func advance(to end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    while byte < end {
      if bytes[byte] & 0xC0 != 0x80 { scalar += 1 }
      byte += 1
    }
    return scalar
  }
}

/// Text whose lines were broken at a fixed width: there a line's end is a space.
enum WrappedLines {
  /// Shortest line, in bytes, that may have been broken for its width.
  private static let width = 45

  /// The bytes of `range`, with line ends that wrap a sentence replaced by spaces (so lengths stay the same): the line
  /// is long, does not end a sentence, and a line with words follows.
  static func joined(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var result = Array(bytes[range])
    var lineStart = 0
    for index in result.indices where result[index] == 0x0A {
      let isLong = index - lineStart >= width
      lineStart = index + 1
      guard isLong, index + 1 < result.count, result[index + 1] > 0x20, result[index + 1] != 0x5B else { continue }
      if !endsSentence(result, before: index) { result[index] = 0x20 }
    }
    return result
  }

  private static func endsSentence(_ bytes: [UInt8], before index: Int) -> Bool {
    switch bytes[index - 1] {
    case 0x2E, 0x21, 0x3F, 0x22, 0x29, 0x5D, 0x3A: return true
    case 0x82: return bytes[index - 2] == 0x80 && bytes[index - 3] == 0xE3
    case 0x81, 0x9F: return bytes[index - 2] == 0xBC && bytes[index - 3] == 0xEF
    default: return false
    }
  }
}

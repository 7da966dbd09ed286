/// Words of which it is certain, without the segmenter, that no sentence ends among them.
///
/// A sentence ends only after a full stop or its like or a line end (Unicode Standard Annex 29, "Sentence Boundary
/// Rules"). What is not known here to be none of them may be one.
enum PlainSentence {
  /// Whether `words`, UTF-8 without white space around them, are one sentence if a sentence begins with them and
  /// another one behind them.
  static func isOne(_ words: UnsafeBufferPointer<UInt8>) -> Bool {
    var end = words.count
    while end > 0, endsSentence(words[end - 1]) { end -= 1 }
    if end == words.count, end > 2, endsWideSentence(words[end - 3], words[end - 2], words[end - 1]) { end -= 3 }
    // An opening bracket at the end belongs to no sentence.
    guard end > 0, words[end - 1] != UInt8(ascii: "("), words[end - 1] != UInt8(ascii: "[") else { return false }
    var index = 0
    while index < end {
      let length = plainLength(at: index, end, words)
      if length == 0 { return false }
      index += length
    }
    return true
  }

  @inline(__always)
  private static func endsSentence(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!")
  }

  /// `。`, `！`, `？`.
  private static func endsWideSentence(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second, third) {
    case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F): true
    default: false
    }
  }

  /// The bytes of the scalar at `index` when it is known to end no sentence, else 0.
  @inline(__always)
  private static func plainLength(at index: Int, _ end: Int, _ words: UnsafeBufferPointer<UInt8>) -> Int {
    let byte = words[index]
    // A semicolon is a Greek question mark.
    if byte < 0x80 { return byte < 0x20 || byte == UInt8(ascii: ";") || endsSentence(byte) ? 0 : 1 }
    // Letters from À to ÿ.
    if byte == 0xC3 { return 2 }
    guard index + 2 < end else { return 0 }
    switch (byte, words[index + 1], words[index + 2]) {
    // Chinese characters; kana; `、`; `，`, `：`, `；`; dashes and quotation marks from – to ”.
    case (0xE4...0xE9, _, _), (0xE3, 0x81...0x83, _), (0xE3, 0x80, 0x81), (0xEF, 0xBC, 0x8C), (0xEF, 0xBC, 0x9A...0x9B),
      (0xE2, 0x80, 0x93...0x9D):
      return 3
    default: return 0
    }
  }
}

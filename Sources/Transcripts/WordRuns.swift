/// The parts of a text for which no rule of any language is needed to know its words: ASCII letters and digits between
/// white space and punctuation. The rest is ICU's.
enum WordRuns {
  /// Takes the parts of a text in their order.
  protocol Taker {
    /// Bytes of one word.
    mutating func take(word: Range<Int>)
    /// Bytes that ICU has to look at. They begin and end at spaces or at the ends of the range.
    mutating func take(open stretch: Range<Int>)
  }

  /// Gives the parts of `range` in order.
  ///
  /// Between two spaces a stretch is plain where it is all ASCII and no punctuation joins two letters or digits, as in
  /// `don't` and `3.5`: there each run of letters and digits is one word (Unicode Standard Annex 29, rules WB5 and WB8 to
  /// WB10) and a space ends it (WB3d, WB999). Stretches that are not plain are given to ICU together with short plain ones
  /// between them, since every call has its cost.
  static func parts(of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, to taker: inout some Taker) {
    kinds.withUnsafeBufferPointer { kinds in
      var index = range.lowerBound
      /// What ICU is to look at, up to the last stretch that needs it.
      var open: Range<Int>?
      while index < range.upperBound {
        let end = end(ofStretchAt: index, range.upperBound, bytes)
        if !isPlain(index..<end, bytes, kinds) {
          open = (open?.lowerBound ?? index)..<end
        } else if let waiting = open {
          if end - waiting.upperBound > shortest {
            taker.take(open: waiting)
            open = nil
            words(of: waiting.upperBound..<end, in: bytes, kinds, to: &taker)
          }
        } else {
          words(of: index..<end, in: bytes, kinds, to: &taker)
        }
        index = end
      }
      if let waiting = open {
        taker.take(open: waiting)
        words(of: waiting.upperBound..<range.upperBound, in: bytes, kinds, to: &taker)
      }
    }
  }

  /// Bytes of plain text behind an open stretch for which ICU is called anew.
  private static let shortest = 48

  /// Where the stretch ends: behind the spaces that follow it.
  private static func end(ofStretchAt start: Int, _ limit: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var index = start
    while index < limit, bytes[index] != 0x20, bytes[index] != 0x0A { index += 1 }
    while index < limit, bytes[index] == 0x20 || bytes[index] == 0x0A { index += 1 }
    return index
  }

  private static func isPlain(
    _ stretch: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ kinds: UnsafeBufferPointer<Kind>
  ) -> Bool {
    var before = Kind.space
    var last = Kind.space
    for index in stretch {
      let kind = kinds[Int(bytes[index])]
      if kind == .other { return false }
      if kind == .letter, last == .mark, before == .letter { return false }
      (before, last) = (last, kind)
    }
    return true
  }

  private static func words(
    of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, _ kinds: UnsafeBufferPointer<Kind>,
    to taker: inout some Taker
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      while index < range.upperBound, kinds[Int(bytes[index])] != .letter { index += 1 }
      let start = index
      while index < range.upperBound, kinds[Int(bytes[index])] == .letter { index += 1 }
      if index > start { taker.take(word: start..<index) }
    }
  }

  private enum Kind: UInt8 {
    /// A letter or a digit.
    case letter
    case space
    /// Punctuation, which may join what is on both sides.
    case mark
    /// What words may have at any place: `_`, in some versions of ICU `@`, and everything beyond ASCII.
    case other
  }

  private static let kinds: [Kind] = (0..<256).map { byte in
    switch UInt8(byte) {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: .letter
    case 0x20, 0x0A: .space
    case 0x21...0x3F, 0x5B...0x5E, 0x60, 0x7B...0x7E: .mark
    default: .other
    }
  }
}

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
      withUnsafeTemporaryAllocation(of: Range<Int>.self, capacity: mostWords) { room in
        var stretch = Stretch(words: room)
        var index = range.lowerBound
        /// What ICU is to look at, up to the last stretch that needs it.
        var open: Range<Int>?
        while index < range.upperBound {
          let start = index
          index = stretch.read(from: start, to: range.upperBound, bytes, kinds)
          if !stretch.isPlain {
            open = (open?.lowerBound ?? start)..<index
          } else if let waiting = open {
            if index - waiting.upperBound > shortest {
              taker.take(open: waiting)
              open = nil
              words(of: waiting.upperBound..<index, in: bytes, kinds, to: &taker)
            }
          } else {
            for word in 0..<stretch.count { taker.take(word: room[word]) }
          }
        }
        if let waiting = open {
          taker.take(open: waiting)
          words(of: waiting.upperBound..<range.upperBound, in: bytes, kinds, to: &taker)
        }
      }
    }
  }

  /// What stands between two spaces, read once: where it ends, its words, and whether they are sure.
  private struct Stretch {
    let words: UnsafeMutableBufferPointer<Range<Int>>
    private(set) var count = 0
    private(set) var isPlain = true

    init(words: UnsafeMutableBufferPointer<Range<Int>>) { self.words = words }

    /// - Returns: where the stretch ends: behind the spaces that follow it.
    mutating func read(
      from start: Int, to limit: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ kinds: UnsafeBufferPointer<Kind>
    ) -> Int {
      count = 0
      isPlain = true
      var index = start
      var before = Kind.space
      var last = Kind.space
      var word = start
      while index < limit {
        let kind = kinds[Int(bytes[index])]
        if kind == .letter {
          if last != .letter {
            if last == .mark, before == .letter || count == words.count { return notPlain(from: index, limit, bytes) }
            word = index
          }
        } else {
          if kind == .other { return notPlain(from: index, limit, bytes) }
          if last == .letter { add(word..<index) }
          if kind == .space { return spacesEnd(from: index, limit, bytes) }
        }
        (before, last) = (last, kind)
        index += 1
      }
      if last == .letter { add(word..<index) }
      return limit
    }

    private mutating func add(_ word: Range<Int>) {
      words.initializeElement(at: count, to: word)
      count += 1
    }

    private mutating func notPlain(from start: Int, _ limit: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
      isPlain = false
      var index = start
      while index < limit, bytes[index] != 0x20, bytes[index] != 0x0A { index += 1 }
      return spacesEnd(from: index, limit, bytes)
    }

    private func spacesEnd(from start: Int, _ limit: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
      var index = start
      while index < limit, bytes[index] == 0x20 || bytes[index] == 0x0A { index += 1 }
      return index
    }
  }

  /// In a stretch; of one with more, ICU finds them.
  private static let mostWords = 64

  /// Bytes of plain text behind an open stretch for which ICU is called anew.
  private static let shortest = 48

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

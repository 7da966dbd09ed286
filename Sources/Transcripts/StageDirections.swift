import Foundation

/// What the transcriber writes between the words: `(laughs)`, `[inaudible]`, `（笑）`, `【停顿】`.
///
/// Everything in square brackets `[]`, `［］` or lenticular brackets `【】`, `〔〕` is a stage direction; so is what is
/// in round brackets `()`, `（）` when it has at most five words, or at most eight letters of a script without spaces, and 1,000 bytes.
/// Brackets close within the paragraph (no blank line between), or they are no stage direction. A stage direction
/// stays in the text; its words are not counted.
package enum StageDirections {
  private static let mostWords = 5
  private static let mostIdeographs = 8
  /// Bytes of what is in round brackets: five words are shorter.
  private static let longest = 1_000

  /// The stage directions of `range`, in order, brackets included; byte offsets.
  package static func ranges(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = firstOpening(in: bytes, range)
    /// No square bracket that opens before closes: looked for once, however many open.
    var unclosed = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == 0x5B || byte == 0x28 || byte == 0xE3 || byte == 0xEF,
        let (kind, length) = opening(at: index, range.upperBound, bytes), kind == .round || index >= unclosed
      {
        switch closing(of: kind, from: index + length, range.upperBound, bytes) {
        case .at(let end):
          found.append(index..<end)
          index = end
        case .notBefore(let end):
          if kind == .square { unclosed = end }
          index += 1
        }
      } else {
        index += 1
      }
    }
    return found
  }

  /// The first byte that may begin an opening bracket; most paragraphs have none.
  private static func firstOpening(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var first = range.upperBound
    for lead: Int32 in [0x5B, 0x28, 0xE3, 0xEF] {
      guard let base = bytes.baseAddress, range.lowerBound < first else { break }
      if let found = memchr(base + range.lowerBound, lead, first - range.lowerBound) {
        first = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      }
    }
    return first
  }

  private enum Kind {
    case square, round
  }

  private static func opening(
    at index: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (Kind, Int)? {
    switch bytes[index] {
    case 0x5B: return (.square, 1)
    case 0x28: return (.round, 1)
    default:
      guard index + 2 < end else { return nil }
      switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
      case (0xE3, 0x80, 0x90), (0xE3, 0x80, 0x94), (0xEF, 0xBC, 0xBB): return (.square, 3)
      case (0xEF, 0xBC, 0x88): return (.round, 3)
      default: return nil
      }
    }
  }

  private enum Closing {
    /// The byte after the closing bracket.
    case at(Int)
    /// There is none before this byte.
    case notBefore(Int)
  }

  private static func closing(
    of kind: Kind, from start: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Closing {
    var words = 0
    var ideographs = 0
    var inWord = false
    var index = start
    while index < end {
      let byte = bytes[index]
      let next = index + 1 < end ? bytes[index + 1] : 0
      let last = index + 2 < end ? bytes[index + 2] : 0
      switch (byte, next, last) {
      case (0x5D, _, _) where kind == .square, (0x29, _, _) where kind == .round: return .at(index + 1)
      case (0xE3, 0x80, 0x91) where kind == .square, (0xE3, 0x80, 0x95) where kind == .square,
        (0xEF, 0xBC, 0xBD) where kind == .square, (0xEF, 0xBC, 0x89) where kind == .round:
        return .at(index + 3)
      case (0x0A, 0x0A, _): return .notBefore(index)
      case (0x20, _, _), (0x09...0x0D, _, _):
        inWord = false
        index += 1
      case (0xE3...0xE9, _, _):
        if !(byte == 0xE3 && next == 0x80) { ideographs += 1 }
        inWord = false
        index += 3
      case (0x00...0x7F, _, _):
        if !inWord, isLetterOrDigit(byte) {
          words += 1
          inWord = true
        }
        index += 1
      default:
        // Letters of other scripts, and punctuation beyond ASCII, which begins no word.
        if !inWord, !(byte == 0xE2 && next < 0x84), byte != 0xEF {
          words += 1
          inWord = true
        }
        index += byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      }
      if kind == .round, words > mostWords || ideographs > mostIdeographs || index - start > longest {
        return .notBefore(index)
      }
    }
    return .notBefore(end)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
  }
}

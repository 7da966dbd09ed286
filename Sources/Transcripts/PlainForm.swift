import Basics

/// A text in which the forms that typing and typesetting give to one character are the same bytes, with the way back to
/// the text as it is. The one place that says which characters count as alike: in rules, searches and quotes.
///
/// | in the text | plain |
/// |---|---|
/// | ’ ‘ ‛ ʼ ´ ＇ | ' |
/// | hyphen U+2010, non-breaking hyphen U+2011, full-width hyphen | - |
/// | soft hyphen, word joiner | nothing |
/// | non-breaking, narrow, thin, figure and other typographic spaces | space |
/// | ligatures ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ | ff fi fl ffi ffl st st |
/// | full-width letters and digits | those of ASCII |
///
/// In passages, which people copy or type anew, more is alike: see `Purpose.passages`.
package struct PlainForm {
  package enum Purpose: Sendable {
    /// Words and phrases.
    case words
    /// Any run of white space is one space, too; curly and angular quotation marks are straight ones, dashes are
    /// hyphens, an ellipsis is three full stops, full-width punctuation is ASCII's.
    case passages
  }

  /// UTF-8.
  package private(set) var bytes: [UInt8] = []
  /// For each of `bytes`, where the scalar that it stands for begins and ends in the text.
  private var origins: [(start: Int, end: Int)] = []

  /// - Parameter text: valid UTF-8, NFC.
  package init(_ text: UnsafeBufferPointer<UInt8>, for purpose: Purpose) {
    bytes.reserveCapacity(text.count)
    origins.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let (scalar, end) = UTF8Scalar.at(index, in: text)
      if purpose == .passages, Self.isWhiteSpace(scalar) {
        append([0x20], from: index, to: end)
        index = end
        while index < text.count, case let (next, end) = UTF8Scalar.at(index, in: text), Self.isWhiteSpace(next) {
          origins[origins.count - 1].end = end
          index = end
        }
        continue
      }
      append(Self.plain(scalar, for: purpose) ?? Array(text[index..<end]), from: index, to: end)
      index = end
    }
  }

  package init(_ text: [UInt8], for purpose: Purpose) {
    self = text.withUnsafeBufferPointer { PlainForm($0, for: purpose) }
  }

  private mutating func append(_ plain: [UInt8], from start: Int, to end: Int) {
    for byte in plain {
      bytes.append(byte)
      origins.append((start, end))
    }
  }

  /// The bytes of the text that a range of `bytes` stands for: whole scalars.
  /// - Precondition: `range` is not empty.
  package func origin(of range: Range<Int>) -> Range<Int> {
    origins[range.lowerBound].start..<origins[range.upperBound - 1].end
  }

  /// Whether a scalar of the text begins at a byte, and not the middle of what one was unfolded to.
  package func isBoundary(_ index: Int) -> Bool {
    index == 0 || index == bytes.count || origins[index].start != origins[index - 1].start
  }

  /// Where scalars begin that have another form for words than their own, in bytes. Without ’, which is frequent and
  /// which the matcher takes as it takes '.
  package static func places(in text: UnsafeBufferPointer<UInt8>) -> [Int] {
    var places: [Int] = []
    for index in text.indices {
      switch text[index] {
      case 0xC2, 0xCA, 0xE2, 0xEF:
        let scalar = UTF8Scalar.at(index, in: text).value
        if scalar != 0x2019, plain(scalar, for: .words) != nil { places.append(index) }
      default: continue
      }
    }
    return places
  }

  /// The plain form of a scalar in UTF-8; `nil` where that is the scalar itself.
  package static func plain(_ scalar: UInt32, for purpose: Purpose) -> [UInt8]? {
    switch scalar {
    case 0..<0xA0: nil
    case 0x2019, 0x2018, 0x201B, 0x2BC, 0xB4, 0xFF07: [0x27]
    case 0x2010, 0x2011, 0xFF0D: [0x2D]
    case 0xAD, 0x2060: []
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F: [0x20]
    case 0xFB00...0xFB06: Array(ligatures[Int(scalar - 0xFB00)].utf8)
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: [UInt8(truncatingIfNeeded: scalar - 0xFEE0)]
    default: purpose == .passages ? plainPunctuation(scalar) : nil
    }
  }

  private static let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]

  private static func plainPunctuation(_ scalar: UInt32) -> [UInt8]? {
    switch scalar {
    case 0xAB, 0xBB, 0x201C...0x201F, 0x2033, 0x300C...0x300F, 0xFF62, 0xFF63: [0x22]
    case 0x201A, 0x2032, 0x2039, 0x203A: [0x27]
    case 0x2012...0x2015, 0x2212: [0x2D]
    case 0x2026: [0x2E, 0x2E, 0x2E]
    case 0x3002, 0xFF61: [0x2E]
    case 0x3001, 0xFF64: [0x2C]
    case 0x3010: [0x5B]
    case 0x3011: [0x5D]
    // U+FF01 to U+FF5E repeat ASCII from `!` to `~`.
    case 0xFF01...0xFF5E: [UInt8(truncatingIfNeeded: scalar - 0xFEE0)]
    default: nil
    }
  }

  private static func isWhiteSpace(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || Unicode.Scalar(scalar)?.properties.isWhitespace ?? false
  }
}

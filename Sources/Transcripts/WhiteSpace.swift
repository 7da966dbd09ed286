/// White space in UTF-8 bytes, as Unicode's White_Space property has it.
package enum WhiteSpace {
  /// Bytes taken by the white-space scalar that begins at `index`; 0 when another scalar begins there.
  package static func length(at index: Int, in bytes: [UInt8]) -> Int {
    switch bytes[index] {
    case 0x20, 0x09...0x0D: return 1
    case 0xC2:
      guard index + 1 < bytes.count else { return 0 }
      return bytes[index + 1] == 0xA0 || bytes[index + 1] == 0x85 ? 2 : 0
    case 0xE2:
      guard index + 2 < bytes.count else { return 0 }
      switch (bytes[index + 1], bytes[index + 2]) {
      case (0x80, 0x80...0x8A), (0x80, 0xA8), (0x80, 0xA9), (0x80, 0xAF), (0x81, 0x9F): return 3
      default: return 0
      }
    case 0xE3:
      guard index + 2 < bytes.count else { return 0 }
      return bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80 ? 3 : 0
    default: return 0
    }
  }

  /// Whether a scalar is white space. Its own properties say the same and take many times as long.
  package static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x09...0x0D: true
    case 0..<0x85: false
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// The first byte of `range` that is not white space; its upper bound when all is.
  package static func skip(_ range: Range<Int>, in bytes: [UInt8]) -> Int {
    var index = range.lowerBound
    while index < range.upperBound {
      let length = length(at: index, in: bytes)
      if length == 0 { return index }
      index += length
    }
    return range.upperBound
  }

  /// `range` without white space at either end.
  package static func trim(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    let start = skip(range, in: bytes)
    return start..<trimEnd(start..<range.upperBound, in: bytes)
  }

  /// Where the words of `range` end, white space after them left out.
  package static func trimEnd(_ range: Range<Int>, in bytes: [UInt8]) -> Int {
    var end = range.upperBound
    while end > range.lowerBound {
      var scalar = end - 1
      while scalar > range.lowerBound, bytes[scalar] & 0xC0 == 0x80 { scalar -= 1 }
      let length = length(at: scalar, in: bytes)
      if length == 0 || scalar + length != end { return end }
      end = scalar
    }
    return end
  }
}

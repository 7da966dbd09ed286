/// Whether bytes are UTF-8 (Unicode 15, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF), and where
/// they are not. Bytes below 0x80 are looked at eight at a time.
package enum UTF8Validity {
  /// Offset of the first byte that does not belong to a valid sequence; `nil` when all is valid.
  package static func firstInvalid(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { firstInvalid(in: $0, orZero: false) }
  }

  /// Offset of the first byte that is zero or does not belong to a valid sequence; `nil` when there is none.
  package static func firstInvalidOrZero(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { firstInvalid(in: $0, orZero: true) }
  }

  /// Whether bytes that are not UTF-8 were UTF-8 before something damaged them: sequences of several bytes are ten times
  /// as many as bytes that belong to none. In other encodings such sequences come about by chance only.
  package static func isDamaged(_ bytes: [UInt8]) -> Bool {
    var sound = 0
    var broken = 0
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        let length = buffer[index] < 0x80 ? 1 : sequenceLength(at: index, in: buffer)
        if length == 0 { broken += 1 } else if length > 1 { sound += 1 }
        index += max(length, 1)
      }
    }
    return broken > 0 && sound >= broken * 10
  }

  private static func firstInvalid(in raw: UnsafeRawBufferPointer, orZero: Bool) -> Int? {
    let buffer = raw.assumingMemoryBound(to: UInt8.self)
    var index = 0
    while index < buffer.count {
      while index + 8 <= buffer.count {
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        // Some byte is above 0x7F, or some byte is zero (Mycroft's test: exact when no byte is above 0x7F).
        let zeros = orZero ? word &- 0x0101_0101_0101_0101 : 0
        if (word | zeros) & 0x8080_8080_8080_8080 != 0 { break }
        index += 8
      }
      guard index < buffer.count else { return nil }
      if buffer[index] < 0x80 {
        if orZero, buffer[index] == 0 { return index }
        index += 1
        continue
      }
      let length = sequenceLength(at: index, in: buffer)
      if length == 0 { return index }
      index += length
    }
    return nil
  }

  /// Length of the valid sequence of more than one byte at `index`; 0 when there is none.
  private static func sequenceLength(at index: Int, in buffer: UnsafeBufferPointer<UInt8>) -> Int {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch buffer[index] {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: return 0
    }
    guard index + length <= buffer.count, second.contains(buffer[index + 1]) else { return 0 }
    for offset in 2..<max(length, 2) where buffer[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}

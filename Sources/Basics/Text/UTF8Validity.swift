/// Whether bytes are UTF-8 (Unicode 15, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF).
package enum UTF8Validity {
  /// Offset of the first byte that does not belong to a valid sequence; `nil` when all is valid.
  package static func firstInvalid(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        if buffer[index] < 0x80 {
          index += 1
          continue
        }
        let length = sequenceLength(at: index, in: buffer)
        if length == 0 { return index }
        index += length
      }
      return nil
    }
  }

  /// Length of the valid sequence of more than one byte at `index`; 0 when there is none.
  package static func sequenceLength(at index: Int, in buffer: UnsafeBufferPointer<UInt8>) -> Int {
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

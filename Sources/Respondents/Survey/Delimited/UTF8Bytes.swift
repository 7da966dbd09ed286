import Transcripts

/// Validity of UTF-8, eight bytes at a time where they are ASCII.
enum UTF8Bytes {
  /// Offset of the first byte that is zero or belongs to no scalar; `nil` when there is none.
  static func firstInvalidOrZero(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { buffer in
      var index = 0
      while index < buffer.count {
        while index + 8 <= buffer.count {
          let word = buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          // Some byte is above 0x7F, or some byte is zero (Mycroft's test: exact when no byte is above 0x7F).
          if (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 != 0 { break }
          index += 8
        }
        guard index < buffer.count else { return nil }
        let length = sequenceLength(at: index, in: buffer)
        if length == 0 { return index }
        index += length
      }
      return nil
    }
  }

  private static func sequenceLength(at index: Int, in buffer: UnsafeRawBufferPointer) -> Int {
    let byte = buffer[index]
    if byte < 0x80 { return byte == 0 ? 0 : 1 }
    return UTF8Validity.sequenceLength(at: index, in: buffer.assumingMemoryBound(to: UInt8.self))
  }

  /// Whether bytes that are not UTF-8 were UTF-8 before something damaged them: sequences of several bytes are ten times
  /// as many as bytes that belong to none. In other encodings such sequences come about by chance only.
  static func isDamaged(_ bytes: [UInt8]) -> Bool {
    var sound = 0
    var broken = 0
    bytes.withUnsafeBytes { buffer in
      var index = 0
      while index < buffer.count {
        let length = buffer[index] == 0 ? 1 : sequenceLength(at: index, in: buffer)
        if length == 0 { broken += 1 } else if length > 1 { sound += 1 }
        index += max(length, 1)
      }
    }
    return broken > 0 && sound >= broken * 10
  }
}

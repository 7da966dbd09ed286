extension TranscriptText {
  /// The body as Unicode scalar values.
  package var scalars: [UInt32] {
    [UInt32](unsafeUninitializedCapacity: scalarCount) { buffer, count in
      bytes.withUnsafeBufferPointer { bytes in
        var index = 0
        var filled = 0
        while index < bytes.count {
          let byte = UInt32(bytes[index])
          func next(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset]) & 0x3F }
          switch byte {
          case ..<0x80:
            buffer[filled] = byte
            index += 1
          case ..<0xE0:
            buffer[filled] = (byte & 0x1F) << 6 | next(1)
            index += 2
          case ..<0xF0:
            buffer[filled] = (byte & 0x0F) << 12 | next(1) << 6 | next(2)
            index += 3
          default:
            buffer[filled] = (byte & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3)
            index += 4
          }
          filled += 1
        }
        count = filled
      }
    }
  }
}

/// Facts about single scalars.
enum ScalarKind {
  /// Ideographs and syllables of scripts that write without spaces say more than a letter does.
  static func weight(_ scalar: UInt32) -> Int {
    scalar >= 0x2E80 && scalar < 0xFF00 || scalar >= 0x20000 ? 3 : 1
  }

  static func weight(_ scalars: ArraySlice<UInt32>) -> Int { scalars.reduce(0) { $0 + weight($1) } }

  /// Whether a letter or digit of a script with spaces: a passage should not end between two of them.
  static func isWordPart(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 {
      return (0x30...0x39).contains(scalar) || (0x41...0x5A).contains(scalar)
        || (0x61...0x7A).contains(scalar)
    }
    guard weight(scalar) == 1, let scalar = Unicode.Scalar(scalar) else { return false }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}

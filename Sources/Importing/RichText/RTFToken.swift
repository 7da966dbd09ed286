/// One piece of a Rich Text Format file (RTF 1.9.1): a group's border, a control word, or bytes of text.
enum RTFToken {
  case open
  case close
  /// `\b`, `\b0`, `\*`, `\~`; `parameter` is `nil` where there is none.
  case control(Substring, parameter: Int?)
  /// `\'e9`, or a byte that stands for itself.
  case byte(UInt8)
}

/// Reads the pieces of a file, one after the other, without building anything.
struct RTFTokens {
  private let bytes: [UInt8]
  private(set) var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// 1-based line of the byte that is read next.
  var line: Int { bytes[..<min(index, bytes.count)].count { $0 == 0x0A } + 1 }

  mutating func next() -> RTFToken? {
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 0x7B: return .open
      case 0x7D: return .close
      case 0x5C: return control()
      case 0x0A, 0x0D, 0x00: continue
      default: return .byte(byte)
      }
    }
    return nil
  }

  /// Passes over the bytes of a picture.
  mutating func skip(_ count: Int) { index = min(bytes.count, index + max(0, count)) }

  private mutating func control() -> RTFToken? {
    guard index < bytes.count else { return nil }
    let first = bytes[index]
    guard isLetter(first) else {
      index += 1
      if first == 0x27 { return hexadecimal() }
      // A line's end after a backslash is a paragraph's, as Macs write it.
      if first == 0x0A || first == 0x0D {
        if first == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
        return .control("par", parameter: nil)
      }
      return .control(Substring(String(UnicodeScalar(first))), parameter: nil)
    }
    let start = index
    while index < bytes.count, isLetter(bytes[index]), index - start < 32 { index += 1 }
    let word = Substring(String(decoding: bytes[start..<index], as: UTF8.self))
    var parameter: Int?
    let sign = index
    if index + 1 < bytes.count, bytes[index] == 0x2D, isDigit(bytes[index + 1]) { index += 1 }
    if index < bytes.count, isDigit(bytes[index]) {
      var value = 0
      while index < bytes.count, isDigit(bytes[index]), value < 1_000_000_000 {
        value = value * 10 + Int(bytes[index] - 0x30)
        index += 1
      }
      parameter = bytes[sign] == 0x2D ? -value : value
    }
    if index < bytes.count, bytes[index] == 0x20 { index += 1 }
    return .control(word, parameter: parameter)
  }

  private mutating func hexadecimal() -> RTFToken? {
    guard index + 1 < bytes.count, let high = digit(bytes[index]), let low = digit(bytes[index + 1]) else {
      return .control("'", parameter: nil)
    }
    index += 2
    return .byte(high << 4 | low)
  }

  private func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A || byte >= 0x41 && byte <= 0x5A }
  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}

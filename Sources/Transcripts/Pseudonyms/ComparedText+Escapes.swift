/// How a letter may be written other than as itself.
extension ComparedText {
  /// The scalar that is written at `place` by several, and where they end; `nil` where a scalar is itself.
  ///
  /// - YAML and JSON: `\xEB`, `\u00EB`, `\U000000EB`.
  /// - Markdown, JSON and LaTeX: a backslash before a sign, which is the sign (`\&`, `\_`, `\"`).
  /// - HTML and XML: `&#235;`, `&#xEB;`, `&euml;`.
  static func written(
    at place: Int, in text: [Unicode.Scalar], _ names: CharacterNames
  ) -> (scalar: Unicode.Scalar, end: Int)? {
    guard place + 1 < text.count else { return nil }
    switch text[place] {
    case "\\": return escape(at: place, in: text)
    case "&": return reference(at: place, in: text, names)
    default: return nil
    }
  }

  private static func escape(at place: Int, in text: [Unicode.Scalar]) -> (Unicode.Scalar, Int)? {
    let digits: Int
    switch text[place + 1] {
    case "x": digits = 2
    case "u": digits = 4
    case "U": digits = 8
    case let sign where isSign(sign): return (sign, place + 2)
    default: return nil
    }
    var end = place + 2 + digits
    guard var value = number(text, place + 2..<end) else { return nil }
    if 0xD800..<0xDC00 ~= value, end + 1 < text.count, text[end] == "\\", text[end + 1] == "u",
      let low = number(text, end + 2..<end + 6), 0xDC00..<0xE000 ~= low
    {
      value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00)
      end += 6
    }
    return scalar(value).map { ($0, end) }
  }

  /// Signs of ASCII but for the backslash.
  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21..<0x30, 0x3A..<0x41, 0x5B, 0x5D..<0x61, 0x7B..<0x7F: true
    default: false
    }
  }

  /// Names of HTML have no more letters, and numbers no more digits.
  private static let longestReference = 32

  private static func reference(
    at place: Int, in text: [Unicode.Scalar], _ names: CharacterNames
  ) -> (Unicode.Scalar, Int)? {
    let rest = text[(place + 1)...].prefix(longestReference)
    guard let end = rest.firstIndex(of: ";") else { return nil }
    let name = String(String.UnicodeScalarView(rest[..<end]))
    guard name.hasPrefix("#") else {
      guard !name.isEmpty, name.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isLetter || 0x30..<0x3A ~= $0 }) else {
        return nil
      }
      return names.scalar(name).map { ($0, end + 1) }
    }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(scalar).map { ($0, end + 1) }
  }

  /// A backslash could begin an escape.
  private static func scalar(_ value: UInt32) -> Unicode.Scalar? { value == 0x5C ? nil : Unicode.Scalar(value) }

  /// Hexadecimal digits.
  private static func number(_ text: [Unicode.Scalar], _ range: Range<Int>) -> UInt32? {
    guard range.upperBound <= text.count else { return nil }
    var value: UInt32 = 0
    for scalar in text[range] {
      guard scalar.isASCII, let digit = Character(scalar).hexDigitValue else { return nil }
      value = value &* 16 &+ UInt32(digit)
    }
    return value
  }
}

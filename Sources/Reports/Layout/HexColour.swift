/// A colour written `#rrggbb`.
enum HexColour {
  /// Red, green and blue from 0 to 255; `nil` when `text` is not six hexadecimal digits after a number sign.
  static func components(_ text: String?) -> (red: UInt8, green: UInt8, blue: UInt8)? {
    guard let text, text.utf8.count == 7, text.hasPrefix("#"), text.utf8.dropFirst().allSatisfy(isHexadecimal),
      let value = UInt32(text.dropFirst(), radix: 16)
    else { return nil }
    return (UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255))
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}

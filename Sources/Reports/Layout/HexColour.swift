import Foundation

/// A colour written `#rrggbb`.
enum HexColour {
  /// Red, green and blue from 0 to 255; `nil` when `text` is not six hexadecimal digits after a number sign.
  static func components(_ text: String?) -> (red: UInt8, green: UInt8, blue: UInt8)? {
    guard let text, text.utf8.count == 7, text.hasPrefix("#"), text.utf8.dropFirst().allSatisfy(isHexadecimal),
      let value = UInt32(text.dropFirst(), radix: 16)
    else { return nil }
    return (UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255))
  }

  /// Whether white words read better on it than black ones: by the relative luminance of WCAG 2.2, below 0.179, where
  /// both contrasts are the same.
  static func isDark(_ text: String) -> Bool {
    guard let (red, green, blue) = components(text) else { return false }
    func linear(_ value: UInt8) -> Double {
      let share = Double(value) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) < 0.179
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

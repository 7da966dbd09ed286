import CICU

/// Properties of single scalars as the matcher needs them.
enum CharacterProperties {
  /// Simple case folding (Unicode CaseFolding.txt, C and S): two scalars fold alike when they are one letter in
  /// different case. The dotless i, the dotted I and the long s stay apart.
  static func folded(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return scalar &- 0x41 < 26 ? scalar | 0x20 : scalar }
    guard scalar != 0x131, scalar != 0x130, scalar != 0x17F, let value = Unicode.Scalar(scalar) else { return scalar }
    let upper = single(value.properties.uppercaseMapping) ?? value
    return (single(upper.properties.lowercaseMapping) ?? upper).value
  }

  private static func single(_ mapping: String) -> Unicode.Scalar? {
    let scalars = mapping.unicodeScalars
    return scalars.count == 1 ? scalars.first : nil
  }

  /// Unicode White_Space.
  @inline(__always)
  static func isWhiteSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Straight or curly.
  @inline(__always)
  static func isApostrophe(_ scalar: UInt32) -> Bool {
    scalar == 0x27 || scalar == 0x2019
  }

  /// Whether the scalar belongs to a script that puts no spaces between words.
  @inline(__always)
  static func isUnspaced(_ scalar: UInt32) -> Bool {
    scalar >= 0xE00 && strand_is_unspaced(scalar)
  }
}

import Foundation

/// One form of a letter whatever its case: Unicode's full case folding (`ß`, `ẞ` and `SS` are `ss`; `ς`, `σ` and `Σ`
/// are `σ`), and beyond it what people write without thinking of it:
///
/// - `i`, `ı`, `I` and `İ` are one, as Turkish and other languages pair them in different ways.
/// - Greek letters have no accents, as capitals are written without them.
enum CaseFolding {
  /// The folded form where it is one scalar and does not depend on what is before it.
  static func single(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let value = scalar.value
    if value < 0x80 { return value >= 65 && value <= 90 ? Unicode.Scalar(UInt8(value + 32)) : scalar }
    if value < lastOfTable { return table[Int(value)] }
    if 0x2E80..<0xA4D0 ~= value || 0xAC00..<0xD7A4 ~= value { return scalar }
    let folded = full(scalar)
    return folded.count == 1 ? folded.first : nil
  }

  /// The folded form of a scalar, whatever its length.
  static func full(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    // There and back: a capital has one small form, but σ and ς have one capital.
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    let upper = lower.map(\.properties.uppercaseMapping).joined().unicodeScalars
    let folded = upper.map(\.properties.lowercaseMapping).joined()
    if isGreek(scalar) {
      let letters = folded.decomposedStringWithCanonicalMapping.unicodeScalars
      return letters.filter { $0.properties.generalCategory != .nonspacingMark }
    }
    var result: [Unicode.Scalar] = []
    for scalar in folded.unicodeScalars where !isDropped(scalar, after: result.last) { result.append(scalar) }
    return result
  }

  /// Whether a mark does not count behind a folded letter: the dot of `i`, the accents of Greek.
  static func isDropped(_ mark: Unicode.Scalar, after letter: Unicode.Scalar?) -> Bool {
    guard let letter, marks ~= mark.value else { return false }
    return mark == "\u{307}" && letter == "i" || isGreek(letter)
  }

  /// Combining diacritical marks.
  private static let marks: Range<UInt32> = 0x300..<0x370

  static func isGreek(_ scalar: Unicode.Scalar) -> Bool {
    0x370..<0x400 ~= scalar.value || 0x1F00..<0x2000 ~= scalar.value
  }

  /// What most alphabets need, computed once; `nil` for marks and for what becomes several.
  private static let lastOfTable: UInt32 = 0x590
  private static let table: [Unicode.Scalar?] = (0..<lastOfTable).map { value in
    guard let scalar = Unicode.Scalar(value), !marks.contains(value) else { return nil }
    let folded = full(scalar)
    return folded.count == 1 ? folded.first : nil
  }

  /// Whether Greek letters may be the same name: their accents agree, or the text has none.
  static func accentsAgree(_ letters: [Unicode.Scalar], _ original: [Unicode.Scalar]) -> Bool {
    let written = accented(letters)
    return !written.contains(accent) || written == accented(original)
  }

  private static let accent: Unicode.Scalar = "\u{301}"

  /// In lower case, with a mark for any accent.
  private static func accented(_ letters: [Unicode.Scalar]) -> [Unicode.Scalar] {
    let text = String(String.UnicodeScalarView(letters)).lowercased().decomposedStringWithCanonicalMapping
    return text.unicodeScalars.compactMap { scalar in
      switch scalar {
      case "\u{300}", "\u{301}", "\u{342}": accent
      case "ς": "σ"
      default: scalar.properties.generalCategory == .nonspacingMark ? nil : scalar
      }
    }
  }
}

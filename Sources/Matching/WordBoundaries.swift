import CICU

/// Where words begin and end by Unicode Standard Annex 29, "Word Boundary Rules", asked for single places.
///
/// Differs from the annex in three ways. A colon joins letters in Swedish and Finnish only, as in CLDR and so in ICU.
/// French, Italian, Catalan and Occitan end a word at an apostrophe, as the annex suggests for them
/// (`l'organisation`). Between two scalars of a script without spaces the annex's default, a
/// boundary, holds; callers don't ask there (see `CharacterProperties.isUnspaced`).
struct WordBoundaries: Sendable {
  private let apostropheSeparates: Bool
  private let colonJoins: Bool
  /// Word_Break classes of the scalars below `Self.tabled`, as ICU numbers them.
  private let classes: [UInt8]

  private static let tabled: UInt32 = 0x600
  private static let table: [UInt8] = (0..<tabled).map { UInt8(truncatingIfNeeded: strand_word_break_class($0)) }

  init(language: String) {
    let primary = LanguageTag.primary(language)
    apostropheSeparates = ["fr", "it", "ca", "oc"].contains(primary)
    colonJoins = ["sv", "fi"].contains(primary)
    classes = Self.table
  }

  /// Whether there is a word boundary before the scalar that begins at byte `index`. Both ends are boundaries.
  func isBoundary(at index: Int, in text: Stretch) -> Bool {
    if index <= text.lower || index >= text.upper { return true }
    let next = text.scalar(at: index)
    var previous = text.scalar(before: index)
    let right = wordClass(next.value)
    var left = wordClass(previous.value)
    if left.isNewline { return !(left == .carriageReturn && right == .lineFeed) }  // WB3, WB3a
    if right.isNewline { return true }  // WB3b
    if right.isIgnored { return false }  // WB4
    if left == .zeroWidthJoiner, right == .other, next.value > 0x2000 { return false }  // WB3c
    if left == .space, right == .space { return false }  // WB3d
    while left.isIgnored {  // WB4
      guard previous.start > text.lower else { return true }
      previous = text.scalar(before: previous.start)
      left = wordClass(previous.value)
      if left.isNewline { return true }
    }
    if left == .other || right == .other { return true }
    switch (left, right) {
    case (.letter, .letter), (.letter, .hebrew), (.hebrew, .letter), (.hebrew, .hebrew): return false  // WB5
    case (.numeric, .numeric), (.letter, .numeric), (.hebrew, .numeric), (.numeric, .letter), (.numeric, .hebrew):
      return false  // WB8, WB9, WB10
    case (.katakana, .katakana): return false  // WB13
    case (.letter, .extender), (.hebrew, .extender), (.numeric, .extender), (.katakana, .extender),
      (.extender, .extender):
      return false  // WB13a
    case (.extender, .letter), (.extender, .hebrew), (.extender, .numeric), (.extender, .katakana):
      return false  // WB13b
    case (.hebrew, .singleQuote): return false  // WB7a
    case (.regional, .regional): return regionals(before: index, in: text) % 2 == 0  // WB15, WB16
    default: break
    }
    if joins(left, middle: right, value: next.value) {  // WB6, WB7b, WB12
      return !continues(left, after: right, from: next.end, in: text)
    }
    if joins(right, middle: left, value: previous.value) {  // WB7, WB7c, WB11
      return !precedes(right, before: left, from: previous.start, in: text)
    }
    return true
  }

  /// Whether a word ends before byte `index`: at a boundary, or where only an `'s` follows, so that `government` stands in
  /// `government’s`.
  func endsWord(at index: Int, in text: Stretch) -> Bool {
    if isBoundary(at: index, in: text) { return true }
    let mark = text.scalar(at: index)
    guard CharacterProperties.isApostrophe(mark.value), mark.end < text.upper else { return false }
    let letter = text.scalar(at: mark.end)
    return (letter.value == 0x73 || letter.value == 0x53) && isBoundary(at: letter.end, in: text)
  }

  /// The first boundary at or after byte `index`.
  func wordEnd(from index: Int, in text: Stretch) -> Int {
    var end = index
    while end < text.upper, !isBoundary(at: end, in: text) { end = text.scalar(at: end).end }
    return end
  }

  /// The last boundary at or before byte `index`.
  func wordStart(from index: Int, in text: Stretch) -> Int {
    var start = index
    while start > text.lower, !isBoundary(at: start, in: text) { start = text.start(before: start) }
    return start
  }

  // MARK: The rules that look two scalars far

  /// Whether `middle` may stand inside a word or number whose sides are of class `side`.
  private func joins(_ side: WordClass, middle: WordClass, value: UInt32) -> Bool {
    if side.isLetter {
      if middle == .doubleQuote { return side == .hebrew }
      if !colonJoins, value == 0x3A || value == 0xFE55 || value == 0xFF1A { return false }
      if apostropheSeparates, CharacterProperties.isApostrophe(value) { return false }
      return middle == .midLetter || middle == .midNumberLetter || middle == .singleQuote
    }
    return side == .numeric && (middle == .midNumber || middle == .midNumberLetter || middle == .singleQuote)
  }

  private func fits(_ found: WordClass, _ side: WordClass, _ middle: WordClass) -> Bool {
    if middle == .doubleQuote { return found == .hebrew }
    return side.isLetter ? found.isLetter : found == .numeric
  }

  private func continues(_ side: WordClass, after middle: WordClass, from index: Int, in text: Stretch) -> Bool {
    var next = index
    while next < text.upper {
      let scalar = text.scalar(at: next)
      let found = wordClass(scalar.value)
      if !found.isIgnored { return fits(found, side, middle) }
      next = scalar.end
    }
    return false
  }

  private func precedes(_ side: WordClass, before middle: WordClass, from index: Int, in text: Stretch) -> Bool {
    var previous = index
    while previous > text.lower {
      let scalar = text.scalar(before: previous)
      let found = wordClass(scalar.value)
      if !found.isIgnored { return fits(found, side, middle) }
      previous = scalar.start
    }
    return false
  }

  private func regionals(before index: Int, in text: Stretch) -> Int {
    var count = 0
    var previous = index
    while previous > text.lower {
      let scalar = text.scalar(before: previous)
      let found = wordClass(scalar.value)
      if found == .regional { count += 1 } else if !found.isIgnored { break }
      previous = scalar.start
    }
    return count
  }

  @inline(__always)
  private func wordClass(_ scalar: UInt32) -> WordClass {
    WordClass(
      rawValue: scalar < Self.tabled
        ? classes[Int(scalar)] : UInt8(truncatingIfNeeded: strand_word_break_class(scalar)))
  }
}

/// A value of the property Word_Break, numbered as ICU's UWordBreakValues.
private struct WordClass: Equatable {
  let rawValue: UInt8

  static let other = WordClass(rawValue: 0)
  static let letter = WordClass(rawValue: 1)
  static let format = WordClass(rawValue: 2)
  static let katakana = WordClass(rawValue: 3)
  static let midLetter = WordClass(rawValue: 4)
  static let midNumber = WordClass(rawValue: 5)
  static let numeric = WordClass(rawValue: 6)
  static let extender = WordClass(rawValue: 7)
  static let carriageReturn = WordClass(rawValue: 8)
  static let extend = WordClass(rawValue: 9)
  static let lineFeed = WordClass(rawValue: 10)
  static let midNumberLetter = WordClass(rawValue: 11)
  static let newline = WordClass(rawValue: 12)
  static let regional = WordClass(rawValue: 13)
  static let hebrew = WordClass(rawValue: 14)
  static let singleQuote = WordClass(rawValue: 15)
  static let doubleQuote = WordClass(rawValue: 16)
  static let zeroWidthJoiner = WordClass(rawValue: 21)
  static let space = WordClass(rawValue: 22)

  var isNewline: Bool { self == .carriageReturn || self == .lineFeed || self == .newline }
  var isIgnored: Bool { self == .extend || self == .format || self == .zeroWidthJoiner }
  var isLetter: Bool { self == .letter || self == .hebrew }
}

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

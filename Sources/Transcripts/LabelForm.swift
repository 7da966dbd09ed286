/// Whether a text has the form of a speaker's label: a name, a code, a word for a role.
enum LabelForm {
  private static let particles: Set<String> = [
    "de", "da", "do", "dos", "das", "di", "del", "della", "du", "la", "le", "van", "von", "der", "den", "ter", "zu",
    "el", "al", "bin", "bint", "ibn", "ben", "af", "av", "y", "e", "of", "the", "no", "og", "and", "und", "et",
  ]

  /// Letters, digits and what joins them in names; begins with a letter; no sentence in it.
  static func isName(_ label: String) -> Bool {
    guard let first = label.unicodeScalars.first, first.properties.isAlphabetic else { return false }
    guard holdsOnlyNameCharacters(label) else { return false }
    if LabelWords.isOrdinary(label) || LabelWords.reports(label) { return false }
    let words = label.split(separator: " ")
    guard words.count <= 4 else { return false }
    if isUnspaced(first) {
      return label.unicodeScalars.count <= (label.contains("·") ? 16 : 8)
    }
    if !first.properties.isCased { return words.count <= 3 }
    guard hasCapital(label) || words.count == 1 else { return false }
    return words.count == 1 || words.allSatisfy { isNamePart($0) }
  }

  static func holdsOnlyNameCharacters(_ label: String) -> Bool { label.unicodeScalars.allSatisfy(belongs) }

  /// `P3`, `HC-P1`, `FG2`, `S12`: up to four letters with digits.
  static func isCode(_ label: String) -> Bool {
    let scalars = label.unicodeScalars
    return scalars.count <= 10 && scalars.contains { $0.properties.numericType != nil }
      && scalars.count { $0.properties.isAlphabetic } <= 4
  }

  /// The label without digits and punctuation at its end: what `P1` and `P3`, `Speaker 1` and `Speaker 2` share.
  static func family(_ label: String) -> String {
    var scalars = Array(label.lowercased().unicodeScalars)
    while let last = scalars.last, !last.properties.isAlphabetic { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }

  /// Whether a capital stands in it: a lower-case word needs to recur more often to be believed.
  static func hasCapital(_ label: String) -> Bool {
    label.unicodeScalars.contains { $0.properties.isUppercase || !$0.properties.isCased && $0.properties.isAlphabetic }
  }

  private static func isNamePart(_ word: Substring) -> Bool {
    guard let first = word.unicodeScalars.first else { return false }
    return first.properties.isUppercase || first.properties.numericType != nil || !first.properties.isAlphabetic
      || particles.contains(String(word))
  }

  private static func belongs(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar.properties.isDiacritic
      || scalar.properties.generalCategory == .nonspacingMark
      || " -–_'’.·・#&/()（）\u{200C}".unicodeScalars.contains(scalar)
  }

  private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isIdeographic || (0x3040...0x30FF).contains(scalar.value)
  }
}

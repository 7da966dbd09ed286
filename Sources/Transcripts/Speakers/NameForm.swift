/// Whether a text has the form of a speaker's label: a name, a code, a word for a role.
enum NameForm {
  private static let particles: Set<String> = [
    "de", "da", "do", "dos", "das", "di", "del", "della", "du", "la", "le", "van", "von", "der", "den", "ter", "zu",
    "el", "al", "bin", "bint", "ibn", "ben", "af", "av", "y", "e", "of", "the", "no", "og", "and", "und", "et",
  ]

  /// Letters, digits and what joins them in names; begins with a letter; no sentence in it. What is added to a name
  /// counts with it: `Ana Roe, RN`, `Berg, Anna`, `Anna (34, teacher)`, `M1 [husband]`.
  static func isName(_ label: String) -> Bool {
    if isPlainName(label) { return true }
    let (name, addition) = split(label)
    return !addition.isEmpty && addition.split(separator: " ").count <= 5 && isPlainName(name) && hasCapital(name)
      && holdsOnlyNameCharacters(addition.filter { !",;+[]".contains($0) })
  }

  /// Labels that are believed only where they recur and most of the text is labelled: `1`, `5M`, `14-F-HIV+`,
  /// `the farmer`, `Ana’s mother`.
  static func isPlausible(_ label: String) -> Bool {
    if isName(label) { return true }
    let (name, _) = split(label)
    guard let first = name.unicodeScalars.first, first.properties.isAlphabetic || isDigit(first),
      holdsOnlyNameCharacters(name.filter { $0 != "+" }), !OrdinaryWords.isOrdinary(name),
      !OrdinaryWords.reports(name)
    else { return false }
    let words = name.split(separator: " ")
    if words.count == 1 { return words[0].unicodeScalars.count <= 16 }
    return words.count <= 3 && first.properties.isCased && !OrdinaryWords.isClause(words)
  }

  private static func isPlainName(_ label: String) -> Bool {
    guard let first = label.unicodeScalars.first, first.properties.isAlphabetic else { return false }
    guard holdsOnlyNameCharacters(label) else { return false }
    if OrdinaryWords.isOrdinary(label) || OrdinaryWords.reports(label) { return false }
    let words = label.split(separator: " ")
    guard words.count <= 4 else { return false }
    if isUnspaced(first) {
      return label.unicodeScalars.count <= (label.contains("·") ? 16 : 8)
    }
    if !first.properties.isCased { return words.count <= 3 }
    guard hasCapital(label) || words.count == 1 else { return false }
    return words.count == 1 || words.allSatisfy { isNamePart($0) }
  }

  /// A name and what is added to it after a comma or in brackets.
  private static func split(_ label: String) -> (name: String, addition: String) {
    guard let mark = label.firstIndex(where: { ",([（".contains($0) }), mark > label.startIndex else {
      return (label, "")
    }
    let name = label[..<mark].split(separator: " ").joined(separator: " ")
    return (name, String(label[mark...]))
  }

  static func holdsOnlyNameCharacters(_ label: String) -> Bool { label.unicodeScalars.allSatisfy(belongs) }

  /// `P3`, `HC-P1`, `FG2`, `S12`, `spk_0`: up to four letters with digits.
  static func isCode(_ label: String) -> Bool {
    let scalars = label.unicodeScalars
    return scalars.count <= 10 && scalars.contains { $0.properties.numericType != nil }
      && scalars.count { $0.properties.isAlphabetic } <= 4
  }

  /// A word or two with a number after it, as machines call speakers: `SPEAKER_00`, `speaker 1`, `spk_0`.
  static func isNumbered(_ label: String) -> Bool {
    guard let last = label.unicodeScalars.last, isDigit(last) else { return false }
    let words = label.split { $0 == " " || $0 == "_" || $0 == "-" }
    return words.count <= 2 && holdsOnlyNameCharacters(label) && !OrdinaryWords.isOrdinary(label)
      && (label.unicodeScalars.first?.properties.isAlphabetic ?? false)
  }

  /// The label without digits and punctuation at its end: what `P1` and `P3`, `Speaker 1` and `Speaker 2` share.
  static func family(_ label: String) -> String {
    var scalars = Array(label.lowercased().unicodeScalars)
    while let last = scalars.last, !last.properties.isAlphabetic { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }

  /// Whether a capital is in it: a lower-case word needs to recur more often to be believed.
  static func hasCapital(_ label: String) -> Bool {
    label.unicodeScalars.contains { $0.properties.isUppercase || !$0.properties.isCased && $0.properties.isAlphabetic }
  }

  private static func isNamePart(_ word: Substring) -> Bool {
    guard let first = word.unicodeScalars.first else { return false }
    return first.properties.isUppercase || first.properties.numericType != nil || !first.properties.isAlphabetic
      || particles.contains(String(word))
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType != nil }

  private static func belongs(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar.properties.isDiacritic
      || scalar.properties.generalCategory == .nonspacingMark
      || " -–_'’.·・#&/()（）\u{200C}\u{200D}".unicodeScalars.contains(scalar)
  }

  private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isIdeographic || (0x3040...0x30FF).contains(scalar.value)
  }
}

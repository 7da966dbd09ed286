/// Names as SPSS allows them.
enum SPSSNames {
  /// A name for each variable, different from the others: a letter first, then letters, digits, `_`, `.`, `@`, `#`, `$`;
  /// no full stop at the end; at most 64 bytes; none of SPSS's words (Command Syntax Reference, "Variable names").
  static func names(for wanted: [String]) -> [String] {
    var taken: Set<String> = []
    return wanted.map { name in
      let base = allowed(name)
      var candidate = base
      var number = 2
      while !taken.insert(candidate.lowercased()).inserted {
        let suffix = "_\(number)"
        candidate = cut(base, to: 64 - suffix.utf8.count) + suffix
        number += 1
      }
      return candidate
    }
  }

  private static let reserved: Set = [
    "ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH",
  ]

  private static func allowed(_ name: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      let isFine =
        scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
        || "_.@#$".unicodeScalars.contains(scalar)
      scalars.append(isFine ? scalar : "_")
    }
    while scalars.last == "." { scalars.removeLast() }
    if !(scalars.first.map { $0.properties.isAlphabetic } ?? false) { scalars.insert("V", at: scalars.startIndex) }
    let whole = cut(String(scalars), to: 64)
    return reserved.contains(whole.uppercased()) ? whole + "_" : whole
  }

  /// The beginning of a text, of at most so many bytes.
  static func cut(_ text: String, to bytes: Int) -> String {
    var kept = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      count += UTF8.width(scalar)
      if count > bytes { break }
      kept.append(scalar)
    }
    return String(kept)
  }
}

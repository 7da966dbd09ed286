/// Text as a cell of Excel can hold it.
enum WorkbookText {
  /// UTF-16 units that a cell holds. Source: Microsoft, "Excel specifications and limits".
  static let longest = 32_767

  /// Control characters replaced, line ends as line feeds, and cut where it is too long.
  static func cell(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in DisplayText(text).scalars where scalar.value != 0xFFFE && scalar.value != 0xFFFF {
      result.append(scalar)
    }
    return cut(String(result))
  }

  /// Whether `cell` would cut it.
  static func isTooLong(_ text: String) -> Bool { text.utf16.count > longest }

  private static func cut(_ text: String) -> String {
    guard isTooLong(text) else { return text }
    var units = 1
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      units += UTF16.width(scalar)
      if units > longest { break }
      result.append(scalar)
    }
    return String(result) + "…"
  }
}

/// Names of sheets: at most 31 UTF-16 units, without `[ ] : * ? / \`, no apostrophe at an end, each once whatever its
/// case, and not Excel's own `History`. Source: Microsoft, "Rename a worksheet".
struct WorkbookNames {
  private static let longest = 31
  private static let refused: Set<Unicode.Scalar> = ["[", "]", ":", "*", "?", "/", "\\"]
  private var used: Set<String> = ["history"]

  mutating func name(for text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in DisplayText(oneLine: text).scalars {
      if !Self.refused.contains(scalar) { scalars.append(scalar) } else if scalars.last != " " { scalars.append(" ") }
    }
    let words = String(scalars).split(separator: " ").joined(separator: " ")
    let trimmed = Self.trimmed(words)
    let wanted = trimmed.isEmpty ? "Table" : trimmed
    for number in 1... {
      let ending = number == 1 ? "" : " \(number)"
      let name = Self.prefix(of: wanted, units: Self.longest - ending.utf16.count) + ending
      if used.insert(name.lowercased()).inserted { return name }
    }
    return wanted
  }

  /// Cut before a word where there is one to cut at.
  private static func prefix(of text: String, units: Int) -> String {
    if text.utf16.count <= units { return text }
    var (count, result) = (1, "")
    for character in text {
      count += character.utf16.count
      if count > units { break }
      result.append(character)
    }
    if let space = result.lastIndex(of: " "), result.distance(from: result.startIndex, to: space) >= units / 2 {
      result = String(result[..<space])
    }
    return trimmed(result) + "…"
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while let first = text.first, first == "'" || first == " " { text.removeFirst() }
    while let last = text.last, last == "'" || last == " " { text.removeLast() }
    return String(text)
  }
}

/// A file's text in the forms in which its readers see it: as it is, and without its markup. A name that markup cuts
/// (`Annelise <mark>Brockdorff</mark>`) or that is written in commands (`K\"ubler`) is found in the second.
enum WrittenForms {
  /// - Parameter file: its ending tells which markup the text has.
  /// - Returns: texts with as many lines, the text itself first.
  static func of(_ text: String, file: String) -> [String] {
    switch file.split(separator: ".").last?.lowercased() {
    case "html", "htm", "xhtml", "svg", "xml": [text, withoutTags(text)]
    case "md", "markdown": [text, withoutMarks(withoutTags(text))]
    case "tex", "ltx", "sty", "bib": [text, LaTeXLetters.read(text)]
    default: [text]
    }
  }

  /// What markup becomes: nothing that is seen, but words may end there.
  static let gap: Unicode.Scalar = "\u{200B}"

  private static func withoutTags(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var rest = Array(text.unicodeScalars)[...]
    // Behind it no tag ends: looking for an end from each `<` there would take the square of the time.
    let lastEnd = rest.lastIndex(of: ">") ?? rest.startIndex
    while let scalar = rest.popFirst() {
      guard scalar == "<", rest.startIndex <= lastEnd, let next = rest.first,
        next.properties.isAlphabetic || "/!?".unicodeScalars.contains(next),
        let end = rest.firstIndex(of: ">")
      else {
        result.append(scalar)
        continue
      }
      result.append(gap)
      result.append(contentsOf: rest[..<end].filter { $0 == "\n" })
      rest = rest[(end + 1)...]
    }
    return String(result)
  }

  /// Without the asterisks of Markdown's emphasis.
  private static func withoutMarks(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      result.append(scalar == "*" && previous != "\\" ? gap : scalar)
      previous = scalar
    }
    return String(result)
  }
}

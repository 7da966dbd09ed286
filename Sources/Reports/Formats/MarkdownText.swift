/// Words as Markdown: nothing in them is taken for markup.
enum MarkdownText {
  /// On one line, as in a table's cell or a heading: line breaks become `<br>`.
  /// - Parameter strong: the stretch that stands out: scalars, 0-based, end-exclusive.
  static func inline(_ text: String, strong: Range<Int>? = nil) -> String {
    guard let strong else { return escaped(text, lineBreak: "<br>") }
    let shown = DisplayText(text)
    let inside = shown.trimmed(strong.clamped(to: 0..<shown.count))
    return inline(shown.string(0..<inside.lowerBound)) + Self.strong(shown.string(inside))
      + inline(shown.string(inside.upperBound..<shown.count))
  }

  /// In a paragraph of its own: single line breaks stay, by a backslash at the line's end; empty lines part paragraphs.
  /// - Parameter strong: the stretch that stands out: scalars, 0-based, end-exclusive.
  static func block(_ text: String, strong: Range<Int>? = nil) -> String {
    let shown = DisplayText(text)
    var result = ""
    var isAfterWords = false
    for (number, line) in shown.lines.enumerated() {
      // Emphasis ends with its paragraph, so that every line is strong for itself.
      let inside = shown.trimmed((strong ?? 0..<0).clamped(to: line))
      let words = escapedLineStart(
        escaped(shown.string(line.lowerBound..<inside.lowerBound), lineBreak: "")
          + Self.strong(shown.string(inside))
          + escaped(shown.string(inside.upperBound..<line.upperBound), lineBreak: ""))
      if number > 0 { result += isAfterWords && !words.isEmpty ? "\\\n" : "\n" }
      result += words
      isAfterWords = !words.isEmpty
    }
    return result
  }

  static func strong(_ text: String) -> String {
    text.isEmpty ? "" : strong(escaped: inline(text), of: text)
  }

  /// As a block quote: `>` before every line.
  static func quoted(_ block: String) -> String {
    block.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? ">" : "> " + $0 }
      .joined(separator: "\n")
  }

  /// What may stand in an HTML comment: two hyphens in a row or a closing bracket could end it.
  static func comment(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in DisplayText(text).scalars where scalar != ">" {
      if scalar == "-", result.last == "-" { result.append(" ") }
      result.append(scalar)
    }
    return String(result)
  }

  /// Asterisks work only next to a letter or digit (CommonMark, "left-flanking"), which Chinese quotation marks are
  /// not: there the HTML element stands in.
  private static func strong(escaped: String, of text: String) -> String {
    func isWordLike(_ scalar: Unicode.Scalar?) -> Bool {
      guard let properties = scalar?.properties else { return false }
      return properties.isAlphabetic || properties.numericType != nil
    }
    let isPlain = isWordLike(text.unicodeScalars.first) && isWordLike(text.unicodeScalars.last)
    return isPlain ? "**\(escaped)**" : "<strong>\(escaped)</strong>"
  }

  private static func escaped(_ text: String, lineBreak: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in DisplayText(text).scalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$":
        result.append("\\")
        result.append(scalar)
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\n": result.append(contentsOf: lineBreak.unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Keeps a line that begins like a heading, a list or a rule from being one, and drops an indent that would make it
  /// code.
  private static func escapedLineStart(_ line: String) -> String {
    let line = String(line.drop { $0 == " " })
    guard let first = line.unicodeScalars.first else { return line }
    if ["#", "+", "-", "="].contains(first) { return "\\" + line }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(digits.count)
    if !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")" { return digits + "\\" + rest }
    return line
  }
}

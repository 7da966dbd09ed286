/// Words as LaTeX: every character that LaTeX would take for a command stands for itself.
enum LaTeXText {
  /// In running text; line breaks become `\newline`, or a space where `lineBreak` says so.
  static func escaped(_ text: String, lineBreak: String = "\\newline ") -> String {
    var result = ""
    var previous: Unicode.Scalar?
    for scalar in DisplayText(text).scalars {
      switch scalar {
      case "\\": result += "\\textbackslash{}"
      case "{", "}", "$", "&", "#", "_", "%": result += "\\" + String(scalar)
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      case "<": result += "\\textless{}"
      case ">": result += "\\textgreater{}"
      case "|": result += "\\textbar{}"
      case "\"": result += "\\textquotedbl{}"
      case "`": result += "\\textasciigrave{}"
      case "∞": result += "$\\infty$"
      case "\n": result += lineBreak
      // Two in a row would become one dash or one quotation mark.
      case "-", "'", ",": result += (previous == scalar ? "{}" : "") + String(scalar)
      default: result.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return result
  }

  /// In a table's cell: at the start of a row, `[` and `*` would be taken for arguments of the line break before.
  static func cell(_ text: String, lineBreak: String) -> String {
    let escaped = escaped(text, lineBreak: lineBreak)
    guard let first = text.unicodeScalars.first, first == "[" || first == "*" else { return escaped }
    return "{" + String(first) + "}" + String(escaped.unicodeScalars.dropFirst())
  }

  /// In a comment: one line.
  static func comment(_ text: String) -> String {
    let shown = DisplayText(oneLine: text)
    return shown.string(0..<shown.count)
  }
}

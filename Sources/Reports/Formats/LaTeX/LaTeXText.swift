/// Words as LaTeX: every character that LaTeX would take for a command stands for itself.
enum LaTeXText {
  /// In running text; line breaks become `\newline`, or a space where `lineBreak` says so.
  static func escaped(_ text: String, lineBreak: String = "\\newline ") -> String {
    escaped(text, lineBreak: lineBreak, isBreakable: false)
  }

  /// The same where long names of files and the like may be broken after a sign in them.
  static func breakable(_ text: String, lineBreak: String) -> String {
    escaped(text, lineBreak: lineBreak, isBreakable: true)
  }

  /// Whether a line may end after a sign inside of a word.
  static func breaksAfter(_ scalar: Unicode.Scalar) -> Bool { "/_-–".unicodeScalars.contains(scalar) }

  private static func escaped(_ text: String, lineBreak: String, isBreakable: Bool) -> String {
    var result = ""
    var previous: Unicode.Scalar?
    for scalar in DisplayText(text).scalars {
      if isBreakable, let sign = previous, breaksAfter(sign), scalar.properties.isAlphabetic {
        result += "\\allowbreak{}"
      }
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
      case "\n": result += lineBreak
      // Two in a row would become one dash or one quotation mark.
      case "-", "'", ",": result += (previous == scalar ? "{}" : "") + String(scalar)
      default:
        if let sign = mathematics[scalar] { result += "$\\\(sign)$" } else { result.unicodeScalars.append(scalar) }
      }
      previous = scalar
    }
    return result
  }

  /// Signs that pdfLaTeX's fonts for words do not have.
  private static let mathematics: [Unicode.Scalar: String] = [
    "∞": "infty", "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "varepsilon", "η": "eta",
    "θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau",
    "φ": "varphi", "χ": "chi", "ψ": "psi", "ω": "omega", "Δ": "Delta", "Σ": "Sigma", "Ω": "Omega", "≤": "leq",
    "≥": "geq", "≠": "neq", "≈": "approx", "−": "mathord{-}", "→": "rightarrow", "←": "leftarrow", "∈": "in",
  ]

  /// Numbers with minus signs where they have hyphens: `-0.3 [-0.5, 0.1]`.
  static func number(_ text: String) -> String {
    escaped(text).replacing(minus) { "\($0.1)$-$" }
  }

  /// How many minus signs `number` sets.
  static func minuses(in text: String) -> Int { text.matches(of: minus).count }

  private static var minus: Regex<(Substring, Substring)> { /(^|[ (\[])-(?=[0-9.])/ }

  /// In a table's cell: at the start of a row, `[` and `*` would be taken for arguments of the line break before.
  static func cell(_ text: String, lineBreak: String, isBreakable: Bool = false) -> String {
    let escaped = escaped(text, lineBreak: lineBreak, isBreakable: isBreakable)
    guard let first = text.unicodeScalars.first, first == "[" || first == "*" else { return escaped }
    return "{" + String(first) + "}" + String(escaped.unicodeScalars.dropFirst())
  }

  /// In a comment: one line.
  static func comment(_ text: String) -> String {
    let shown = DisplayText(oneLine: text)
    return shown.string(0..<shown.count)
  }
}

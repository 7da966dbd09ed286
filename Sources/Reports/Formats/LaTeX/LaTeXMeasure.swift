/// How wide words are in LaTeX, so that a table can be fitted to the page before TeX sees it. In points, at 10 points.
enum LaTeXMeasure {
  /// The line and the page of the class `article` at 10 points: 345 points wide, 550 high on letter paper (598 on A4).
  /// Wider classes leave room.
  static let line = 345.0
  static let page = 550.0

  /// - Parameter isBold: bold letters of Computer Modern are 15 % wider.
  static func width(of text: String, isBold: Bool = false) -> Double {
    let sum = text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    return sum * (isBold ? 1.15 : 1)
  }

  /// The widest part that is not broken: between blanks, and after the signs at which `LaTeXText.breakable` allows it.
  static func longestWord(of text: String) -> Double {
    var (widest, word) = (0.0, 0.0)
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        word = 0
      } else {
        word += width(of: scalar)
        widest = max(widest, word)
        if LaTeXText.breaksAfter(scalar) || DisplayWidth.of(String(scalar)) == 2 { word = 0 }
      }
    }
    return widest
  }

  /// `text` in lines no wider than `width`, broken at blanks and line feeds; a longer word has a line of its own.
  static func lines(_ text: String, width: Double) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { part -> [String] in
      var lines: [String] = []
      for word in part.split(separator: " ").map(String.init) {
        if let last = lines.last, Self.width(of: "\(last) \(word)") <= width {
          lines[lines.count - 1] = "\(last) \(word)"
        } else {
          lines.append(word)
        }
      }
      return lines.isEmpty ? [""] : lines
    }
  }

  /// How many lines running text takes, somewhat more than TeX makes of it.
  static func lineCount(_ text: String, width: Double) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .reduce(0) { $0 + max(1, Int((Self.width(of: String($1)) * 1.06 / max(width, 1)).rounded(.up))) }
  }

  private static func width(of scalar: Unicode.Scalar) -> Double {
    if scalar.value >= 32, scalar.value < 127 { return Double(ascii[Int(scalar.value) - 32]) / 100 }
    if "∞→←".unicodeScalars.contains(scalar) { return 10 }
    if "≤≥≠≈−∈".unicodeScalars.contains(scalar) { return 7.8 }
    return scalar == "\n" ? 0 : Double(DisplayWidth.of(String(scalar))) * 5.6
  }

  /// Computer Modern Roman from the blank to the tilde, in thousandths of the size. Source: cmr10.tfm, by `tftopl`.
  private static let ascii: [Int] = [
    333, 278, 500, 833, 500, 833, 778, 278, 389, 389, 500, 778, 278, 333, 278, 500,
    500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 778, 778, 778, 472,
    778, 750, 708, 722, 764, 681, 653, 785, 750, 361, 514, 778, 625, 917, 750, 778,
    681, 778, 736, 556, 722, 750, 750, 1028, 750, 750, 611, 278, 500, 278, 500, 500,
    278, 500, 556, 444, 556, 444, 306, 500, 556, 278, 306, 528, 278, 833, 556, 500,
    556, 528, 392, 394, 389, 556, 528, 722, 528, 528, 444, 500, 278, 500, 500,
  ]
}

/// A size of type for tables.
struct LaTeXSize {
  /// The command; empty for the document's own size.
  let command: String
  /// Widths against those at 10 points: smaller type is a little wider for its size.
  let scale: Double
  /// Between lines, in points.
  let lineHeight: Double
  /// `\tabcolsep`, half of the room between columns, in points.
  let separation: Double

  static let normal = LaTeXSize(command: "", scale: 1, lineHeight: 12, separation: 6)
  static let small = LaTeXSize(command: "\\small", scale: 0.93, lineHeight: 11, separation: 5)
  static let footnote = LaTeXSize(command: "\\footnotesize", scale: 0.86, lineHeight: 9.5, separation: 3.5)
}

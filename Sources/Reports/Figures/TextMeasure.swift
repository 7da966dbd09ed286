/// How much room words take in a figure. No font is at hand, so that widths are those of the terminal, scaled: a column
/// is 0.6 of the font's size, which common fonts without serifs stay below on average, and an ideograph takes two.
enum TextMeasure {
  /// Font sizes in pixels.
  static let body = 13.0
  static let small = 11.0
  static let tiny = 9.0

  private static let column = 0.6

  static func width(of text: String, size: Double) -> Double { Double(DisplayWidth.of(text)) * size * column }

  /// Columns that fit a width.
  static func columns(in width: Double, size: Double) -> Int { Int(width / (size * column)) }
}

/// Words laid into a width: broken where their script breaks, the last line cut with an ellipsis when there are more
/// than `most`.
struct FittedText {
  let lines: [String]
  /// Whether something was cut off.
  let isCut: Bool

  init(_ text: String, width: Double, size: Double, most: Int, wrap: WordWrap) {
    let columns = max(TextMeasure.columns(in: width, size: size), 2)
    let all = wrap.lines(DisplayText.onOneLine(text), width: columns).filter { !$0.isEmpty }
    guard all.count > most else {
      lines = all
      isCut = false
      return
    }
    let last = DisplayText(oneLine: all[most - 1])
    let whole = 0..<last.count
    let fitting = last.width < columns ? whole : last.prefix(of: whole, fitting: columns - 1)
    let kept = KeywordInContext.wholeWords(fitting, of: last, cutInFront: false)
    lines = all.prefix(most - 1) + [last.string(last.trimmed(kept)) + "…"]
    isCut = true
  }

  /// Room that the widest line takes.
  func width(size: Double) -> Double { lines.map { TextMeasure.width(of: $0, size: size) }.max() ?? 0 }
}

extension DisplayText {
  /// Line breaks as spaces, control characters replaced.
  static func onOneLine(_ text: String) -> String {
    let shown = DisplayText(oneLine: text)
    return shown.string(0..<shown.count)
  }
}

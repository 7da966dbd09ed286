/// How a stretch of terminal text stands out.
enum Ink: Hashable {
  case plain
  case bold
  case dim
  /// A code's colour, as red, green and blue from 0 to 255.
  case chip(UInt8, UInt8, UInt8)

  init(_ emphasis: Cell.Emphasis) {
    switch emphasis {
    case .normal: self = .plain
    case .bold: self = .bold
    case .dim: self = .dim
    }
  }
}

/// One line of terminal text: stretches with their ink, and the columns they take.
struct StyledLine {
  private(set) var runs: [(text: String, ink: Ink)] = []
  private(set) var width = 0

  init() {}

  init(_ text: String, _ ink: Ink = .plain) {
    append(text, ink)
  }

  mutating func append(_ text: String, _ ink: Ink = .plain) {
    guard !text.isEmpty else { return }
    width += DisplayWidth.of(text)
    if let last = runs.last, last.ink == ink {
      runs[runs.count - 1].text += text
    } else {
      runs.append((text, ink))
    }
  }

  mutating func append(_ other: StyledLine) {
    for run in other.runs { append(run.text, run.ink) }
  }

  mutating func append(spaces count: Int) {
    append(String(repeating: " ", count: max(count, 0)))
  }

  /// A stretch of text whose part inside `marked` is in `ink`, the rest in `otherwise`.
  mutating func append(
    _ text: DisplayText, _ range: Range<Int>, marked: Range<Int>?, ink: Ink, otherwise: Ink
  ) {
    let inside = (marked ?? range.lowerBound..<range.lowerBound).clamped(to: range)
    append(text.string(range.lowerBound..<inside.lowerBound), otherwise)
    append(text.string(inside), ink)
    append(text.string(inside.upperBound..<range.upperBound), otherwise)
  }

  /// The line as it is written: ANSI sequences where there are colours, no blanks at the end.
  func painted(for style: TerminalStyle) -> String {
    var runs = runs
    while let last = runs.last {
      var text = Substring(last.text)
      while text.last == " " { text.removeLast() }
      if text.isEmpty {
        runs.removeLast()
      } else {
        runs[runs.count - 1].text = String(text)
        break
      }
    }
    guard style.colours else { return runs.map(\.text).joined() }
    return runs.map { run in
      let start = Self.sequence(for: run.ink, exact: style.trueColour)
      return start.isEmpty ? run.text : start + run.text + "\u{1B}[0m"
    }.joined()
  }

  /// Select Graphic Rendition sequences (ECMA-48, 8.3.117; colours as xterm has them).
  private static func sequence(for ink: Ink, exact: Bool) -> String {
    switch ink {
    case .plain: ""
    case .bold: "\u{1B}[1m"
    case .dim: "\u{1B}[2m"
    case .chip(let red, let green, let blue) where exact: "\u{1B}[38;2;\(red);\(green);\(blue)m"
    case .chip(let red, let green, let blue): "\u{1B}[38;5;\(nearestOf256(red, green, blue))m"
    }
  }

  /// Number of the nearest colour in xterm's 6 x 6 x 6 cube, whose steps are 0, 95, 135, 175, 215, 255.
  private static func nearestOf256(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int {
    func step(_ value: UInt8) -> Int {
      value < 48 ? 0 : value < 115 ? 1 : min((Int(value) - 35) / 40, 5)
    }
    return 16 + 36 * step(red) + 6 * step(green) + step(blue)
  }
}

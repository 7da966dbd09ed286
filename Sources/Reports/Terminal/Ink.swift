/// How a stretch of terminal text stands out.
public enum Ink: Sendable, Hashable {
  case plain
  case bold
  case dim
  /// What was searched for, inside a passage: bold, underlined, cyan.
  case match
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

/// The only place that writes escape sequences around text.
extension TerminalStyle {
  /// The text as it is written: between ANSI sequences where there are colours.
  public func painted(_ text: String, _ ink: Ink) -> String {
    guard colours, !text.isEmpty, let sequence = sequence(for: ink) else { return text }
    return "\u{1B}[\(sequence)m\(text)\u{1B}[0m"
  }

  /// What goes before a screen that takes the place of the last: an empty terminal, or a line where it has no sequences.
  public var newScreen: String { colours ? "\u{1B}[2J\u{1B}[H" : "\n" }

  /// Parameters of Select Graphic Rendition (ECMA-48, 8.3.117; colours as xterm has them); `nil` for plain text.
  private func sequence(for ink: Ink) -> String? {
    switch ink {
    case .plain: nil
    case .bold: "1"
    case .dim: "2"
    case .match: "1;4;36"
    case .chip(let red, let green, let blue) where trueColour: "38;2;\(red);\(green);\(blue)"
    case .chip(let red, let green, let blue): "38;5;\(Self.nearestOf256(red, green, blue))"
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

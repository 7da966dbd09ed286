/// One line of terminal text: stretches with their ink, and the columns they take.
struct StyledLine {
  private(set) var runs: [(text: String, ink: Ink)] = []
  private(set) var width = 0

  init() {}

  init(_ text: String, _ ink: Ink = .plain) {
    append(text, ink)
  }

  mutating func append(_ text: String, _ ink: Ink = .plain) {
    append(text, ink, width: DisplayWidth.of(text))
  }

  private mutating func append(_ text: String, _ ink: Ink, width added: Int) {
    guard !text.isEmpty else { return }
    width += added
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
    let before = range.lowerBound..<inside.lowerBound
    let after = inside.upperBound..<range.upperBound
    for (part, ink) in [(before, otherwise), (inside, ink), (after, otherwise)] {
      append(text.string(part), ink, width: text.width(part))
    }
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
    return runs.map { style.painted($0.text, $0.ink) }.joined()
  }
}

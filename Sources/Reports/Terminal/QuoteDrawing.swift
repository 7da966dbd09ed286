/// Draws quotes in the terminal, one block each: the words, then a dim line with their source.
///
/// Where there is context, the coded words are bold; without colours they are between « and ».
struct QuoteDrawing {
  let style: TerminalStyle
  let wrap: WordWrap

  private static let margin = 2

  /// Hands out the blocks in order: the title, each quote, the notes. None is empty.
  func forEachBlock(of quotes: QuoteList, _ take: ([StyledLine]) throws -> Void) rethrows {
    if let title = quotes.title { try take(wrapped(title, .bold)) }
    var heading: String?
    for item in quotes.items {
      var block: [StyledLine] = []
      if item.heading != heading {
        block += self.heading(of: item)
        heading = item.heading
      }
      block += words(of: item)
      block += source(of: item)
      try take(block)
    }
    let notes = quotes.notes.flatMap { wrapped($0, .dim) }
    if !notes.isEmpty { try take(notes) }
  }

  private func heading(of item: QuoteItem) -> [StyledLine] {
    guard !item.heading.isEmpty else { return [] }
    let colour = style.colours ? HexColour.components(item.colour) : nil
    let text = DisplayText(oneLine: item.heading)
    let space = colour == nil ? 0 : 2
    var lines = wrap.ranges(of: text, width: style.width - space).enumerated().map { number, range in
      var line = StyledLine()
      if let colour, number == 0 {
        line.append(style.unicode ? "■" : "#", .chip(colour.red, colour.green, colour.blue))
        line.append(" ")
      } else {
        line.append(spaces: space)
      }
      line.append(text.string(range), .bold)
      return line
    }
    let width = lines.map(\.width).max() ?? 0
    lines.append(StyledLine(String(repeating: style.unicode ? "─" : "-", count: width), .dim))
    return lines
  }

  private func words(of item: QuoteItem) -> [StyledLine] {
    let hasContext = !item.before.isEmpty || !item.after.isEmpty
    let marks = hasContext && !style.colours ? (style.unicode ? ("«", "»") : (">>", "<<")) : ("", "")
    let coded = marks.0 + item.text + marks.1
    let text = DisplayText(item.before + coded + item.after)
    let start = item.before.unicodeScalars.count
    let marked = start..<start + coded.unicodeScalars.count
    return wrap.ranges(of: text, width: style.width - Self.margin).map { range in
      var line = StyledLine()
      line.append(spaces: Self.margin)
      line.append(text, range, marked: marked, ink: hasContext ? .bold : .plain, otherwise: .plain)
      return line
    }
  }

  private func source(of item: QuoteItem) -> [StyledLine] {
    let source = item.source
    guard !source.isEmpty else { return [] }
    return wrap.lines(source, width: style.width - Self.margin).map { text in
      var line = StyledLine()
      line.append(spaces: Self.margin)
      line.append(text, .dim)
      return line
    }
  }

  private func wrapped(_ text: String, _ ink: Ink) -> [StyledLine] {
    wrap.lines(text, width: style.width).map { StyledLine($0, ink) }
  }
}

/// Words before the rows of a figure, broken into lines within a common width.
struct LabelColumn {
  struct Entry {
    let lines: [String]
    /// The whole text where it was cut.
    let whole: String?
    let indent: Double
    let isBold: Bool
    /// A square of a code's colour is before the words.
    let colour: String?
  }

  let entries: [Entry]
  private let size: Double
  /// Of the widest entry, with its indent.
  let width: Double
  static let lineHeight = 15.0
  private var lineHeight: Double { size < TextMeasure.body ? 13 : Self.lineHeight }
  private static let step = 14.0
  private static let chip = 9.0
  private let chipRoom: Double

  /// - Parameters:
  ///   - labels: with their depth in the code tree.
  ///   - colours: of the codes, `#rrggbb`, one a label; where any has one, all leave room for it.
  ///   - most: width in pixels beyond which text is broken.
  ///   - size: of the type.
  init(
    _ labels: [(text: String, depth: Int)], colours: [String?] = [], most: Double, lines: Int = 3, isBold: Bool = false,
    size: Double = TextMeasure.body
  ) {
    self.size = size
    let wrap = WordWrap()
    let colours = labels.indices.map { index in
      colours.indices.contains(index) && HexColour.components(colours[index]) != nil ? colours[index] : nil
    }
    chipRoom = Self.chipRoom(colours)
    var entries: [Entry] = []
    var width = 0.0
    for (index, (text, depth)) in labels.enumerated() {
      let indent = Self.indent(depth, size: size) + chipRoom
      let fitted = FittedText(text, width: most - indent, size: size, most: lines, wrap: wrap)
      entries.append(
        Entry(
          lines: fitted.lines, whole: fitted.isCut ? text : nil, indent: indent, isBold: isBold,
          colour: colours[index]))
      width = max(width, indent + fitted.width(size: size))
    }
    self.entries = entries
    self.width = width
  }

  private static func indent(_ depth: Int, size: Double) -> Double {
    Double(min(max(depth, 0), 6)) * (size < TextMeasure.body ? 8 : step)
  }

  private static func chipRoom(_ colours: [String?]) -> Double {
    colours.contains { HexColour.components($0) != nil } ? chip + 5 : 0
  }

  /// The width that breaks no word of the labels.
  static func least(_ labels: [(text: String, depth: Int)], colours: [String?], size: Double) -> Double {
    let widest = labels.map { indent($0.depth, size: size) + longestWord(in: $0.text, size: size) }.max() ?? 0
    return widest + chipRoom(colours)
  }

  /// Of words between spaces and hyphens. Scripts without spaces may be broken anywhere: they need no width.
  static func longestWord(in text: String, size: Double) -> Double {
    let words = DisplayText.onOneLine(text).split(separator: " ").flatMap { word in
      let parts = word.split(separator: "-", omittingEmptySubsequences: false)
      return parts.enumerated().map { $0 < parts.count - 1 ? "\($1)-" : String($1) }
    }
    return words.filter { DisplayWidth.of($0) <= $0.count }.map { TextMeasure.width(of: $0, size: size) }.max() ?? 0
  }

  /// Height that a row needs for its label.
  func height(_ row: Int) -> Double { Double(max(entries[row].lines.count, 1)) * lineHeight }

  /// Draws a row's label, its middle at `middle`.
  func draw(_ row: Int, at x: Double, middle: Double, in drawing: inout Drawing, link: String? = nil) {
    let entry = entries[row]
    let top = middle - height(row) / 2
    if let colour = entry.colour {
      let left = x + entry.indent - chipRoom
      drawing.add(
        .rectangle(Box(x: left, y: middle - Self.chip / 2, width: Self.chip, height: Self.chip), fill: .code(colour)))
    }
    for (line, text) in entry.lines.enumerated() {
      drawing.add(
        .label(
          Label(
            text: text, at: Point(x: x + entry.indent, y: top + Double(line) * lineHeight + lineHeight - 3.5),
            size: size,
            isBold: entry.isBold, whole: entry.whole, link: link)))
    }
  }
}

/// Names of series with their marks, in lines as wide as the figure.
struct Legend {
  let names: [String]
  /// Draws the mark of a series around a point.
  let mark: (Int, Point, inout Drawing) -> Void
  static let lineHeight = 18.0

  /// - Returns: the height taken; none without names.
  func draw(at origin: Point, width: Double, in drawing: inout Drawing) -> Double {
    if names.isEmpty { return 0 }
    var (x, y) = (origin.x, origin.y)
    let wrap = WordWrap()
    for (index, name) in names.enumerated() {
      let fitted = FittedText(name, width: width - 20, size: TextMeasure.small, most: 3, wrap: wrap)
      let needed = 20 + fitted.width(size: TextMeasure.small)
      if x > origin.x, x + needed > origin.x + width {
        x = origin.x
        y += Self.lineHeight
      }
      mark(index, Point(x: x + 7, y: y + 8), &drawing)
      for (number, line) in fitted.lines.enumerated() {
        if number > 0 { y += 13 }
        drawing.add(
          .label(
            Label(
              text: line, at: Point(x: x + 18, y: y + 12), size: TextMeasure.small, whole: fitted.isCut ? name : nil)))
      }
      x += needed + 14
    }
    return y + Self.lineHeight - origin.y + 6
  }
}

/// A column of a table as LaTeX sets it: its kind, and how much room it needs. Widths in points at 10 points.
struct LaTeXColumn {
  enum Kind {
    /// Aligned at the decimal point.
    case number(LaTeXNumber.Format)
    case right
    case centre
    /// On one line where there is room, else a paragraph.
    case text
  }

  let index: Int
  let kind: Kind
  /// The heading in lines.
  let heading: [String]
  /// With everything on one line.
  let width: Double
  /// To which it can be squeezed; `width` for columns that are never broken.
  let least: Double

  init(_ index: Int, of table: Table, style: LaTeXStyle) {
    self.index = index
    let column = table.columns[index]
    let cells = table.rows.map { (text: Self.shown($0.cell(index), style), row: $0) }.filter { !$0.text.isEmpty }
    let isRight = column.alignment == .right || (column.alignment == .left && table.isNumeric(index))
    kind = Self.kind(cells.map(\.text), isRight: isRight, column.alignment)
    var body = 0.0
    var word = 0.0
    for (text, row) in cells {
      let indent = index == table.shownColumns.first ? Double(row.indent) * 10 : 0
      let isBold = row.cell(index).emphasis == .bold
      // On one line its line breaks are blanks.
      let line = text.replacing("\n", with: " ")
      // A minus sign is wider than a hyphen.
      let signs = row.cell(index).isNumber ? Double(LaTeXText.minuses(in: line)) * 4.5 : 0
      body = max(body, LaTeXMeasure.width(of: line, isBold: isBold) + indent + signs)
      word = max(word, LaTeXMeasure.longestWord(of: text) * (isBold ? 1.15 : 1) + indent)
    }
    if case .number(let format) = kind { body = max(format.width, Self.widestOther(cells.map(\.text))) }
    let longest = column.heading.split(whereSeparator: \.isWhitespace).map { LaTeXMeasure.width(of: String($0)) }.max()
    // A heading over this column alone is as wide as its longest word.
    let above = table.groups(over: table.shownColumns).first { $0.columns == [index] }?.heading
    let over = (above ?? "").split(separator: " ").map { LaTeXMeasure.width(of: String($0)) }.max() ?? 0
    let room = max(body, longest ?? 0, 30)
    heading = LaTeXMeasure.lines(column.heading, width: room)
    let head = max(heading.map { LaTeXMeasure.width(of: $0) }.max() ?? 0, over)
    width = max(body, head)
    if case .text = kind {
      // Text in a column of two words a line is read by nobody.
      least = max(min(width, 75), min(word, 150), head)
    } else {
      least = width
    }
  }

  /// What a cell says: in APA's style no zero before the point of what cannot be above 1.
  static func shown(_ cell: Cell, _ style: LaTeXStyle) -> String {
    let text = DisplayText(cell.plain).whole
    guard style == .apa, case .probability = cell.content else { return text }
    return text.replacing("0.", with: ".", maxReplacements: 1)
  }

  private static func kind(_ texts: [String], isRight: Bool, _ alignment: Column.Alignment) -> Kind {
    if alignment == .centre { return .centre }
    guard isRight else { return .text }
    var format = LaTeXNumber.Format()
    var found = 0
    for number in texts.compactMap({ LaTeXNumber($0) }) {
      format.add(number)
      found += 1
    }
    return found > 0 && found * 2 >= texts.count ? .number(format) : .right
  }

  private static func widestOther(_ texts: [String]) -> Double {
    texts.filter { LaTeXNumber($0) == nil }.map { LaTeXMeasure.width(of: $0) }.max() ?? 0
  }
}

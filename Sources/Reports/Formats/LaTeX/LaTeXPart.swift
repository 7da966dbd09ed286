/// The rows and headings of a table, or of some of its columns.
struct LaTeXPart {
  let table: Table
  let part: LaTeXLayout.Part
  let style: LaTeXStyle
  /// Quotes are under the rows of the last part alone.
  let hasQuotes: Bool

  static func points(_ width: Double) -> String { "\(Numbers.fixed(width, places: 1))pt" }

  /// The columns of `tabular`.
  var columns: String {
    let types = zip(part.columns, part.paragraphs).map { column, paragraph -> String in
      if let paragraph { return ">{\\raggedright\\arraybackslash}p{\(Self.points(paragraph))}" }
      return switch column.kind {
      case .number(let format): format.column
      case .right: "r"
      case .centre: "c"
      case .text: "l"
      }
    }
    return "@{}" + types.joined() + "@{}"
  }

  var head: String {
    "\\toprule\n" + groupHeadings + line(part.columns.indices.map(heading)) + "\\midrule\n"
  }

  var body: String { table.rows.map(row).joined() }

  // MARK: Headings

  private var groupHeadings: String {
    guard part.columns.contains(where: { table.columns[$0.index].group != nil }) else { return "" }
    var cells: [String] = []
    var rules = ""
    var first = 1
    for group in table.groups(over: part.columns.map(\.index)) {
      let last = first + group.columns.count - 1
      if let heading = group.heading {
        let words = stacked(LaTeXMeasure.lines(heading, width: width(first - 1...last - 1)), "c")
        cells.append("\\multicolumn{\(group.columns.count)}{c}{\(words)}")
        rules += "\\cmidrule(lr){\(first)-\(last)}"
      } else {
        cells += [String](repeating: "", count: group.columns.count)
      }
      first = last + 1
    }
    return line(cells) + rules + "\n"
  }

  /// Of neighbouring columns at 10 points.
  private func width(_ places: ClosedRange<Int>) -> Double {
    let columns = places.reduce(0.0) {
      $0 + (part.paragraphs[$1] ?? part.columns[$1].width * part.size.scale)
    }
    return (columns + Double(places.count - 1) * 2 * part.size.separation) / part.size.scale
  }

  private func heading(_ place: Int) -> String {
    let column = part.columns[place]
    if part.paragraphs[place] != nil {
      return LaTeXText.cell(table.columns[column.index].heading, lineBreak: " ")
    }
    switch column.kind {
    case .number: return "{" + stacked(column.heading, "c") + "}"
    case .right: return stacked(column.heading, "r")
    case .centre: return stacked(column.heading, "c")
    case .text: return stacked(column.heading, "l")
    }
  }

  private func stacked(_ lines: [String], _ alignment: String) -> String {
    let words = lines.map { LaTeXText.cell($0, lineBreak: " ") }
    return words.count == 1 ? words[0] : "\\shortstack[\(alignment)]{\(words.joined(separator: "\\\\"))}"
  }

  // MARK: Rows

  private func row(_ row: Table.Row) -> String {
    let cells = part.columns.indices.map { place in
      let isParagraph = part.paragraphs[place] != nil
      var lead = ""
      if place == 0, row.indent > 0 {
        lead = isParagraph ? "\\hangindent=\(row.indent)em\\hangafter=0 " : "\\hspace*{\(row.indent)em}"
      }
      return lead + cell(row.cell(part.columns[place].index), place, isParagraph: isParagraph)
    }
    var text = (row.ruleAbove ? "\\midrule\n" : "") + line(cells)
    guard hasQuotes else { return text }
    let whole = max(part.width, 0.6 * LaTeXMeasure.line) - Double(row.indent + 1) * 10
    for piece in row.quoted.flatMap({ Self.pieces($0.plain) }) {
      text += "\\multicolumn{\(part.columns.count)}{@{\\hspace{\(row.indent + 1)em}}p{\(Self.points(whole))}@{}}"
      text += "{\\raggedright\\arraybackslash \(LaTeXText.breakable(piece, lineBreak: "\\newline "))}\\\\\n"
    }
    return text
  }

  /// A row is never broken over pages: a quote of more than half a page is several of them.
  private static func pieces(_ quote: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for word in quote.split(separator: " ", omittingEmptySubsequences: false) {
      if piece.utf8.count > 1500 {
        pieces.append(piece)
        piece = ""
      }
      piece += piece.isEmpty ? String(word) : " \(word)"
    }
    return pieces + [piece]
  }

  private func cell(_ cell: Cell, _ place: Int, isParagraph: Bool) -> String {
    let text = LaTeXColumn.shown(cell, style)
    if case .number = part.columns[place].kind {
      if text.isEmpty { return "" }
      guard let number = LaTeXNumber(text), cell.emphasis != .bold else { return "{\(words(cell, text, isParagraph))}" }
      return number.cell
    }
    if cell.isNumber {
      return strong(LaTeXText.number(text), if: cell.emphasis == .bold)
    }
    return words(cell, text, isParagraph)
  }

  private func words(_ cell: Cell, _ text: String, _ isParagraph: Bool) -> String {
    let lineBreak = isParagraph ? "\\newline " : " "
    guard let highlight = cell.highlight else {
      guard isParagraph, LaTeXMeasure.longestWord(of: text) < LaTeXMeasure.width(of: text) else {
        return strong(LaTeXText.cell(text, lineBreak: lineBreak), if: cell.emphasis == .bold)
      }
      return strong(LaTeXText.cell(text, lineBreak: lineBreak, isBreakable: true), if: cell.emphasis == .bold)
    }
    let shown = DisplayText(text)
    let match = highlight.clamped(to: 0..<shown.count)
    return LaTeXText.cell(shown.string(0..<match.lowerBound), lineBreak: lineBreak)
      + strong(LaTeXText.escaped(shown.string(match), lineBreak: lineBreak), if: !match.isEmpty)
      + LaTeXText.escaped(shown.string(match.upperBound..<shown.count), lineBreak: lineBreak)
  }

  private func strong(_ escaped: String, if isStrong: Bool) -> String {
    isStrong && !escaped.isEmpty ? "\\textbf{\(escaped)}" : escaped
  }

  private func line(_ cells: [String]) -> String {
    cells.joined(separator: " & ") + " \\\\\n"
  }
}

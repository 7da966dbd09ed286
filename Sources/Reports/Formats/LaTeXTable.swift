/// A table in LaTeX with booktabs: a float, or a long table over several pages.
struct LaTeXTable {
  private let table: Table
  /// Of the columns that people read: `l`, `c`, `r`, or a paragraph of a share of the line for one that wraps.
  private let columnTypes: [String]

  init(table: Table) {
    self.table = table
    let widths = table.shownColumns.map { Self.naturalWidth(of: $0, in: table) }
    let all = widths.map { min($0, 2 * Self.longestLine) }.reduce(0, +)
    columnTypes = zip(table.shownColumns, widths).map { number, width in
      Self.columnType(table.columns[number], isNumeric: table.isNumeric(number), width: width, of: all)
    }
  }

  /// Above this a table doesn't fit a page.
  private static let rowsOfAPage = 40

  var text: String {
    let shown = table.shownColumns
    guard !shown.isEmpty else { return "" }
    let specification = "@{}" + columnTypes.joined() + "@{}"
    let caption = table.title.map { "\\caption{\(LaTeXText.escaped($0, lineBreak: " "))}" }
    let head = "\\toprule\n" + groupHeadings(shown) + headings(shown) + "\\midrule\n"
    let body = table.rows.map { row($0, shown) }.joined()
    let notes = table.notes.map { "\\par\\smallskip{\\footnotesize \(LaTeXText.escaped($0))}\n" }.joined()
    if table.rows.count > Self.rowsOfAPage {
      return "\\begin{longtable}{\(specification)}\n" + (caption.map { $0 + "\\\\\n" } ?? "") + head + "\\endhead\n"
        + body + "\\bottomrule\n\\end{longtable}\n" + notes
    }
    return "\\begin{table}[htbp]\n\\centering\n" + (caption.map { $0 + "\n" } ?? "")
      + "\\begin{tabular}{\(specification)}\n" + head + body + "\\bottomrule\n\\end{tabular}\n" + notes
      + "\\end{table}\n"
  }

  private static func columnType(_ column: Column, isNumeric: Bool, width: Int, of all: Int) -> String {
    switch column.alignment {
    case .right: return "r"
    case .centre: return "c"
    case .left where isNumeric: return "r"
    case .left, .keyword:
      guard column.wraps || column.alignment == .keyword, width > longestLine else { return "l" }
      let share = Double(min(width, 2 * longestLine)) / Double(max(all, 1)) * 0.9
      return ">{\\raggedright\\arraybackslash}p{\(Numbers.fixed(share, places: 2))\\linewidth}"
    }
  }

  /// Text up to this many columns is on one line even where it may wrap.
  private static let longestLine = 30

  private static func naturalWidth(of number: Int, in table: Table) -> Int {
    let heading = DisplayWidth.of(table.columns[number].heading)
    return max(table.rows.map { DisplayWidth.of($0.cell(number).plain) }.max() ?? 0, heading)
  }

  private func groupHeadings(_ shown: [Int]) -> String {
    guard table.hasGroups else { return "" }
    var cells: [String] = []
    var rules = ""
    var first = 1
    for group in table.groups(over: shown) {
      let last = first + group.columns.count - 1
      if let heading = group.heading {
        cells.append("\\multicolumn{\(group.columns.count)}{c}{\(LaTeXText.escaped(heading, lineBreak: " "))}")
        rules += "\\cmidrule(lr){\(first)-\(last)}"
      } else {
        cells += [String](repeating: "", count: group.columns.count)
      }
      first = last + 1
    }
    return line(cells) + rules + "\n"
  }

  private func headings(_ shown: [Int]) -> String {
    line(shown.map { LaTeXText.cell(table.columns[$0].heading, lineBreak: " ") })
  }

  private func row(_ row: Table.Row, _ shown: [Int]) -> String {
    let cells = shown.enumerated().map { place, number in
      let lead = place == 0 && row.indent > 0 ? "\\hspace*{\(row.indent)em}" : ""
      return lead + cell(row.cell(number), isParagraph: columnTypes[place].hasPrefix(">"))
    }
    let quoted = row.quoted.map { quote in
      "\\multicolumn{\(shown.count)}{@{}p{0.9\\linewidth}@{}}{\\hspace*{\(row.indent + 1)em}"
        + LaTeXText.escaped(quote.plain) + "}\\\\\n"
    }
    return (row.ruleAbove ? "\\midrule\n" : "") + line(cells) + quoted.joined()
  }

  private func cell(_ cell: Cell, isParagraph: Bool) -> String {
    let text = cell.plain
    let lineBreak = isParagraph ? "\\newline " : " "
    if cell.isNumber {
      let digits = LaTeXText.escaped(text)
      return strong(digits.hasPrefix("-") ? "$-$" + digits.dropFirst() : digits, if: cell.emphasis == .bold)
    }
    guard let highlight = cell.highlight else {
      return strong(LaTeXText.cell(text, lineBreak: lineBreak), if: cell.emphasis == .bold)
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

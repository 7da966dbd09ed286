/// Sets one cell in a column of the terminal: how wide it would like to be, and its lines at a width.
struct CellLayout {
  let style: TerminalStyle
  let wrap: WordWrap

  /// What is in front of a cell's first line and of its further lines: indent, or the branches of a tree.
  struct Lead {
    var first = ""
    var further = ""

    static let none = Lead()
  }

  /// Columns that the cell would take without any squeezing.
  func naturalWidth(of cell: Cell, in column: Column, lead: Lead) -> Int {
    let hanging = DisplayWidth.of(lead.first) + chipWidth(cell)
    let width: Int
    if column.alignment == .keyword {
      width = DisplayText(oneLine: cell.plain).width + 2 * KeywordInContext.gap
    } else if column.wraps {
      let text = DisplayText(cell.plain)
      width = text.lines.map { text.width($0) }.max() ?? 0
    } else {
      width = DisplayWidth.of(cell.plain)
    }
    return min(hanging + width, column.maximumWidth ?? .max)
  }

  /// The cell's lines, none wider than `width`. `keywordLeft` is the width before the match in a keyword column.
  func lines(of cell: Cell, in column: Column, lead: Lead, width: Int, keywordLeft: Int) -> [StyledLine] {
    let ink = Ink(cell.emphasis)
    if column.alignment == .keyword, let match = cell.highlight {
      return [keywordLine(cell.plain, match, keywordLeft: keywordLeft, width: width, ink: ink)]
    }
    let room = max(width - DisplayWidth.of(lead.first) - chipWidth(cell), 2)
    if column.wraps || !cutsShort(column, at: width) {
      let text = column.wraps ? DisplayText(cell.plain) : DisplayText(oneLine: cell.plain)
      return wrap.ranges(of: text, width: room).enumerated().map { number, range in
        var line = start(of: cell, lead: lead, isFirst: number == 0)
        line.append(text, range, marked: cell.highlight, ink: .bold, otherwise: ink)
        return line
      }
    }
    let text = DisplayText(oneLine: cell.plain)
    var line = start(of: cell, lead: lead, isFirst: true)
    let kept = text.width <= room ? 0..<text.count : text.prefix(of: 0..<text.count, fitting: room - ellipsis.width)
    line.append(text, kept, marked: cell.highlight, ink: .bold, otherwise: ink)
    if kept.upperBound < text.count { line.append(ellipsis.text, ink) }
    return [line]
  }

  var ellipsis: (text: String, width: Int) { style.unicode ? ("…", 1) : ("...", 3) }

  private func keywordLine(
    _ text: String, _ match: Range<Int>, keywordLeft: Int, width: Int, ink: Ink
  ) -> StyledLine {
    let keyword = KeywordInContext(
      text: text, keyword: match, leftWidth: keywordLeft, width: width, ellipsis: ellipsis.text)
    var line = StyledLine(keyword.left, ink)
    line.append(spaces: KeywordInContext.gap)
    line.append(keyword.keyword, .bold)
    line.append(spaces: KeywordInContext.gap)
    line.append(keyword.right, ink)
    return line
  }

  private func start(of cell: Cell, lead: Lead, isFirst: Bool) -> StyledLine {
    var line = StyledLine(isFirst ? lead.first : lead.further, .plain)
    if chipWidth(cell) > 0, let colour = HexColour.components(cell.colour) {
      if isFirst {
        line.append(style.unicode ? "■" : "#", .chip(colour.red, colour.green, colour.blue))
        line.append(" ")
      } else {
        line.append(spaces: 2)
      }
    }
    return line
  }

  private func chipWidth(_ cell: Cell) -> Int {
    style.colours && HexColour.components(cell.colour) != nil ? 2 : 0
  }

  /// A column that doesn't wrap is cut at its own greatest width; squeezed below it, it has to wrap.
  private func cutsShort(_ column: Column, at width: Int) -> Bool {
    column.maximumWidth.map { width >= $0 } ?? false
  }
}

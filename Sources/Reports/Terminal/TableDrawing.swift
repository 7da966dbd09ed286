/// Draws the blocks of a table as lines of terminal text.
struct TableDrawing {
  let layout: TableLayout

  private var table: Table { layout.table }
  private var style: TerminalStyle { layout.cells.style }
  private var stroke: String { style.unicode ? "─" : "-" }

  /// All blocks, an empty line between them; quotes under rows stand in the last.
  func lines() -> [StyledLine] {
    let blocks = layout.blocks
    return Array(
      blocks.enumerated().map { number, block in
        draw(block, withQuotes: number == blocks.count - 1)
      }.joined(separator: [StyledLine()]))
  }

  private func draw(_ block: TableLayout.Block, withQuotes: Bool) -> [StyledLine] {
    var lines = groupHeadings(block) + headings(block)
    let keywordLefts = block.columns.indices.map { keywordLeft(of: block.columns[$0], width: block.widths[$0]) }
    for (number, row) in table.rows.enumerated() {
      if row.ruleAbove { lines.append(rule(block)) }
      let parts = block.columns.indices.map { place in
        let column = block.columns[place]
        return layout.cells.lines(
          of: row.cell(column), in: table.columns[column], lead: layout.lead(row: number, column: column),
          width: block.widths[place], keywordLeft: keywordLefts[place])
      }
      let alignments = block.columns.map { alignment(of: row.cell($0), in: table.columns[$0]) }
      lines += sideBySide(parts, block.widths, alignments, atBottom: false)
      if withQuotes { lines += quoted(row, lead: layout.leads[number].further) }
    }
    return lines
  }

  /// Headings over a rule; nothing where no column has a heading.
  private func headings(_ block: TableLayout.Block) -> [StyledLine] {
    if block.columns.allSatisfy({ table.columns[$0].heading.isEmpty }) { return [] }
    let parts = block.columns.indices.map { place in
      let heading = DisplayText(oneLine: table.columns[block.columns[place]].heading)
      return layout.cells.wrap.ranges(of: heading, width: block.widths[place]).map {
        StyledLine(heading.string($0), .bold)
      }
    }
    let alignments = block.columns.map(headingAlignment)
    var underline = StyledLine()
    for (place, width) in block.widths.enumerated() {
      if place > 0 { underline.append(spaces: ColumnFitting.gap) }
      underline.append(String(repeating: stroke, count: width), .dim)
    }
    return sideBySide(parts, block.widths, alignments, atBottom: true) + [underline]
  }

  private func groupHeadings(_ block: TableLayout.Block) -> [StyledLine] {
    let groups = table.groups(over: block.columns)
    guard groups.contains(where: { $0.heading != nil }) else { return [] }
    var widths: [Int] = []
    var position = 0
    for group in groups {
      let own = block.widths[position..<position + group.columns.count]
      widths.append(own.reduce(0, +) + ColumnFitting.gap * (own.count - 1))
      position += group.columns.count
    }
    let parts = zip(groups, widths).map { group, width in
      let heading = DisplayText(oneLine: group.heading ?? "")
      return layout.cells.wrap.ranges(of: heading, width: width).map { StyledLine(heading.string($0), .bold) }
    }
    var underline = StyledLine()
    for (place, width) in widths.enumerated() {
      if place > 0 { underline.append(spaces: ColumnFitting.gap) }
      underline.append(String(repeating: groups[place].heading == nil ? " " : stroke, count: width), .dim)
    }
    let alignments = [Column.Alignment](repeating: .centre, count: widths.count)
    return sideBySide(parts, widths, alignments, atBottom: true) + [underline]
  }

  private func rule(_ block: TableLayout.Block) -> StyledLine {
    let width = block.widths.reduce(0, +) + ColumnFitting.gap * (block.widths.count - 1)
    return StyledLine(String(repeating: stroke, count: width), .dim)
  }

  private func quoted(_ row: Table.Row, lead: String) -> [StyledLine] {
    let lead = lead + "  "
    return row.quoted.flatMap { quote in
      let text = DisplayText(quote.plain)
      return layout.cells.wrap.ranges(of: text, width: style.width - DisplayWidth.of(lead)).map { range in
        var line = StyledLine(lead)
        line.append(text.string(range))
        return line
      }
    }
  }

  /// Width before the match in a keyword column: the same for all its rows.
  private func keywordLeft(of column: Int, width: Int) -> Int {
    guard table.columns[column].alignment == .keyword else { return 0 }
    let widest = table.rows.map { row in
      let text = DisplayText(oneLine: row.cell(column).plain)
      return text.width((row.cell(column).highlight ?? 0..<0).clamped(to: 0..<text.count))
    }.max()
    return KeywordInContext.leftWidth(widest: widest ?? 0, width: width)
  }

  private func headingAlignment(of number: Int) -> Column.Alignment {
    switch table.columns[number].alignment {
    case .keyword: .centre
    case .left: table.isNumeric(number) ? .right : .left
    case .right: .right
    case .centre: .centre
    }
  }

  private func alignment(of cell: Cell, in column: Column) -> Column.Alignment {
    column.alignment == .left && cell.isNumber ? .right : column.alignment
  }

  /// Cells of some lines each beside one another, padded to their columns' widths.
  private func sideBySide(
    _ parts: [[StyledLine]], _ widths: [Int], _ alignments: [Column.Alignment], atBottom: Bool
  ) -> [StyledLine] {
    let height = max(parts.map(\.count).max() ?? 0, 1)
    return (0..<height).map { number in
      var line = StyledLine()
      for (place, part) in parts.enumerated() {
        if place > 0 { line.append(spaces: ColumnFitting.gap) }
        let index = atBottom ? number - (height - part.count) : number
        let piece = part.indices.contains(index) ? part[index] : StyledLine()
        let space = widths[place] - piece.width
        let before = alignments[place] == .right ? space : alignments[place] == .centre ? space / 2 : 0
        line.append(spaces: before)
        line.append(piece)
        line.append(spaces: space - max(before, 0))
      }
      return line
    }
  }
}

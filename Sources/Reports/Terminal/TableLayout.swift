/// Sets a table in the terminal: measures its columns, splits it into blocks where it is too wide, and hands each
/// block to be drawn.
struct TableLayout {
  let table: Table
  let leads: [CellLayout.Lead]
  let cells: CellLayout

  /// A set of columns that are side by side, with their widths.
  struct Block {
    var columns: [Int]
    var widths: [Int]
  }

  /// - Parameter leads: what is before the first cell of each row; by default the rows' indents.
  init(_ table: Table, leads: [CellLayout.Lead]? = nil, cells: CellLayout) {
    self.table = table
    self.cells = cells
    self.leads =
      leads
      ?? table.rows.map { row in
        let space = String(repeating: "  ", count: max(row.indent, 0))
        return CellLayout.Lead(first: space, further: space)
      }
  }

  /// The lead of a cell: only the first column that people read has one.
  func lead(row: Int, column: Int) -> CellLayout.Lead {
    column == table.shownColumns.first ? leads[row] : .none
  }

  /// The table's columns in as few blocks as fit the width; each block begins with the first column.
  var blocks: [Block] {
    let shown = table.shownColumns
    guard let first = shown.first else { return [] }
    let width = cells.style.width
    let wishes = shown.map(wish)
    if let widths = ColumnFitting.widths(for: wishes, in: width) { return [widened(shown, widths)] }

    var wish: [Int: ColumnFitting.Wish] = Dictionary(uniqueKeysWithValues: zip(shown, wishes))
    // The repeated column leaves room for others.
    wish[first] = squeezed(wishes[0], to: width * 2 / 5)
    let others = Array(shown.dropFirst())
    guard !others.isEmpty else { return [Block(columns: [first], widths: [min(wishes[0].cells, width)])] }

    func fit(_ columns: [Int]) -> [Int]? {
      ColumnFitting.widths(for: ([first] + columns).compactMap { wish[$0] }, in: width)
    }
    var blocks: [Block] = []
    var current: [Int] = []
    func close() {
      guard !current.isEmpty else { return }
      // Of a terminal that is too narrow for even one column, its line breaks are used: no column is left out.
      let columns = [first] + current
      let widths = fit(current) ?? columns.map { max(wish[$0]?.least ?? 1, wish[$0]?.headingWord ?? 1) }
      blocks.append(widened(columns, widths))
      current = []
    }
    for group in table.groups(over: others) {
      // A group stays together where it fits at all; else it has blocks of its own.
      let isWhole = fit(group.columns) != nil
      if !isWhole, group.heading != nil { close() }
      for piece in isWhole ? [group.columns] : group.columns.map({ [$0] }) {
        if fit(piece) == nil {
          let room = width - ColumnFitting.gap - max(wish[first]?.least ?? 1, wish[first]?.headingWord ?? 1)
          for column in piece { wish[column] = wish[column].map { squeezed($0, to: room) } }
        }
        if fit(current + piece) == nil { close() }
        current += piece
      }
      if !isWhole, group.heading != nil { close() }
    }
    close()
    return blocks
  }

  private func squeezed(_ wish: ColumnFitting.Wish, to width: Int) -> ColumnFitting.Wish {
    let width = max(width, 2)
    var wish = wish
    wish.least = min(wish.least, width)
    wish.headingWord = min(wish.headingWord, width)
    return wish
  }

  private func wish(of column: Int) -> ColumnFitting.Wish {
    let definition = table.columns[column]
    let widest = table.rows.indices.map { row in
      cells.naturalWidth(of: table.rows[row].cell(column), in: definition, lead: lead(row: row, column: column))
    }.max()
    let natural = max(widest ?? 0, 1)
    let heading = DisplayText(oneLine: definition.heading)
    let least: Int
    if definition.alignment == .keyword {
      least = min(natural, definition.minimumWidth ?? 30)
    } else if definition.wraps {
      least = min(natural, definition.minimumWidth ?? leastWidth(of: column))
    } else {
      least = natural
    }
    return ColumnFitting.Wish(
      cells: natural, heading: heading.width, headingWord: cells.wrap.widestPart(of: heading), least: least)
  }

  /// How far a wrapping column may be squeezed: to its widest word, but not below 12 columns nor above 16.
  private func leastWidth(of column: Int) -> Int {
    var widest = Self.leastOfWrapping.lowerBound
    for row in table.rows.indices where widest < Self.leastOfWrapping.upperBound {
      let text = DisplayText(table.rows[row].cell(column).plain)
      guard text.count > widest else { continue }
      let hanging = DisplayWidth.of(lead(row: row, column: column).first)
      widest = max(widest, hanging + cells.wrap.widestPart(of: text))
    }
    return min(widest, Self.leastOfWrapping.upperBound)
  }

  private static let leastOfWrapping = 12...16

  /// Gives the columns of a group more room where their common heading needs it and the width allows it.
  private func widened(_ columns: [Int], _ widths: [Int]) -> Block {
    var widths = widths
    var slack = cells.style.width - widths.reduce(0, +) - ColumnFitting.gap * (widths.count - 1)
    var position = 0
    for group in table.groups(over: columns) {
      let places = position..<position + group.columns.count
      position = places.upperBound
      guard let heading = group.heading else { continue }
      let span = places.map { widths[$0] }.reduce(0, +) + ColumnFitting.gap * (places.count - 1)
      let extra = min(max(DisplayWidth.of(heading) - span, 0), max(slack, 0))
      for step in 0..<extra { widths[places.lowerBound + step % places.count] += 1 }
      slack -= extra
    }
    return Block(columns: columns, widths: widths)
  }
}

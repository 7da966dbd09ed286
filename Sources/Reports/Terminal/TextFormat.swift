/// A report as terminal text.
struct TextFormat {
  let style: TerminalStyle
  private let cells: CellLayout

  init(style: TerminalStyle) {
    self.style = style
    cells = CellLayout(style: style, wrap: WordWrap())
  }

  /// Hands out the text in pieces, in order: a quote is drawn when it is written.
  func write(_ report: Report, _ take: ([UInt8]) throws -> Void) throws {
    var isFirst = true
    func put(_ lines: [StyledLine]) throws {
      if lines.isEmpty { return }
      var text: [UInt8] = isFirst ? [] : [0x0A]
      isFirst = false
      for line in lines {
        text += line.painted(for: style).utf8
        text.append(0x0A)
      }
      try take(text)
    }
    for section in report.sections {
      switch section {
      case .table(let table): try put(lines(of: table, leads: nil))
      case .tree(let tree): try put(lines(of: tree.table, leads: tree.branches(style)))
      case .quotes(let quotes): try QuoteDrawing(style: style, wrap: cells.wrap).forEachBlock(of: quotes, put)
      case .text(let text): try put(wrapped(text, .plain))
      case .listing(let lines, _): try put(lines.map { oneLine($0, .plain) })
      }
    }
    if let unit = report.unit { try put([oneLine("Unit: \(unit)", .dim)]) }
  }

  private func lines(of table: Table, leads: [CellLayout.Lead]?) -> [StyledLine] {
    var parts: [[StyledLine]] = []
    if let title = table.title { parts.append(wrapped(title, .bold)) }
    let body = TableDrawing(layout: TableLayout(table, leads: leads, cells: cells)).lines()
    if !body.isEmpty { parts.append(body) }
    let notes = table.notes.flatMap { wrapped($0, .dim) }
    if !notes.isEmpty { parts.append(notes) }
    return Array(parts.joined(separator: [StyledLine()]))
  }

  private func oneLine(_ text: String, _ ink: Ink) -> StyledLine {
    let shown = DisplayText(oneLine: text)
    return StyledLine(shown.string(0..<shown.count), ink)
  }

  private func wrapped(_ text: String, _ ink: Ink) -> [StyledLine] {
    cells.wrap.lines(text, width: style.width).map { StyledLine($0, ink) }
  }
}

extension Tree {
  /// The branches before each node, in the order of the table's rows.
  func branches(_ style: TerminalStyle) -> [CellLayout.Lead] {
    roots.flatMap { branches(of: $0, style, first: "", further: "") }
  }

  private func branches(
    of node: Node, _ style: TerminalStyle, first: String, further: String
  ) -> [CellLayout.Lead] {
    let marks = style.unicode ? (fork: "├─ ", last: "└─ ", trunk: "│  ") : (fork: "|- ", last: "`- ", trunk: "|  ")
    var leads = [CellLayout.Lead(first: first, further: further + (node.children.isEmpty ? "" : marks.trunk))]
    for (number, child) in node.children.enumerated() {
      let isLast = number == node.children.count - 1
      leads += branches(
        of: child, style, first: further + (isLast ? marks.last : marks.fork),
        further: further + (isLast ? "   " : marks.trunk))
    }
    return leads
  }
}

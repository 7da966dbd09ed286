/// A report as terminal text.
struct TextFormat {
  let style: TerminalStyle
  private let cells: CellLayout

  init(style: TerminalStyle) {
    self.style = style
    cells = CellLayout(style: style, wrap: WordWrap())
  }

  func render(_ report: Report) -> String {
    var parts = report.sections.map(lines).filter { !$0.isEmpty }
    if let unit = report.unit { parts.append([StyledLine("Unit: \(unit)", .dim)]) }
    let all = parts.joined(separator: [StyledLine()])
    return all.map { $0.painted(for: style) + "\n" }.joined()
  }

  private func lines(of section: Section) -> [StyledLine] {
    switch section {
    case .table(let table): lines(of: table, leads: nil)
    case .tree(let tree): lines(of: tree.table, leads: tree.branches(style))
    case .quotes(let quotes): QuoteDrawing(style: style, wrap: cells.wrap).lines(of: quotes)
    case .text(let text): wrapped(text, .plain)
    case .listing(let lines, _): lines.map { StyledLine($0, .plain) }
    }
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

/// A report as GitHub-flavoured Markdown.
enum MarkdownFormat {
  static func render(_ report: Report) -> String {
    var parts = report.sections.map(section).filter { !$0.isEmpty }
    if let unit = report.unit { parts.append("*Unit: \(MarkdownText.inline(unit))*\n") }
    if !report.inputs.isEmpty { parts.append(inputs(report)) }
    return parts.joined(separator: "\n")
  }

  private static func section(_ section: Section) -> String {
    switch section {
    case .table(let table), .listing(_, let table): render(table)
    case .tree(let tree): render(tree.table)
    case .quotes(let quotes): render(quotes)
    case .text(let text): MarkdownText.block(text) + "\n"
    }
  }

  private static func render(_ table: Table) -> String {
    var parts: [String] = []
    if let title = table.title { parts.append("## \(MarkdownText.inline(title))\n") }
    let shown = table.shownColumns
    if !shown.isEmpty {
      let headings = shown.map { number in
        let column = table.columns[number]
        return MarkdownText.inline([column.group, column.heading].compactMap { $0 }.joined(separator: ": "))
      }
      var lines = [headings, shown.map { rule(table.columns[$0], in: table, column: $0) }]
      lines += table.rows.map { row in
        shown.enumerated().map { place, column in
          cell(row.cell(column), indent: place == 0 ? row.indent : 0)
        }
      }
      parts.append(lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined())
    }
    parts += table.rows.filter { !$0.quoted.isEmpty }.map { row in
      let name = row.cell(shown.first ?? 0).plain
      let lines = ["**\(MarkdownText.inline(name))**"] + row.quoted.map { MarkdownText.block($0.plain) }
      return MarkdownText.quoted(lines.joined(separator: "\n\n")) + "\n"
    }
    parts += table.notes.map { "*\(MarkdownText.inline($0))*\n" }
    return parts.joined(separator: "\n")
  }

  private static func rule(_ column: Column, in table: Table, column number: Int) -> String {
    switch column.alignment {
    case .right: return "---:"
    case .left: return table.isNumeric(number) ? "---:" : "---"
    case .centre, .keyword: return ":---:"
    }
  }

  private static func cell(_ cell: Cell, indent: Int) -> String {
    let lead = String(repeating: "&emsp;", count: max(indent, 0))
    let text = cell.plain
    if cell.highlight == nil, cell.emphasis == .bold { return lead + MarkdownText.strong(text) }
    return lead + MarkdownText.inline(text, strong: cell.highlight)
  }

  private static func render(_ quotes: QuoteList) -> String {
    var parts: [String] = []
    if let title = quotes.title { parts.append("## \(MarkdownText.inline(title))\n") }
    var heading: String?
    for item in quotes.items {
      if item.heading != heading, !item.heading.isEmpty { parts.append("### \(MarkdownText.inline(item.heading))\n") }
      heading = item.heading
      let hasContext = !item.before.isEmpty || !item.after.isEmpty
      let start = item.before.unicodeScalars.count
      let coded = start..<start + item.text.unicodeScalars.count
      var block = MarkdownText.block(item.before + item.text + item.after, strong: hasContext ? coded : nil)
      if !item.source.isEmpty { block += "\n\n— " + MarkdownText.inline(item.source) }
      parts.append(MarkdownText.quoted(block) + "\n")
    }
    parts += quotes.notes.map { "*\(MarkdownText.inline($0))*\n" }
    return parts.joined(separator: "\n")
  }

  /// A comment that shows only in the source: which files the answer rests on.
  private static func inputs(_ report: Report) -> String {
    let lines = report.inputs.map { "\($0.sha256)  \($0.path)" }
    let text = (["strand \(report.command), study \(report.study); SHA-256 of the inputs:"] + lines).joined(
      separator: "\n")
    return "<!--\n" + MarkdownText.comment(text) + "\n-->\n"
  }
}

/// Rows of a table for Word: headings, cells as people read them, quotes across the whole width.
struct WordTableRows {
  private let table: Table
  private let columns: [Int]

  /// - Parameter columns: numbers of those that this part of the table has.
  init(_ table: Table, _ columns: [Int]) {
    self.table = table
    self.columns = columns
  }

  func table(_ layout: WordTableLayout, _ part: WordTableLayout.Part) -> WordTable {
    WordTable(
      orientation: layout.orientation, widths: part.widths,
      rows: headings + table.rows.enumerated().flatMap { rows($1, isLast: $0 == table.rows.count - 1) },
      size: layout.size)
  }

  // MARK: Headings

  private var headings: [WordTable.Row] {
    let texts = columns.map { number in
      var paragraph = WordParagraph(.tableHeading, DisplayText(table.columns[number].heading).whole)
      paragraph.alignment = alignment(number)
      paragraph.keepsWithNext = true
      return WordTable.Cell(paragraph: paragraph, hasRuleBelow: true)
    }
    let own = WordTable.Row(cells: texts, isHeading: true)
    guard columns.contains(where: { table.columns[$0].group != nil }) else { return [own] }
    let groups = table.groups(over: columns).map { group -> WordTable.Cell in
      var paragraph = WordParagraph(.tableHeading, DisplayText(group.heading ?? "").whole)
      paragraph.alignment = .centre
      paragraph.keepsWithNext = true
      return WordTable.Cell(paragraph: paragraph, span: group.columns.count, hasRuleBelow: group.heading != nil)
    }
    return [WordTable.Row(cells: groups, isHeading: true), own]
  }

  private func alignment(_ number: Int) -> WordParagraph.Alignment {
    switch table.columns[number].alignment {
    case .right: .right
    case .centre: .centre
    case .left: table.isNumeric(number) ? .right : .left
    case .keyword: .left
    }
  }

  // MARK: Rows

  private func rows(_ row: Table.Row, isLast: Bool) -> [WordTable.Row] {
    let cells = columns.enumerated().map { place, number in
      var paragraph = WordParagraph(.tableText, runs(row.cell(number)))
      paragraph.alignment = alignment(number)
      if place == 0 { paragraph.indent = max(row.indent, 0) }
      paragraph.keepsWithNext = !row.quoted.isEmpty
      return WordTable.Cell(paragraph: paragraph, hasRuleAbove: row.ruleAbove)
    }
    let quoted = row.quoted.map { line -> WordTable.Row in
      var paragraph = WordParagraph(.tableQuote, runs(line))
      paragraph.indent = max(row.indent, 0) + 1
      return WordTable.Row(cells: [WordTable.Cell(paragraph: paragraph, span: columns.count)])
    }
    return [WordTable.Row(cells: cells)] + quoted
  }

  private func runs(_ cell: Cell) -> [WordRun] {
    let shown = DisplayText(cell.plain)
    let match = (cell.highlight ?? 0..<0).clamped(to: 0..<shown.count)
    let parts = [(0..<match.lowerBound, false), (match, true), (match.upperBound..<shown.count, false)]
    return WordRun.chip(cell.colour)
      + parts.filter { !$0.0.isEmpty }.map { range, isMatch in
        WordRun(
          shown.string(range), isBold: isMatch || cell.emphasis == .bold, isDim: cell.emphasis == .dim,
          link: cell.link)
      }
  }

  private func runs(_ line: QuotedLine) -> [WordRun] {
    var words = WordRun(DisplayText(line.text).whole)
    words.language = line.language
    let lead = line.lead.map { [WordRun(DisplayText(oneLine: $0).whole + ": ", isBold: true)] } ?? []
    let source = line.source.map { source in
      [WordRun(" "), WordRun("(\(DisplayText(oneLine: source).whole))", isDim: true, link: line.link)]
    }
    return lead + [words] + (source ?? [])
  }
}

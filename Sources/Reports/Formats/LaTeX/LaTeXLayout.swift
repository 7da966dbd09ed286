/// How a table is put on pages: size of type, upright or sideways, in how many parts.
struct LaTeXLayout {
  enum Form {
    /// A float, which must fit a page.
    case float
    /// A float turned by a right angle.
    case sideways
    /// Over as many pages as it takes.
    case long
  }

  /// Some of the columns, the first column of the table before them.
  struct Part {
    let columns: [LaTeXColumn]
    /// One a column; `nil` for what is on one line. In points.
    let paragraphs: [Double?]
    let size: LaTeXSize
    let form: Form
    /// In points.
    let width: Double
  }

  let parts: [Part]

  /// Kept free of a float's page: the space around it.
  private static let around = 20.0

  init(_ table: Table, style: LaTeXStyle) {
    let columns = table.shownColumns.map { LaTeXColumn($0, of: table, style: style) }
    let hasQuotes = table.rows.contains { !$0.quoted.isEmpty }
    func part(_ columns: [LaTeXColumn], _ sizes: [LaTeXSize], line: Double) -> (size: LaTeXSize, widths: [Double?])? {
      for size in sizes {
        if let widths = Self.paragraphs(columns, size, line: line, fills: hasQuotes) { return (size, widths) }
      }
      return nil
    }
    func upright(_ columns: [LaTeXColumn], _ found: (size: LaTeXSize, widths: [Double?])) -> Part {
      let height = Self.height(table, columns, found.widths, found.size, line: LaTeXMeasure.line)
      return Part(
        columns: columns, paragraphs: found.widths, size: found.size,
        form: height > LaTeXMeasure.page - Self.around ? .long : .float,
        width: Self.width(columns, found.widths, found.size))
    }

    if let found = part(columns, [.normal, .small, .footnote], line: LaTeXMeasure.line) {
      parts = [upright(columns, found)]
      return
    }
    if let (size, widths) = part(columns, [.small, .footnote], line: LaTeXMeasure.page),
      Self.height(table, columns, widths, size, line: LaTeXMeasure.page) <= LaTeXMeasure.line - Self.around
    {
      parts = [
        Part(
          columns: columns, paragraphs: widths, size: size, form: .sideways,
          width: Self.width(columns, widths, size))
      ]
      return
    }
    parts = Self.split(columns, of: table, fits: { part($0, [.footnote], line: LaTeXMeasure.line) != nil }).map {
      members -> Part in
      // One column that no page has room for is set as it is.
      let found = part(members, [.normal, .small, .footnote], line: LaTeXMeasure.line)
      return upright(members, found ?? (LaTeXSize.footnote, members.map { _ in nil }))
    }
  }

  /// Columns under one heading stay together where a page has room for them; the first column begins each part.
  private static func split(
    _ columns: [LaTeXColumn], of table: Table, fits: ([LaTeXColumn]) -> Bool
  ) -> [[LaTeXColumn]] {
    guard let first = columns.first, columns.count > 1 else { return [columns] }
    let rest = columns.dropFirst()
    let units = table.groups(over: rest.map(\.index)).flatMap { group -> [[LaTeXColumn]] in
      let members = rest.filter { group.columns.contains($0.index) }
      return group.heading != nil && fits([first] + members) ? [members] : members.map { [$0] }
    }
    func filled(_ most: Int) -> [[[LaTeXColumn]]] {
      var parts: [[[LaTeXColumn]]] = []
      for unit in units {
        if let last = parts.last, last.count < most, fits([first] + last.flatMap { $0 } + unit) {
          parts[parts.count - 1].append(unit)
        } else {
          parts.append([unit])
        }
      }
      return parts
    }
    // As few parts as there can be, and these of about equal width.
    let least = filled(units.count).count
    let even = filled((units.count + least - 1) / least)
    let chosen = even.count == least ? even : filled(units.count)
    return chosen.map { [first] + $0.flatMap { $0 } }
  }

  private static func width(_ columns: [LaTeXColumn], _ paragraphs: [Double?], _ size: LaTeXSize) -> Double {
    zip(columns, paragraphs).reduce(0) { $0 + ($1.1 ?? $1.0.width * size.scale) }
      + 2 * size.separation * Double(max(columns.count - 1, 0))
  }

  /// Widths of the columns that are paragraphs; `nil` where not even squeezed columns fit the line.
  /// - Parameter fills: the table is as wide as the line, for quotes under its rows.
  private static func paragraphs(
    _ columns: [LaTeXColumn], _ size: LaTeXSize, line: Double, fills: Bool
  ) -> [Double?]? {
    let none = columns.map { _ -> Double? in nil }
    let natural = width(columns, none, size)
    let flexible = columns.indices.filter { if case .text = columns[$0].kind { true } else { false } }
    if natural <= line {
      guard fills, let first = flexible.first else { return none }
      var widths = none
      widths[first] = columns[first].width * size.scale + line - natural
      return widths
    }
    let squeezed = columns.reduce(0) { $0 + $1.least * size.scale } + natural - width(of: columns, size)
    guard squeezed <= line, !flexible.isEmpty else { return nil }
    // What is left goes to the columns by what they miss, beyond two lines' worth no more.
    let wanted = flexible.map { min(columns[$0].width * size.scale, 400) - columns[$0].least * size.scale }
    let sum = wanted.reduce(0, +)
    var widths = none
    for (place, index) in flexible.enumerated() {
      let least = columns[index].least * size.scale
      let more = sum > 0 ? (line - squeezed) * wanted[place] / sum : 0
      let width = least + more
      widths[index] = width >= columns[index].width * size.scale ? nil : width
    }
    return widths
  }

  private static func width(of columns: [LaTeXColumn], _ size: LaTeXSize) -> Double {
    columns.reduce(0) { $0 + $1.width * size.scale }
  }

  /// About how high the table is with its caption and notes, in points.
  private static func height(
    _ table: Table, _ columns: [LaTeXColumn], _ paragraphs: [Double?], _ size: LaTeXSize, line: Double
  ) -> Double {
    var lines = columns.map(\.heading.count).max() ?? 0
    lines += table.hasGroups ? 1 : 0
    for row in table.rows {
      var most = 1
      for (column, width) in zip(columns, paragraphs) {
        guard let width else { continue }
        most = max(most, LaTeXMeasure.lineCount(row.cell(column.index).plain, width: width / size.scale))
      }
      lines += most
      for quote in row.quoted { lines += LaTeXMeasure.lineCount(quote.plain, width: (line - 12) / size.scale) }
    }
    let caption = table.title.map { LaTeXMeasure.lineCount("Table 10: " + $0, width: line) } ?? 0
    let notes = table.notes.reduce(0) { $0 + LaTeXMeasure.lineCount($1, width: line / LaTeXSize.footnote.scale) }
    let rules = Double(table.rows.count { $0.ruleAbove } + 3) * 6
    return Double(lines) * size.lineHeight + Double(caption) * 12 + 22 + rules
      + Double(notes) * LaTeXSize.footnote.lineHeight + (table.notes.isEmpty ? 0 : 10)
  }
}

/// Sheets of one table: what people read of it, with numbers as numbers, and a sheet of the quotes under its rows.
struct TableSheet {
  let table: Table
  /// Names a table without a title.
  let fallback: String

  private var title: String { table.title?.lastLine ?? fallback }

  var sheets: [WorkbookSheet] {
    var columns = numbers.flatMap(columns)
    if table.rows.contains(where: { row in row.quoted.contains { $0.source == nil } }) { columns.append(.lines) }
    var sheet = WorkbookSheet(name: title, title: table.title?.oneLine ?? fallback, notes: table.notes)
    sheet.fill(columns, rows: table.rows)
    sheet.frozenColumns = columns.count > 1 ? 1 : 0
    sheet.hasFilter = !table.rows.contains { $0.ruleAbove || $0.indent > 0 }
    return [sheet] + (quotes.map { [$0] } ?? [])
  }

  /// All columns that CSV has; `nil` for a section that is no table.
  static func data(_ section: Section, name: String) -> WorkbookSheet? {
    guard case .table(let table) = section else { return nil }
    let numbers = table.columns.indices.filter { !table.columns[$0].shownOnly }
    var sheet = WorkbookSheet(name: name, title: "The numbers behind the tables, as CSV has them")
    let maker = TableSheet(table: table, fallback: name)
    sheet.fill(numbers.flatMap { maker.columns($0, asData: true) }, rows: table.rows)
    sheet.hasFilter = true
    return sheet
  }

  /// The columns that people read. Where some of them only say in words what others hold, the
  /// others' numbers too.
  private var numbers: [Int] {
    let shown = table.shownColumns
    guard shown.contains(where: { table.columns[$0].shownOnly }) else { return shown }
    return shown + table.columns.indices.filter { table.columns[$0].dataOnly && table.isNumeric($0) }
  }

  // MARK: Columns

  private func columns(_ number: Int) -> [SheetColumn] { columns(number, asData: false) }

  private func columns(_ number: Int, asData: Bool) -> [SheetColumn] {
    let column = table.columns[number]
    if !asData, column.alignment == .keyword { return Self.keyword(column, number) }
    let isFirst = number == table.shownColumns.first
    var main = SheetColumn(column.heading, group: column.group) { row in
      var cell = WorkbookSheet.Cell(row.cell(number), asData: asData)
      if isFirst, !asData { cell.style.indent = max(row.indent, 0) }
      return cell
    }
    main.alignment = column.alignment == .centre ? .centre : isNumeric(number) ? .right : .left
    main.wraps = column.wraps
    if asData { return [main] }
    return [main]
      + bounds(of: number).map { heading, bound in
        var column = SheetColumn("\(column.heading), \(heading)", group: column.group) { row in
          guard case .estimate(_, let low, let high, let style) = row.cell(number).content else {
            return WorkbookSheet.Cell(value: .empty)
          }
          return WorkbookSheet.Cell(bound: bound == .low ? low : high, of: style)
        }
        column.alignment = .right
        return column
      }
  }

  private enum Bound { case low, high }

  /// Columns of an interval's bounds; none where no cell has any.
  private func bounds(of number: Int) -> [(heading: String, bound: Bound)] {
    let hasBounds = table.rows.contains { row in
      if case .estimate(_, let low?, _, _) = row.cell(number).content { !low.isNaN } else { false }
    }
    return hasBounds ? [("low", .low), ("high", .high)] : []
  }

  private func isNumeric(_ number: Int) -> Bool {
    table.columns[number].alignment == .right || table.isNumeric(number)
  }

  /// What stands before a keyword, the keyword, and what stands after it.
  private static func keyword(_ column: Column, _ number: Int) -> [SheetColumn] {
    func part(
      _ heading: String, _ alignment: WorkbookSheet.Style.Alignment, _ range: @escaping (Range<Int>, Int) -> Range<Int>
    )
      -> SheetColumn
    {
      var part = SheetColumn(heading, group: column.heading) { row in
        let text = DisplayText(oneLine: row.cell(number).plain)
        let match = (row.cell(number).highlight ?? 0..<0).clamped(to: 0..<text.count)
        var cell = WorkbookSheet.Cell(value: .text(text.string(text.trimmed(range(match, text.count)))))
        cell.style.alignment = alignment
        cell.style.isBold = heading == "keyword"
        return cell
      }
      part.alignment = alignment
      return part
    }
    return [
      part("before", .right) { match, _ in 0..<match.lowerBound },
      part("keyword", .left) { match, _ in match },
      part("after", .left) { match, count in match.upperBound..<count },
    ]
  }

  // MARK: Quotes under rows

  /// A row a quote; `nil` where no row has one.
  private var quotes: WorkbookSheet? {
    let first = table.shownColumns.first ?? 0
    let lines = table.rows.flatMap { row in
      row.quoted.filter { $0.source != nil }.map { (of: row.cell(first).plain, line: $0) }
    }
    if lines.isEmpty { return nil }
    let hasLead = lines.contains { $0.line.lead != nil }
    let heading = table.columns.isEmpty ? "" : table.columns[first].heading
    let columns: [(heading: String, wraps: Bool, text: (Int) -> String?)] =
      [(heading, true, { lines[$0].of })] + (hasLead ? [("Of", true, { lines[$0].line.lead })] : [])
      + [("Quote", true, { lines[$0].line.text }), ("Source", true, { lines[$0].line.source })]
    var sheet = WorkbookSheet(name: "Quotes, \(title)", title: "\(title): quotes")
    let made = columns.map { column in
      SheetColumn(column.heading, wraps: column.wraps) { row in
        WorkbookSheet.Cell(.text(row.number.flatMap(column.text)), asData: true)
      }
    }
    sheet.fill(made, rows: lines.indices.map { Table.Row([.integer($0)]) })
    sheet.hasFilter = true
    return sheet
  }
}

extension Table.Row {
  /// The number that stands for a line of another list.
  fileprivate var number: Int? { if case .integer(let number) = cell(0).content { number } else { nil } }
}

extension String {
  fileprivate var lastLine: String { split(separator: "\n").last.map(String.init) ?? self }
  fileprivate var oneLine: String { split(separator: "\n").joined(separator: ": ") }
}

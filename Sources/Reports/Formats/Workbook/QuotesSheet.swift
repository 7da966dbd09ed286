/// A list of quotes as a sheet: a row a quote, a column a fact, as CSV has them, headings as people read them.
enum QuotesSheet {
  static func sheet(_ quotes: QuoteList, fallback: String) -> WorkbookSheet {
    let fields = quotes.items.distinctFields
    let items = Array(quotes.items)
    let hasWords = !fields.contains { $0.key == "text" }
    var columns: [SheetColumn] = []
    // What no quote has, as context that was not asked for, is no column.
    func add(_ heading: String, wraps: Bool = false, _ cell: @escaping (QuoteItem) -> Cell) {
      if items.allSatisfy({ cell($0).data.isEmpty }) { return }
      columns.append(
        SheetColumn(heading, wraps: wraps) { row in
          guard case .integer(let place) = row.cell(0).content else { return WorkbookSheet.Cell(value: .empty) }
          return WorkbookSheet.Cell(cell(items[place]), asData: true)
        })
    }
    add(quotes.headingKey.capitalised, wraps: true) { item in .text(item.heading, colour: item.colour) }
    for field in fields where field.key != quotes.headingKey {
      add(field.heading ?? field.key.capitalised, wraps: longTexts.contains(field.key)) { item in
        item.fields.first { $0.key == field.key }.map(\.readable) ?? .empty
      }
    }
    if hasWords {
      add("Before", wraps: true) { .text($0.before) }
      add("Text", wraps: true) { .text($0.text) }
      add("After", wraps: true) { .text($0.after) }
    }
    var sheet = WorkbookSheet(
      name: quotes.title ?? fallback, title: quotes.title ?? fallback, hasFilter: true, notes: quotes.notes)
    sheet.fill(columns, rows: items.indices.map { Table.Row([.integer($0)]) })
    return sheet
  }

  private static let longTexts: Set<String> = ["before", "text", "after", "quote"]
}

extension QuoteItem.Field {
  /// The value; of a text what people read in its place, as a level's label, where they read anything.
  fileprivate var readable: Cell {
    switch value.content {
    case .text, .list:
      guard let words = value.words, !words.isEmpty else { return value }
      return .text(words)
    default: return value
    }
  }
}

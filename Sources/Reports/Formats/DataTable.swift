/// What a section holds as rows of data: the form that CSV writes.
struct DataTable {
  let headings: [String]
  /// Rows one behind the other; those of quotes are made when they are written.
  private var parts: [(count: Int, row: (Int) -> [Cell])]

  private init(_ headings: [String], count: Int, row: @escaping (Int) -> [Cell]) {
    self.headings = headings
    parts = [(count, row)]
  }

  func forEachRow(_ body: ([Cell]) throws -> Void) rethrows {
    for part in parts {
      for place in 0..<part.count { try body(part.row(place)) }
    }
  }

  /// Adds the rows of a table with the same headings.
  mutating func append(_ other: DataTable) { parts += other.parts }

  /// One column of texts.
  init(texts: [String]) {
    self.init(["text"], count: texts.count) { [.text(texts[$0])] }
  }

  /// The data of a section; `nil` for running text, which is for people.
  init?(_ section: Section) {
    switch section {
    case .table(let table), .listing(_, let table): self.init(table, quotedKey: "quotes")
    case .tree(let tree): self.init(tree.table, quotedKey: "lines")
    case .quotes(let quotes): self.init(quotes)
    case .text: return nil
    }
  }

  private init(_ table: Table, quotedKey: String) {
    let columns = table.columns.indices.filter { !table.columns[$0].shownOnly }
    let hasQuoted = table.rows.contains { !$0.quoted.isEmpty }
    let rows = table.rows
    self.init(columns.map { table.columns[$0].key } + (hasQuoted ? [quotedKey] : []), count: rows.count) { place in
      let row = rows[place]
      let cells = columns.map { row.cell($0) }
      if !hasQuoted { return cells }
      return cells + [row.quoted.isEmpty ? .empty : .text(row.quoted.map(\.plain).joined(separator: "\n"))]
    }
  }

  /// The heading, the fields in the order in which they first appear, then the words.
  private init(_ quotes: QuoteList) {
    let items = quotes.items
    let keys = items.distinctFields.map(\.key)
    let hasHeading = !keys.contains(quotes.headingKey)
    let hasWords = !keys.contains("text")
    let headings = (hasHeading ? [quotes.headingKey] : []) + keys + (hasWords ? ["before", "text", "after"] : [])
    self.init(headings, count: items.count) { place in
      let item = items[place]
      var cells: [Cell] = hasHeading ? [.text(item.heading)] : []
      cells.reserveCapacity(headings.count)
      if item.fields.count == keys.count, zip(item.fields, keys).allSatisfy({ $0.key == $1 }) {
        for field in item.fields { cells.append(field.value) }
      } else {
        let values = Dictionary(item.fields.map { ($0.key, $0.value) }) { first, _ in first }
        for key in keys { cells.append(values[key] ?? .empty) }
      }
      if hasWords { cells += [.text(item.before), .text(item.text), .text(item.after)] }
      return cells
    }
  }
}

/// What a section holds as rows of data: the form that CSV writes.
struct DataTable {
  var headings: [String]
  var rows: [[Cell]]

  /// One column of texts.
  init(texts: [String]) {
    headings = ["text"]
    rows = texts.map { [.text($0)] }
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
    headings = columns.map { table.columns[$0].key }
    rows = table.rows.map { row in columns.map { row.cell($0) } }
    if table.rows.contains(where: { !$0.quoted.isEmpty }) {
      headings.append(quotedKey)
      for (number, row) in table.rows.enumerated() {
        rows[number].append(row.quoted.isEmpty ? .empty : .text(row.quoted.map(\.plain).joined(separator: "\n")))
      }
    }
  }

  /// The heading, the fields in the order in which they first appear, then the words.
  private init(_ quotes: QuoteList) {
    var keys: [String] = []
    var known: Set<String> = []
    for field in quotes.items.lazy.flatMap(\.fields) where known.insert(field.key).inserted { keys.append(field.key) }
    let hasHeading = !known.contains(quotes.headingKey)
    let hasWords = !known.contains("text")
    headings = (hasHeading ? [quotes.headingKey] : []) + keys + (hasWords ? ["before", "text", "after"] : [])
    rows = quotes.items.map { item in
      let values = Dictionary(item.fields.map { ($0.key, $0.value) }) { first, _ in first }
      let words: [Cell] = [.text(item.before), .text(item.text), .text(item.after)]
      return (hasHeading ? [.text(item.heading)] : []) + keys.map { values[$0] ?? .empty } + (hasWords ? words : [])
    }
  }
}

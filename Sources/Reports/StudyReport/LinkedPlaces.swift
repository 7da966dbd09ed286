/// Without the links that lead to no place of the page: all of them on a page of one report.
extension Section {
  func linked(only places: Set<String>) -> Section {
    switch self {
    case .table(let table): .table(table.linked(only: places))
    case .listing(let lines, let table): .listing(lines, table.linked(only: places))
    case .tree(let tree): .table(tree.table.linked(only: places))
    case .quotes(let quotes): .quotes(quotes.linked(only: places))
    case .text: self
    }
  }
}

extension Table {
  func linked(only places: Set<String>) -> Table {
    var table = self
    for row in rows.indices {
      for line in rows[row].quoted.indices { table.rows[row].quoted[line].link.drop(unlessIn: places) }
      for cell in rows[row].cells.indices { table.rows[row].cells[cell].link.drop(unlessIn: places) }
    }
    return table
  }
}

extension QuoteList {
  func linked(only places: Set<String>) -> QuoteList {
    var list = self
    for item in items.indices { list.items[item].link.drop(unlessIn: places) }
    return list
  }
}

extension String? {
  fileprivate mutating func drop(unlessIn places: Set<String>) {
    if let place = self, !places.contains(place) { self = nil }
  }
}

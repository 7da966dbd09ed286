import Basics

/// Which rows of a report's table are shown, in which order, without which columns.
public struct TableArrangement: Sendable {
  /// Key of the column to sort by, as CSV has it: numbers the greatest first, p-values the smallest, text from A.
  public var sort: String?
  /// Only so many rows.
  public var top: Int?
  /// Keys of columns that people do not get; programs get all.
  public var hidden: [String]

  public init(sort: String? = nil, top: Int? = nil, hidden: [String] = []) {
    self.sort = sort
    self.top = top
    self.hidden = hidden
  }

  var isNone: Bool { sort == nil && top == nil && hidden.isEmpty }
}

extension Report {
  /// The report with its first table arranged; the rows of JSON go with it. Rows below a rule, such as totals, stay.
  /// - Throws: `Problem` for a key that no column has.
  public func arranged(_ arrangement: TableArrangement) throws -> Report {
    guard !arrangement.isNone, let place = sections.firstIndex(where: { $0.ownTable != nil }),
      var table = sections[place].ownTable
    else { return self }
    for key in arrangement.hidden { table.columns[try table.column(key)].dataOnly = true }
    let totals = table.rows.firstIndex(where: \.ruleAbove) ?? table.rows.count
    var order = Array(0..<totals)
    if let key = arrangement.sort {
      let column = try table.column(key)
      order.sort { table.rows[$0].cell(column).goesBefore(table.rows[$1].cell(column)) ?? ($0 < $1) }
      // Sorted rows no longer stand below their parents.
      for row in order { table.rows[row].indent = 0 }
    }
    if let top = arrangement.top, top < order.count {
      table.notes.insert("\(top) of \(order.count) rows are shown (--top).", at: 0)
      order = Array(order.prefix(top))
    }
    var report = self
    report.payload = payload.map { key, value in
      guard key == "rows", case .array(let rows) = value, rows.count == totals else { return (key, value) }
      return (key, .array(order.map { rows[$0] }))
    }
    table.rows = order.map { table.rows[$0] } + table.rows[totals...]
    // A tree stays one as long as its rows do.
    let keepsTree = arrangement.sort == nil && arrangement.top == nil
    report.sections[place] = keepsTree ? sections[place].hiding(arrangement.hidden) : .table(table)
    return report
  }
}

extension Section {
  fileprivate var ownTable: Table? {
    switch self {
    case .table(let table): table
    case .tree(let tree): tree.table
    case .quotes, .text, .listing: nil
    }
  }

  fileprivate func hiding(_ keys: [String]) -> Section {
    func hidden(_ columns: [Column]) -> [Column] {
      columns.map { column in
        var column = column
        if keys.contains(column.key) { column.dataOnly = true }
        return column
      }
    }
    switch self {
    case .table(var table):
      table.columns = hidden(table.columns)
      return .table(table)
    case .tree(var tree):
      tree.columns = hidden(tree.columns)
      return .tree(tree)
    case .quotes, .text, .listing: return self
    }
  }
}

extension Table {
  /// - Throws: `Problem` for a key that no column has.
  fileprivate func column(_ key: String) throws -> Int {
    if let found = columns.firstIndex(where: { $0.key == key }) { return found }
    throw Problem.noSuchColumn(key, known: columns.map(\.key))
  }
}

extension Cell {
  /// Whether it stands before another in a sorted column: numbers the greatest first (p-values the smallest), then text
  /// from A, what is missing last; `nil` for equals.
  fileprivate func goesBefore(_ other: Cell) -> Bool? {
    switch (number, other.number) {
    case (let own?, let other?): own == other ? nil : isProbability ? own < other : own > other
    case (_?, nil): true
    case (nil, _?): false
    case (nil, nil):
      data == other.data ? nil : data.isEmpty || other.data.isEmpty ? !data.isEmpty : data < other.data
    }
  }

  private var isProbability: Bool { if case .probability = content { true } else { false } }

  private var number: Double? {
    switch content {
    case .integer(let value): Double(value)
    case .decimal(let value, _), .percent(let value, _), .probability(let value), .estimate(let value, _, _, _):
      value.isNaN ? nil : value
    case .empty, .text, .list, .flag, .moment: nil
    }
  }
}

/// Counts what a project's file holds, kind by kind, and where each thing went. Nothing is lost without a line here.
public struct ImportInventory: Sendable, Equatable {
  public enum Outcome: Sendable, Hashable {
    case taken
    /// Taken in another form; the words say which.
    case changed(String)
    /// Not taken; the words say why.
    case leftOut(String)
  }

  public struct Row: Sendable, Equatable {
    /// In the plural: `codes`, `selections`.
    public let kind: String
    public let outcome: Outcome
    public internal(set) var count: Int
    /// A few examples by name, of at most five; never a participant's words.
    public internal(set) var examples: [String]
  }

  /// In the order in which kinds and outcomes were first met.
  public private(set) var rows: [Row] = []
  private var places: [String: [Outcome: Int]] = [:]

  /// - Parameter example: a name from the file that helps a person to find the thing: of a code, a source, a set.
  mutating func count(_ kind: String, _ outcome: Outcome, _ number: Int = 1, example: String? = nil) {
    guard number > 0 else { return }
    let place: Int
    if let known = places[kind]?[outcome] {
      place = known
      rows[place].count += number
    } else {
      place = rows.count
      places[kind, default: [:]][outcome] = place
      rows.append(Row(kind: kind, outcome: outcome, count: number, examples: []))
    }
    // Nobody looks for what was taken as it is.
    if outcome != .taken, let example, rows[place].examples.count < 5, !rows[place].examples.contains(example) {
      rows[place].examples.append(example)
    }
  }

  /// Counts what another inventory has counted, after what is here.
  mutating func add(_ other: ImportInventory) {
    for row in other.rows {
      if row.examples.isEmpty { count(row.kind, row.outcome, row.count) }
      for (number, example) in row.examples.enumerated() {
        count(row.kind, row.outcome, number == 0 ? row.count - row.examples.count + 1 : 1, example: example)
      }
    }
  }

  /// How many of a kind were taken, changed or not.
  public func taken(_ kind: String) -> Int {
    rows.filter { row in
      if case .leftOut = row.outcome { return false }
      return row.kind == kind
    }.reduce(0) { $0 + $1.count }
  }

  /// How many of a kind were left out.
  public func leftOut(_ kind: String) -> Int {
    rows.filter { row in
      if case .leftOut = row.outcome { return row.kind == kind }
      return false
    }.reduce(0) { $0 + $1.count }
  }

  /// Rows of one kind next to each other, kinds in the order in which they were first met.
  public var byKind: [Row] {
    var order: [String: Int] = [:]
    for row in rows where order[row.kind] == nil { order[row.kind] = order.count }
    return rows.enumerated().sorted { a, b in
      (order[a.element.kind] ?? 0, a.offset) < (order[b.element.kind] ?? 0, b.offset)
    }.map(\.element)
  }

  public static func == (a: ImportInventory, b: ImportInventory) -> Bool { a.rows == b.rows }
}

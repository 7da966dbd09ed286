/// All that is said of one kind of row, each value declared once (`Field`).
///
/// Tables (terminal, CSV, Markdown, HTML, LaTeX), lists of quotes and the rows of JSON are made from it, so that a key of
/// JSON and a heading of CSV are one declaration; the documentation lists them (`ReportKeys`).
public struct Schema<Row> {
  public let fields: [Field<Row>]
  /// The columns in order. A key of the study's own that another column has already is written `field.key`.
  public let columns: [Column]

  public init(_ fields: [Field<Row>]) {
    self.fields = fields
    var used: Set<String> = []
    columns = fields.flatMap { field in
      field.columns.map { column in
        var column = column
        if !used.insert(column.key).inserted { column.key = "\(field.key).\(column.key)" }
        return column
      }
    }
  }

  func cells(_ row: Row) -> [Cell] { fields.flatMap { $0.cells(row) } }

  /// The row for programs.
  public func members(_ row: Row) -> [(String, JSONValue)] {
    fields.compactMap { field in
      guard let value = field.value?(row) else { return nil }
      if case .null = value, field.isLeftOutWhereMissing { return nil }
      return (field.key, value)
    }
  }

  func value(_ row: Row) -> JSONValue { .object(members(row)) }

  /// All rows for programs.
  public func values(_ rows: some Sequence<Row>) -> JSONValue { .array(rows.map(value)) }

  public var keys: [DocumentedKey] { fields.flatMap(\.keys) }

  /// - Parameter set: how a row is set: its indent, the quotes under it.
  public func rows(_ rows: some Sequence<Row>, set: (Row, inout Table.Row) -> Void = { _, _ in }) -> [Table.Row] {
    rows.map { row in
      var made = Table.Row(cells(row))
      set(row, &made)
      return made
    }
  }

  public func table(
    title: String? = nil, _ rows: some Sequence<Row>, notes: [String] = [],
    set: (Row, inout Table.Row) -> Void = { _, _ in }
  ) -> Table {
    Table(title: title, columns: columns, rows: self.rows(rows, set: set), notes: notes)
  }

  /// A table with a row for each part of each whole, the whole's own fields first; `nil` where there is no part.
  func table<Whole>(
    title: String? = nil, of wholes: [Whole], named own: [Field<Whole>], notes: [String] = [],
    _ parts: (Whole) -> [Row]
  ) -> Table? {
    let pairs = wholes.flatMap { whole in parts(whole).map { (whole, $0) } }
    if pairs.isEmpty { return nil }
    let fields: [Field<(Whole, Row)>] =
      own.map { field in field.of { $0.0 } } + self.fields.map { field in field.of { $0.1 } }
    return Schema<(Whole, Row)>(fields).table(title: title, pairs, notes: notes)
  }

  /// A row that is no row of data, such as one of totals: cells by the keys of their columns, the others empty.
  func row(_ cells: [String: Cell], ruleAbove: Bool = false) -> Table.Row {
    Table.Row(columns.map { cells[$0.key] ?? .empty }, ruleAbove: ruleAbove)
  }

  /// The facts of a quote: people read those that are shown, in the line under it.
  func facts(_ row: Row) -> [QuoteItem.Field] {
    zip(columns, cells(row)).map { column, cell in
      var field = QuoteItem.Field(column.key, cell, shown: column.dataOnly ? nil : cell.plain)
      field.heading = column.heading
      return field
    }
  }
}

/// A key of JSON and a heading of CSV, as the documentation lists them.
public struct DocumentedKey: Sendable, Hashable {
  public enum ValueType: String, Sendable {
    case text
    case integer
    case number
    case flag = "true or false"
    case list = "list"
    case object
  }

  /// Its path in a row of JSON: `cells[].people`.
  public var json: String?
  /// Its heading in CSV, where CSV has it; `LEVEL` and other capitals stand for the study's own names.
  public var csv: String?
  public var heading: String
  public var type: ValueType
  public var unit: String?

  var inTableOnly: DocumentedKey {
    var key = self
    key.json = nil
    return key
  }

  var inJSONOnly: DocumentedKey {
    var key = self
    key.csv = nil
    return key
  }

  /// The same inside a list or an object.
  func inside(_ path: String, csvPrefix: String?) -> DocumentedKey {
    var key = self
    key.json = json.map { path + $0 }
    key.csv = csvPrefix.flatMap { prefix in csv.map { prefix + $0 } }
    return key
  }
}

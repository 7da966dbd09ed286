public import Foundation

/// One value of a row, declared once: its name for programs, its heading for people, the value and how it is shown.
///
/// Most fields are one column of a table and one member of JSON. A field of levels is a column of each level and a list
/// in JSON; a nested list is in JSON alone, because a table has no place for it.
public struct Field<Row> {
  /// Stable, snake_case: the member of JSON, and the heading in CSV of a field of one column.
  public let key: String
  /// Its columns in a table; none for a nested list.
  public internal(set) var columns: [Column]
  /// What the documentation says of it, a line a key.
  public internal(set) var keys: [DocumentedKey]
  /// One cell a column.
  var cells: (Row) -> [Cell]
  /// What JSON has of it; `nil` where it is only for people.
  var value: ((Row) -> JSONValue)?
  /// Whether JSON leaves it out of rows that have no value, instead of writing null.
  var isLeftOutWhereMissing = false

  /// A field of one column whose cell holds the value.
  /// - Parameters:
  ///   - unit: what the value counts, or in what it is measured: for the documentation.
  ///   - type: of the value, as the documentation names it.
  public static func cell(
    _ key: String, _ heading: String, _ setting: Column.Setting = .line, unit: String? = nil,
    type: DocumentedKey.ValueType = .text, _ cell: @escaping (Row) -> Cell
  ) -> Field {
    let column = Column(key: key, heading: heading, setting, isNumber: type == .integer || type == .number)
    return Field(
      key: key, columns: [column],
      keys: [DocumentedKey(json: key, csv: key, heading: heading, type: type, unit: unit)],
      cells: { [cell($0)] }, value: { cell($0).value })
  }

  public static func text(
    _ key: String, _ heading: String, _ setting: Column.Setting = .line, unit: String? = nil,
    _ value: @escaping (Row) -> String?
  ) -> Field {
    cell(key, heading, setting, unit: unit) { .text(value($0)) }
  }

  public static func integer(
    _ key: String, _ heading: String, _ setting: Column.Setting = .line, unit: String? = nil,
    _ value: @escaping (Row) -> Int?
  ) -> Field {
    cell(key, heading, setting, unit: unit, type: .integer) { row in value(row).map { .integer($0) } ?? .empty }
  }

  /// - Parameter form: how people read the number; programs get all its digits.
  public static func number(
    _ key: String, _ heading: String, _ form: NumberForm, _ setting: Column.Setting = .line, unit: String? = nil,
    _ value: @escaping (Row) -> Double?
  ) -> Field {
    cell(key, heading, setting, unit: unit, type: .number) { row in value(row).map { Cell($0, form) } ?? .empty }
  }

  /// A point in time (UTC); people read it to the second.
  public static func moment(
    _ key: String, _ heading: String, _ setting: Column.Setting = .line, withFractions: Bool = false,
    unit: String? = nil, _ value: @escaping (Row) -> Date?
  ) -> Field {
    cell(key, heading, setting, unit: unit) { row in
      guard let date = value(row) else { return .empty }
      var cell = Cell.moment(date, withFractions: withFractions)
      cell.words = date.formatted(Date.ISO8601FormatStyle()).replacing("T", with: " ").replacing("Z", with: "")
      return cell
    }
  }

  /// Yes or no; people read "yes" or nothing.
  public static func flag(
    _ key: String, _ heading: String, _ setting: Column.Setting = .line, _ value: @escaping (Row) -> Bool
  ) -> Field {
    cell(key, heading, setting, type: .flag) { Cell(.flag(value($0))) }
  }

  public static func list(
    _ key: String, _ heading: String, _ setting: Column.Setting = .line, unit: String? = nil,
    _ value: @escaping (Row) -> [String]
  ) -> Field {
    cell(key, heading, setting, unit: unit, type: .list) { .list(value($0)) }
  }

  /// A column that people read and programs don't, since it says again what other fields hold.
  public static func reading(
    _ key: String, _ heading: String, _ setting: Column.Setting = .line, _ cell: @escaping (Row) -> Cell
  ) -> Field {
    var field = Field.cell(key, heading, setting, cell)
    field.columns[0].shownOnly = true
    field.value = nil
    field.keys = []
    return field
  }
}

/// How a number is written where people read it.
public enum NumberForm: Sendable, Hashable {
  /// So many digits after the point.
  case decimal(Int)
  /// A share from 0 to 1 as percent, with so many digits after the point.
  case percent(Int)
  /// A p-value (`Numbers.probability`).
  case probability
  /// Whole numbers without a point, others with so many digits after it.
  case short(Int)
}

extension Cell {
  public init(_ number: Double, _ form: NumberForm) {
    switch form {
    case .decimal(let places): self = .decimal(number, places: places)
    case .percent(let places): self = .percent(number, places: places)
    case .probability: self = .probability(number)
    case .short(let places):
      let isWhole = number == number.rounded() && number.magnitude < 1e12
      self = isWhole ? .integer(Int(number)) : .decimal(number, places: places)
    }
  }
}

// MARK: How a field stands out

extension Field {
  /// Changes the cell of a field of one column: its emphasis, colour, mark or link, never its value.
  func styled(_ style: @escaping (Row, inout Cell) -> Void) -> Field {
    var field = self
    let cells = cells
    field.cells = { row in
      var made = cells(row)
      for index in made.indices { style(row, &made[index]) }
      return made
    }
    return field
  }

  /// People read these words in place of the value; without words nothing.
  public func read(as words: @escaping (Row) -> String?) -> Field {
    styled { row, cell in cell.words = words(row) ?? "" }
  }

  public func coloured(_ colour: @escaping (Row) -> String?) -> Field {
    styled { row, cell in cell.colour = colour(row) }
  }

  /// - Parameter link: where the value leads in a study's report (`Fragment`).
  public func linked(_ link: @escaping (Row) -> String?) -> Field {
    styled { row, cell in cell.link = link(row) }
  }

  /// Neighbouring columns with one group have its name over them.
  func grouped(_ group: String) -> Field {
    var field = self
    for index in field.columns.indices { field.columns[index].group = group }
    return field
  }

  public func emphasised(_ emphasis: @escaping (Row) -> Cell.Emphasis) -> Field {
    styled { row, cell in cell.emphasis = emphasis(row) }
  }

  /// JSON leaves it out of rows that have no value: what only some kinds of rows can have.
  func leftOutWhereMissing() -> Field {
    var field = self
    field.isLeftOutWhereMissing = true
    return field
  }

  /// Shown to people only where `condition` holds; programs always get it.
  public func shown(if condition: Bool) -> Field {
    if condition { return self }
    var field = self
    for index in field.columns.indices { field.columns[index].dataOnly = true }
    return field
  }
}

/// Fields that hold more than one value.
extension Field {
  /// The same values of each of several levels.
  ///
  /// JSON: a list of objects, each with its level's name under `levelKey`. A table: the schema's columns for each level,
  /// under the level's heading; CSV writes `LEVEL.key`.
  /// A column without a heading of its own has the level's, with nothing above it.
  /// - Parameters:
  ///   - levels: in order; `items` gives as many values.
  ///   - over: a heading over all levels, for a schema of one column: each level's own heading is then its column's.
  static func levels<Item>(
    _ key: String, _ levels: [LevelHeading], levelKey: String = "level", over: String? = nil, _ schema: Schema<Item>,
    _ items: @escaping (Row) -> [Item]
  ) -> Field {
    let inner = schema.columns
    let columns = levels.flatMap { level in
      inner.map { column in
        var column = column
        column.key = "\(level.name).\(column.key)"
        column.group = over ?? level.heading
        if over != nil {
          column.heading = level.heading
        } else if column.heading.isEmpty {
          (column.heading, column.group) = (level.heading, nil)
        }
        return column
      }
    }
    let name = DocumentedKey(
      json: "\(key)[].\(levelKey)", csv: nil, heading: "Level", type: .text, unit: nil)
    return Field(
      key: key, columns: columns,
      keys: [name] + schema.keys.map { $0.inside("\(key)[].", csvPrefix: "LEVEL.") },
      cells: { row in items(row).prefix(levels.count).flatMap(schema.cells) },
      value: { row in
        .array(
          zip(levels, items(row)).map { level, item in
            .object([(levelKey, .string(level.name))] + schema.members(item))
          })
      })
  }

  /// Rows that belong to a row, as a list of objects: in JSON alone.
  static func nested<Item>(
    _ key: String, _ schema: Schema<Item>, _ items: @escaping (Row) -> [Item]
  ) -> Field {
    Field(
      key: key, columns: [], keys: schema.keys.map { $0.inside("\(key)[].", csvPrefix: nil) }, cells: { _ in [] },
      value: { .array(items($0).map(schema.value)) })
  }

  /// Values that belong together, or none of them: in JSON an object or null, in a table columns of their own keys.
  /// - Parameter absent: what people read where there are none, by column.
  static func part<Item>(
    _ key: String, _ schema: Schema<Item>, absent: [String: String] = [:], _ item: @escaping (Row) -> Item?
  ) -> Field {
    let columns = schema.columns
    let none = columns.map { Cell.empty(read: absent[$0.key]) }
    return Field(
      key: key, columns: columns, keys: schema.keys.map { $0.inside("\(key).", csvPrefix: "") },
      cells: { row in item(row).map(schema.cells) ?? none },
      value: { item($0).map(schema.value) ?? .null })
  }

  /// A value with what belongs to it, its interval, its error. In JSON an object or null; in a table the schema's column
  /// `value` has the field's own key and heading, the others are `KEY_low` and so on.
  static func measured<Item>(
    _ key: String, _ heading: String, _ schema: Schema<Item>, _ item: @escaping (Row) -> Item?
  ) -> Field {
    func name(_ own: String) -> String { own == "value" ? key : "\(key)_\(own)" }
    var columns = schema.columns
    for index in columns.indices {
      if columns[index].key == "value" { columns[index].heading = heading }
      columns[index].key = name(columns[index].key)
    }
    let keys = schema.keys.map { own in
      var inside = own.inside("\(key).", csvPrefix: "")
      inside.csv = own.csv.map(name)
      if own.json == "value" { inside.heading = heading }
      return inside
    }
    let none = columns.map { _ in Cell.empty }
    return Field(
      key: key, columns: columns, keys: keys, cells: { row in item(row).map(schema.cells) ?? none },
      value: { item($0).map(schema.value) ?? .null })
  }

  /// Values whose names are the study's own: levels by grouping, segments by code. In JSON an object, in a table a
  /// column a name.
  /// - Parameters:
  ///   - placeholder: stands for a name in the documentation: `GROUP`.
  ///   - cells: one a name.
  static func keyed(
    _ key: String, _ names: [(key: String, heading: String)], _ setting: Column.Setting = .line, placeholder: String,
    type: DocumentedKey.ValueType = .text, unit: String? = nil, _ cells: @escaping (Row) -> [Cell]
  ) -> Field {
    let isNumber = type == .integer || type == .number
    return Field(
      key: key, columns: names.map { Column(key: $0.key, heading: $0.heading, setting, isNumber: isNumber) },
      keys: [
        DocumentedKey(
          json: "\(key).\(placeholder)", csv: setting.isShown || !names.isEmpty ? placeholder : nil, heading: "",
          type: type, unit: unit)
      ],
      cells: cells, value: { row in .object(zip(names, cells(row)).map { ($0.key, $1.value) }) })
  }

  /// An estimate with its interval: people read all three in one column, programs in three.
  static func estimate(
    _ key: String, _ heading: String, _ style: EstimateStyle, _ setting: Column.Setting = .wrapped(10),
    bounds: (low: String, high: String)? = nil, unit: String? = nil,
    _ estimate: @escaping (Row) -> (value: Double, low: Double?, high: Double?)?
  ) -> [Field] {
    let bounds = bounds ?? (key + "_low", key + "_high")
    return [
      .cell(key, heading, setting, unit: unit, type: .number) { row in
        estimate(row).map { .estimate($0.value, low: $0.low, high: $0.high, style) } ?? .empty
      },
      .number(bounds.low, "low", .decimal(3), .data, unit: "lower bound of the 95% interval") { estimate($0)?.low },
      .number(bounds.high, "high", .decimal(3), .data, unit: "upper bound of the 95% interval") { estimate($0)?.high },
    ]
  }

  /// The same field of a row that holds this kind of row.
  func of<Outer>(_ row: @escaping (Outer) -> Row) -> Field<Outer> {
    let (cells, value) = (cells, value)
    return Field<Outer>(
      key: key, columns: columns, keys: keys, cells: { cells(row($0)) },
      value: value.map { value in { value(row($0)) } }, isLeftOutWhereMissing: isLeftOutWhereMissing)
  }

  /// The same column of another kind of row, which JSON has elsewhere.
  /// - Parameter absent: what people read where there is no such row, by column.
  func inTableOnly<Outer>(
    absent: [String: String] = [:], _ row: @escaping (Outer) -> Row?
  ) -> Field<Outer> {
    let none = columns.map { Cell.empty(read: absent[$0.key]) }
    let cells = cells
    return Field<Outer>(
      key: key, columns: columns, keys: keys.map { $0.inTableOnly },
      cells: { outer in row(outer).map(cells) ?? none }, value: nil)
  }

  /// Rows that belong to a row and are of several kinds, as a list of objects: in JSON alone.
  /// - Parameter keys: of all kinds.
  static func alternatives(
    _ key: String, _ keys: [DocumentedKey], _ rows: @escaping (Row) -> JSONValue
  ) -> Field {
    var seen: Set<String> = []
    let own = keys.map { $0.inside("\(key)[].", csvPrefix: nil) }.filter { seen.insert($0.json ?? "").inserted }
    return Field(key: key, columns: [], keys: own, cells: { _ in [] }, value: rows)
  }

  /// A value of JSON that no table has: a list of numbers, an object of one's own.
  static func json(
    _ key: String, type: DocumentedKey.ValueType, unit: String? = nil, _ value: @escaping (Row) -> JSONValue
  ) -> Field {
    Field(
      key: key, columns: [], keys: [DocumentedKey(json: key, csv: nil, heading: "", type: type, unit: unit)],
      cells: { _ in [] }, value: value)
  }
}

/// A level over its columns: its name for programs, its heading for people.
struct LevelHeading: Hashable {
  let name: String
  let heading: String
}

extension Cell {
  /// No value, and what people read instead.
  static func empty(read words: String?) -> Cell {
    var cell = Cell.empty
    cell.words = words
    return cell
  }
}

import Basics
import Foundation
import GRDB

/// Another program's SQLite database, opened for reading only.
struct ProjectDatabase {
  private let queue: DatabaseQueue
  let file: String
  private let columns: [String: Set<String>]

  /// - Throws: `Problem` of kind `badData` for a database that cannot be read, `missingInput` where there is none.
  init(_ url: URL, file: String) throws {
    guard FileManager.default.fileExists(atPath: url.path) else {
      throw Problem.unknownProject(file: file, "there is no database")
    }
    var configuration = Configuration()
    configuration.readonly = true
    self.file = file
    let computed: Bool
    do {
      queue = try DatabaseQueue(path: url.path, configuration: configuration)
      // Views and virtual tables are not read: reading one would run what it says.
      let plain = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'create virtual%'"
      computed = try queue.read { database in
        try Int.fetchOne(
          database, sql: "SELECT count(*) FROM (\(plain)) AS own, pragma_table_xinfo(own.name) WHERE hidden > 1") != 0
      }
      columns = try queue.read { database in
        let tables = try String.fetchAll(database, sql: plain)
        var columns: [String: Set<String>] = [:]
        for table in tables {
          columns[table.lowercased()] = Set(try database.columns(in: table).map { $0.name.lowercased() })
        }
        return columns
      }
    } catch {
      throw Problem.databaseUnreadable(file: file)
    }
    if computed { throw Problem.computedColumns(file: file) }
  }

  func has(_ table: String, _ column: String? = nil) -> Bool {
    guard let known = columns[table.lowercased()] else { return false }
    return column.map { known.contains($0.lowercased()) } ?? true
  }

  /// Which program's it is, by its tables.
  /// - Throws: `Problem` for a database of none of them.
  func form() throws -> ProjectImport.Form {
    if has("code_text"), has("source", "fulltext") { return .qualCoder }
    if has("highlights"), has("documents", "contents") { return .taguette }
    if has("freecode"), has("coding", "selfirst") { return .rqda }
    throw Problem.unknownProject(file: file, "a database with other tables")
  }

  /// All rows of a table; none where there is no such table. No value reaches an error.
  /// - Parameter order: columns; those that the table does not have in this version are passed over, and rows that are
  ///   then equal are in the order in which they were written.
  func rows(_ table: String, order: String...) throws -> [DatabaseRow] {
    guard has(table) else { return [] }
    let sorting = (order.filter { has(table, $0) } + ["rowid"]).joined(separator: ", ")
    do {
      return try queue.read { database in
        try Row.fetchAll(database, sql: "SELECT * FROM \"\(table)\" ORDER BY \(sorting)").map(DatabaseRow.init)
      }
    } catch {
      throw Problem.databaseUnreadable(file: file)
    }
  }
}

/// One row, its values read leniently: programs keep numbers as text and text as numbers.
struct DatabaseRow {
  private let values: [String: DatabaseValue]

  init(_ row: Row) {
    values = Dictionary(row.map { ($0.0.lowercased(), $0.1) }) { first, _ in first }
  }

  /// The value as text; `nil` where there is none, or it is empty.
  func text(_ column: String) -> String? {
    switch values[column]?.storage {
    case .string(let text): text.isEmpty ? nil : text
    case .int64(let number): String(number)
    case .double(let number): String(number)
    case .blob(let data): String(data: data, encoding: .utf8)
    case .null, nil: nil
    }
  }

  func whole(_ column: String) -> Int? {
    switch values[column]?.storage {
    case .int64(let number): Int(number)
    case .double(let number): Int(exactly: number.rounded())
    case .string(let text): Int(text)
    default: nil
    }
  }

  /// Two offsets, the end exclusive; `nil` where they are none.
  func range(_ start: String, _ end: String) -> (start: Int, end: Int)? {
    guard let from = whole(start), let to = whole(end), from >= 0, to >= from else { return nil }
    return (from, to)
  }

  /// A coded passage, as QualCoder and RQDA keep it alike but for the names of the columns of its number and its place.
  func coding(number: String, from start: String, to end: String) -> ForeignSelection {
    var selection = ForeignSelection(id: "coding \(whole(number) ?? 0)")
    selection.range = range(start, end)
    selection.quote = text("seltext").map { ForeignQuote(text: $0, isCertain: true) }
    selection.codings = [
      ForeignCoding(
        id: selection.id, code: "code \(whole("cid") ?? 0)", coder: text("owner"), time: time("date"),
        note: text("memo"))
    ]
    return selection
  }

  /// `2024-03-01 10:15:00` and ISO 8601, taken as UTC where no zone is given; `nil` for other forms.
  func time(_ column: String) -> Date? {
    guard let text = text(column) else { return nil }
    let plain = text.trimmingWhitespace()
    let joined =
      plain.count > 10 && plain.dropFirst(10).hasPrefix(" ") ? plain.prefix(10) + "T" + plain.dropFirst(11) : plain[...]
    return REFIIdentifier.time(joined.count == 10 ? joined + "T00:00:00" : String(joined))
  }
}

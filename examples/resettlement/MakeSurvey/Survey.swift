import Foundation

/// The survey as it is written: columns of cells, a row a household, in the order of the households' numbers.
struct Survey {
  private(set) var columns: [(name: String, cells: [String])] = []

  mutating func add(_ name: String, _ cells: [String]) { columns.append((name, cells)) }
  mutating func add(_ name: String, _ numbers: [Int]) { add(name, numbers.map(String.init)) }

  /// The rows in the order of the first column.
  mutating func sort() {
    guard let first = columns.first else { return }
    let order = first.cells.indices.sorted { first.cells[$0] < first.cells[$1] }
    columns = columns.map { column in (column.name, order.map { column.cells[$0] }) }
  }

  func cells(_ name: String) throws -> [String] {
    guard let column = columns.first(where: { $0.name == name }) else { throw Failure("The survey has no \(name).") }
    return column.cells
  }

  /// A column of Tables 2 and 3, from the cells as the study derives it: options counted, employed by all members.
  func numbers(_ name: String) throws -> [Double] {
    switch name {
    case "human_capital":
      return zip(try numbers("employed_members"), try numbers("household_members")).map { $0 / $1 }
    case "activities_with_friends", "lifestyle_change":
      let chosen = try cells(name == "lifestyle_change" ? "lifestyle_changes" : "activities")
      return chosen.map { $0 == Questionnaire.noOption ? 0 : Double($0.split(separator: ";").count) }
    default:
      return try cells(name).map { cell in
        guard let number = Double(cell) else { throw Failure("\(name): a cell is no number.") }
        return number
      }
    }
  }

  /// No cell needs quotes.
  var csv: String {
    var lines = [columns.map(\.name).joined(separator: ",")]
    for row in (columns.first?.cells ?? []).indices {
      lines.append(columns.map { $0.cells[row] }.joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

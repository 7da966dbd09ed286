/// A table of counts of independent units: rows by columns.
public struct ContingencyTable: Sendable, Hashable {
  /// Row after row.
  public let counts: [[Int]]
  public let rowTotals: [Int]
  public let columnTotals: [Int]
  public let total: Int

  public var rows: Int { rowTotals.count }
  public var columns: Int { columnTotals.count }

  /// - Throws: `StatisticsError.emptyTable`, `.lengthsDiffer` for ragged rows, `.badCount` with the index of a negative
  ///   count (row after row).
  public init(_ counts: [[Int]]) throws(StatisticsError) {
    guard let width = counts.first?.count, width > 0 else { throw .emptyTable }
    for (row, values) in counts.enumerated() {
      guard values.count == width else { throw .lengthsDiffer(width, values.count) }
      if let column = values.firstIndex(where: { $0 < 0 }) { throw .badCount(index: row * width + column) }
    }
    self.counts = counts
    rowTotals = counts.map { $0.reduce(0, +) }
    columnTotals = (0..<width).map { column in counts.reduce(0) { $0 + $1[column] } }
    total = rowTotals.reduce(0, +)
    guard total > 0 else { throw .emptyTable }
  }

  /// Counts the pairs of categories, each 0-based.
  /// - Throws: `StatisticsError.badCategory` with the index of a pair outside the table, `.lengthsDiffer`, `.emptyTable`.
  public init(row: [Int], column: [Int], rows: Int, columns: Int) throws(StatisticsError) {
    guard row.count == column.count else { throw .lengthsDiffer(row.count, column.count) }
    guard rows > 0, columns > 0 else { throw .emptyTable }
    var counts = [[Int]](repeating: [Int](repeating: 0, count: columns), count: rows)
    for index in row.indices {
      guard (0..<rows).contains(row[index]), (0..<columns).contains(column[index]) else {
        throw .badCategory(index: index)
      }
      counts[row[index]][column[index]] += 1
    }
    try self.init(counts)
  }

  /// Row total times column total over the total.
  public var expected: [[Double]] {
    rowTotals.map { row in columnTotals.map { Double(row) * Double($0) / Double(total) } }
  }

  /// The smallest expected count of any cell.
  public var smallestExpected: Double {
    Double(rowTotals.min() ?? 0) * Double(columnTotals.min() ?? 0) / Double(total)
  }

  /// The table without rows and columns that hold only zeros.
  public func withoutEmptyMargins() throws(StatisticsError) -> ContingencyTable {
    let kept = columnTotals.indices.filter { columnTotals[$0] > 0 }
    return try ContingencyTable(
      counts.indices.filter { rowTotals[$0] > 0 }.map { row in kept.map { counts[row][$0] } })
  }

  func checkMargins() throws(StatisticsError) {
    guard rows > 1, columns > 1 else { throw .wrongShape(rows: rows, columns: columns) }
    if let row = rowTotals.firstIndex(of: 0) { throw .emptyMargin(row: row, column: nil) }
    if let column = columnTotals.firstIndex(of: 0) { throw .emptyMargin(row: nil, column: column) }
  }
}

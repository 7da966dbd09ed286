import Foundation

/// Fisher's exact test of an r x c table (Freeman & Halton 1951).
///
/// - Null: rows and columns are independent, given all margins. P-value: the sum of the probabilities of all tables that
///   are not more probable than the observed one (times 1 + 1e-7 against rounding, as R).
/// - Exact when the margins allow at most `limit` tables: all of them are visited, column by column, with the last column
///   determined. Otherwise Monte Carlo: the column labels are shuffled over the rows' units, p = (1 + hits) / (1 +
///   replicates), with its standard error and the seed kept.
/// - For 2 x 2 it equals `FisherExactTest`.
///
/// Reference: R `fisher.test`.
public struct FisherExactTable: Sendable, Hashable {
  public enum Method: Sendable, Hashable {
    /// Every table was visited.
    case exact(tables: Int)
    case monteCarlo(replicates: Int, seed: UInt64, standardError: Double)
  }

  public let pValue: Double
  public let method: Method

  /// - Throws: `StatisticsError.wrongShape` for a single row or column, `.emptyMargin`, `.badSetting` for fewer than one
  ///   replicate.
  public init(_ table: ContingencyTable, limit: Int = 2_000_000, replicates: Int = 100_000, seed: UInt64 = 1)
    throws(StatisticsError)
  {
    try table.checkMargins()
    guard replicates > 0 else { throw .badSetting(replicates) }
    let logFactorials = Self.logFactorials(table.total)
    // The probability of a table is a constant over the product of its cells' factorials.
    var observed = 0.0
    for row in table.counts { for count in row { observed -= logFactorials[count] } }
    observed += Self.slack
    // Fewer columns than rows: fewer levels to visit.
    let wide = table.columns > table.rows
    let rows = wide ? table.columnTotals : table.rowTotals
    let columns = (wide ? table.rowTotals : table.columnTotals).sorted()
    var visit = TableVisit(
      columns: columns, logFactorials: logFactorials, observed: observed, limit: limit, rows: rows)
    if visit.run() {
      pValue = min(1, visit.extreme.value / visit.all.value)
      method = .exact(tables: visit.visited)
      return
    }
    var random = SeededRandom(seed: seed)
    var labels: [Int] = []
    for (column, count) in table.columnTotals.enumerated() {
      labels.append(contentsOf: repeatElement(column, count: count))
    }
    var hits = 0
    var cells = [Int](repeating: 0, count: table.columns)
    for _ in 0..<replicates {
      random.shuffle(&labels)
      var place = 0
      var logProbability = 0.0
      for size in table.rowTotals {
        for column in cells.indices { cells[column] = 0 }
        for _ in 0..<size {
          cells[labels[place]] += 1
          place += 1
        }
        for count in cells { logProbability -= logFactorials[count] }
      }
      if logProbability <= observed { hits += 1 }
    }
    let p = Double(hits + 1) / Double(replicates + 1)
    pValue = p
    method = .monteCarlo(
      replicates: replicates, seed: seed, standardError: (p * (1 - p) / Double(replicates)).squareRoot())
  }

  private static let slack = log1p(1e-7)

  private static func logFactorials(_ n: Int) -> [Double] {
    var sum = ExactSum()
    var result = [0.0]
    for value in stride(from: 1, through: n, by: 1) {
      sum.add(log(Double(value)))
      result.append(sum.value)
    }
    return result
  }
}

/// The walk over all tables with given margins.
private struct TableVisit {
  let columns: [Int]
  let logFactorials: [Double]
  let observed: Double
  let limit: Int
  var rows: [Int]
  var visited = 0
  var all = ExactSum()
  var extreme = ExactSum()

  init(columns: [Int], logFactorials: [Double], observed: Double, limit: Int, rows: [Int]) {
    self.columns = columns
    self.logFactorials = logFactorials
    self.observed = observed
    self.limit = limit
    self.rows = rows
  }

  /// False when there are more tables than the limit.
  mutating func run() -> Bool {
    column(0, 0)
  }

  private mutating func column(_ index: Int, _ sum: Double) -> Bool {
    if index == columns.count - 1 {
      visited += 1
      if visited > limit { return false }
      let logProbability = rows.reduce(sum) { $0 - logFactorials[$1] }
      // Relative to the observed table, so that nothing under- or overflows.
      let weight = exp(logProbability - observed)
      all.add(weight)
      if logProbability <= observed { extreme.add(weight) }
      return true
    }
    return cell(index, 0, columns[index], rows.reduce(0, +), sum)
  }

  /// Fills one cell of a column: `left` units of the column and `room` places in this row and those below are left.
  private mutating func cell(_ index: Int, _ row: Int, _ left: Int, _ room: Int, _ sum: Double) -> Bool {
    let below = room - rows[row]
    if row == rows.count - 1 {
      rows[row] -= left
      defer { rows[row] += left }
      return column(index + 1, sum - logFactorials[left])
    }
    for count in max(0, left - below)...max(0, left - below, min(left, rows[row])) {
      rows[row] -= count
      let goesOn = cell(index, row + 1, left - count, below, sum - logFactorials[count])
      rows[row] += count
      if !goesOn { return false }
    }
    return true
  }
}

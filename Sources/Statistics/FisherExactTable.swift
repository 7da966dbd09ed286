import Foundation

/// Fisher's exact test of an r x c table (Freeman & Halton 1951).
///
/// - Null: rows and columns are independent, given all margins. P-value: the sum of the probabilities of all tables that
///   are not more probable than the observed one (times 1 + 1e-7 against rounding, as R).
/// - Exact while the walk over all tables stays within `limit` steps. It goes column by column; tables whose first
///   columns leave the same row totals, with the same probability so far, go on as one with their number (the merging
///   of Mehta & Patel's 1983 network algorithm, without its bounds).
/// - Otherwise Monte Carlo: the column labels are shuffled over the rows' units, p = (1 + hits) / (1 + replicates), with
///   its standard error and the seed kept.
/// - For 2 x 2 it equals `FisherExactTest`.
///
/// Reference: R `fisher.test`.
public struct FisherExactTable: Sendable, Hashable {
  public enum Method: Sendable, Hashable {
    case exact
    case monteCarlo(replicates: Int, seed: UInt64, standardError: Double)
  }

  public let pValue: Double
  public let method: Method

  /// - Throws: `StatisticsError.wrongShape` for a single row or column, `.emptyMargin`, `.badSetting` for fewer than one
  ///   replicate.
  public init(_ table: ContingencyTable, limit: Int = 5_000_000, replicates: Int = 100_000, seed: UInt64 = 1)
    throws(StatisticsError)
  {
    try table.checkMargins()
    guard replicates > 0 else { throw .badSetting(replicates) }
    let logFactorials = Self.logFactorials(table.total)
    // The probability of a table is a constant over the product of its cells' factorials.
    var observed = log1p(1e-7)
    for row in table.counts { for count in row { observed -= logFactorials[count] } }
    var walk = TableWalk(table, logFactorials: logFactorials, observed: observed, limit: limit)
    if let p = walk.run() {
      pValue = p
      method = .exact
      return
    }
    var random = SeededRandom(seed: seed)
    var labels = table.columnTotals.enumerated().flatMap { [Int](repeating: $0.offset, count: $0.element) }
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
private struct TableWalk {
  /// Row totals still to be filled, in ascending order: rows are interchangeable.
  typealias Node = [Int]
  /// Logarithms of the probability so far on a grid of 2^-40, with how many partial tables share them.
  typealias Past = [Int64: Double]

  let columns: [Int]
  let rows: Node
  let logFactorials: [Double]
  let observed: Double
  let limit: Int
  var steps = 0

  init(_ table: ContingencyTable, logFactorials: [Double], observed: Double, limit: Int) {
    // The shorter margin makes the nodes, the longer one the stages; large columns first leave few nodes.
    let wide = table.columns >= table.rows
    rows = (wide ? table.rowTotals : table.columnTotals).sorted()
    columns = (wide ? table.columnTotals : table.rowTotals).sorted(by: >)
    self.logFactorials = logFactorials
    self.observed = observed
    self.limit = limit
  }

  /// Nil when the limit is reached.
  mutating func run() -> Double? {
    var stage: [Node: Past] = [rows: [0: 1]]
    for column in columns.dropLast(2) {
      var next: [Node: Past] = [:]
      for (node, past) in stage {
        let fills = fills(of: node, column)
        steps += fills.count * past.count
        if steps > limit { return nil }
        for (rest, change) in fills {
          let shift = Int64((change * 0x1p40).rounded())
          for (key, count) in past { next[rest.sorted(), default: [:]][key + shift, default: 0] += count }
        }
      }
      stage = next
    }
    // The last column follows from the last but one, so that each node's ways to end are a sorted list, and the tables
    // of each past are found in it by bisection. Everything is relative to the observed table.
    var all = ExactSum()
    var extreme = ExactSum()
    for (node, past) in stage.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let ends = fills(of: node, columns[columns.count - 2])
        .map { rest, change in rest.reduce(change) { $0 - logFactorials[$1] } }.sorted()
      steps += ends.count + past.count
      if steps > limit { return nil }
      let reference = ends.last ?? 0
      var sums = [0.0]
      var sum = ExactSum()
      for end in ends {
        sum.add(exp(end - reference))
        sums.append(sum.value)
      }
      for (key, count) in past.sorted(by: { $0.key < $1.key }) {
        let before = Double(key) * 0x1p-40
        var low = 0
        var high = ends.count
        while low < high {
          let middle = (low + high) / 2
          if before + ends[middle] <= observed { low = middle + 1 } else { high = middle }
        }
        let weight = count * exp(before + reference - observed)
        all.add(weight * sums[ends.count])
        extreme.add(weight * sums[low])
      }
    }
    return min(1, extreme.value / all.value)
  }

  private func fills(of node: Node, _ column: Int) -> [(Node, Double)] {
    var result: [(Node, Double)] = []
    var left = node
    fill(0, column, node.reduce(0, +), &left, 0, &result)
    return result
  }

  /// All ways to take one column's units from the rows: `left` units to place from row `row` on, where `room` are.
  private func fill(
    _ row: Int, _ left: Int, _ room: Int, _ node: inout Node, _ sum: Double, _ fills: inout [(Node, Double)]
  ) {
    if row == node.count - 1 {
      node[row] -= left
      fills.append((node, sum - logFactorials[left]))
      node[row] += left
      return
    }
    let below = room - node[row]
    let fewest = max(0, left - below)
    let most = min(left, node[row])
    guard fewest <= most else { return }
    for count in fewest...most {
      node[row] -= count
      fill(row + 1, left - count, below, &node, sum - logFactorials[count], &fills)
      node[row] += count
    }
  }
}

import Foundation

/// Fisher's exact test of an r x c table (Freeman & Halton 1951).
///
/// - Null: rows and columns are independent, given all margins. P-value: the sum of the probabilities of all tables that
///   are not more probable than the observed one (times 1 + 1e-7 against rounding, as R).
/// - Exact while the walk over all tables stays within `limit` steps. It goes column by column; tables whose first
///   columns leave the same row totals, with the same probability so far, go on as one with their number (the merging
///   of Mehta & Patel's 1983 network algorithm, without its bounds). The steps of a column are counted before they are
///   taken: a table with too many is not begun.
/// - Otherwise Monte Carlo: tables with the same margins are drawn (`RandomTables`), p = (1 + hits) / (1 + replicates),
///   with its standard error and the seed kept. Without a number of replicates, 100,000 are drawn, or as many fewer as
///   keep the work on a large table to about a second, but 2,000 at least.
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
  public init(_ table: ContingencyTable, limit: Int = 5_000_000, replicates: Int? = nil, seed: UInt64 = 1)
    throws(StatisticsError)
  {
    try table.checkMargins()
    if let replicates, replicates < 1 { throw .badSetting(replicates) }
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
    var tables = RandomTables(like: table, logFactorials: logFactorials, seed: seed)
    let replicates = replicates ?? min(100_000, max(2_000, Self.mostDrawn / tables.workOfOne))
    var hits = 0
    for _ in 0..<replicates where tables.nextLogProbability() <= observed { hits += 1 }
    let p = Double(hits + 1) / Double(replicates + 1)
    pValue = p
    method = .monteCarlo(
      replicates: replicates, seed: seed, standardError: (p * (1 - p) / Double(replicates)).squareRoot())
  }

  /// Units or cells that are drawn in about a second.
  private static let mostDrawn = 300_000_000

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
  var steps = 0.0

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
      guard takeSteps(stage, column, { ways, past in ways * Double(past) }) else { return nil }
      var next: [Node: Past] = [:]
      for (node, past) in stage {
        for (rest, change) in fills(of: node, column) {
          let shift = Int64((change * 0x1p40).rounded())
          Self.add(past, shiftedBy: shift, to: &next[rest.sorted(), default: [:]])
        }
      }
      stage = next
    }
    guard takeSteps(stage, columns[columns.count - 2], { ways, past in ways + Double(past) }) else { return nil }
    // The last column follows from the last but one, so that each node's ways to end are a sorted list, and the tables
    // of each past are found in it by bisection. Everything is relative to the observed table.
    var all = ExactSum()
    var extreme = ExactSum()
    for (node, past) in stage.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let ends = fills(of: node, columns[columns.count - 2])
        .map { rest, change in rest.reduce(change) { $0 - logFactorials[$1] } }.sorted()
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

  private static func add(_ past: Past, shiftedBy shift: Int64, to next: inout Past) {
    for (key, count) in past { next[key + shift, default: 0] += count }
  }

  /// Counts the steps that a column will take from all nodes of a stage; false when they are too many.
  private mutating func takeSteps(_ stage: [Node: Past], _ column: Int, _ steps: (Double, Int) -> Double) -> Bool {
    for (node, past) in stage {
      self.steps += steps(Self.numberOfFills(of: node, column), past.count)
      if self.steps > Double(limit) { return false }
    }
    return true
  }

  /// How many elements `fills` has, without making them: the coefficient of x to the power of `column` in the product
  /// over the rows of 1 + x + … + x to the power of the row's total.
  private static func numberOfFills(of node: Node, _ column: Int) -> Double {
    var ways = [Double](repeating: 0, count: column + 1)
    ways[0] = 1
    for room in node {
      // Sums of `room + 1` neighbours, as differences of running sums.
      var sums = [0.0]
      sums.reserveCapacity(column + 2)
      for value in ways { sums.append(sums[sums.count - 1] + value) }
      for units in ways.indices { ways[units] = sums[units + 1] - sums[max(0, units - room)] }
    }
    return ways[column]
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

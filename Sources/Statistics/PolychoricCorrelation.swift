import Foundation

/// The polychoric correlation of two ordinal variables: the correlation of two normal variables of which the categories
/// are slices (Pearson 1900; Olsson 1979).
///
/// - Two steps: the thresholds are the normal quantiles of the cumulated shares of each variable, then the correlation
///   has the largest likelihood given them. Found as the root of the likelihood's derivative.
/// - No correction of empty cells (psych's `correct = 0`).
///
/// Reference: Olsson (1979), Psychometrika 44(4): 443-460; R polycor::polychor(ML = FALSE), psych::polychoric(correct = 0).
public struct PolychoricCorrelation: Sendable, Hashable {
  public let coefficient: Double

  /// - Throws: `StatisticsError.emptyMargin`, `.wrongShape` for a single row or column, `.noConvergence` where the
  ///   likelihood grows towards -1 or 1 (a table whose categories go together without exception).
  public init(_ table: ContingencyTable) throws(StatisticsError) {
    try table.checkMargins()
    let likelihood = Likelihood(
      counts: table.counts, rows: Self.thresholds(table.rowTotals), columns: Self.thresholds(table.columnTotals))
    // The likelihood need not be concave: the best of a grid, then the root of the slope between its neighbours. Near -1
    // and 1 the grid is finer, as the likelihood changes there.
    let grid = (-40...40).map { tanh(Double($0) / 10) }
    let values = grid.map(likelihood.value)
    let best = values.indices.max { values[$0] < values[$1] } ?? 0
    guard best > 0, best < grid.count - 1,
      let found = root(of: { -likelihood.slope($0) }, from: grid[best - 1], to: grid[best + 1], relative: 1e-14)
    else { throw .noConvergence(iterations: grid.count) }
    coefficient = found
  }

  /// Of the correlation, the thresholds known.
  private struct Likelihood {
    let counts: [[Int]]
    let rows: [Double]
    let columns: [Double]

    /// One a cell: the difference of a function over its four corners.
    private func cells(_ function: (Double, Double) -> Double) -> [[Double]] {
      let corners = rows.map { h in columns.map { function(h, $0) } }
      return counts.indices.map { row in
        counts[row].indices.map { column in
          corners[row + 1][column + 1] - corners[row][column + 1] - corners[row + 1][column] + corners[row][column]
        }
      }
    }

    func value(_ r: Double) -> Double {
      let probabilities = cells(BivariateNormal(correlation: r).lower)
      return sum { Double($0) * log(max(probabilities[$1][$2], 1e-300)) }
    }

    /// d P / d r of the normal distribution is its density (Plackett 1954).
    func slope(_ r: Double) -> Double {
      let normal = BivariateNormal(correlation: r)
      let (probabilities, changes) = (cells(normal.lower), cells(normal.density))
      return sum { Double($0) * changes[$1][$2] / max(probabilities[$1][$2], 1e-300) }
    }

    /// Over the cells that hold somebody.
    private func sum(_ term: (Int, Int, Int) -> Double) -> Double {
      var sum = ExactSum()
      for row in counts.indices {
        for column in counts[row].indices where counts[row][column] > 0 {
          sum.add(term(counts[row][column], row, column))
        }
      }
      return sum.value
    }
  }

  /// With both infinite ends.
  private static func thresholds(_ totals: [Int]) -> [Double] {
    let all = totals.reduce(0, +)
    var below = 0
    return [-.infinity]
      + totals.dropLast().map { total in
        below += total
        return StandardNormal().quantile(Double(below) / Double(all))
      } + [.infinity]
  }
}

/// Alpha of ordinal items: the standardised alpha, k r / (1 + (k - 1) r), of their polychoric correlations.
///
/// Reference: Zumbo, Gadermann & Zeisser (2007), Journal of Modern Applied Statistical Methods 6(1): 21-29.
public struct OrdinalAlpha: Sendable, Hashable {
  public let estimate: Double
  /// Items by items, 1 in the diagonal.
  public let correlations: Matrix

  /// - Parameter data: observations by items, complete; each different value is a category.
  /// - Throws: `StatisticsError.tooFewItems` below 2, `.constantColumn`, what `PolychoricCorrelation` throws.
  public init(_ data: Matrix) throws(StatisticsError) {
    let k = data.columns
    guard k > 1 else { throw .tooFewItems(needed: 2, given: k) }
    try data.checkFinite()
    var codes: [[Int]] = []
    var sizes: [Int] = []
    for item in 0..<k {
      let values = data.column(item)
      let categories = Set(values).sorted()
      guard categories.count > 1 else { throw .constantColumn(item) }
      let place = Dictionary(uniqueKeysWithValues: categories.enumerated().map { ($1, $0) })
      codes.append(values.map { place[$0] ?? 0 })
      sizes.append(categories.count)
    }
    var matrix = Matrix(rows: k, columns: k)
    var sum = ExactSum()
    for a in 0..<k {
      matrix[a, a] = 1
      for b in 0..<a {
        let table = try ContingencyTable(row: codes[a], column: codes[b], rows: sizes[a], columns: sizes[b])
        let r = try PolychoricCorrelation(table).coefficient
        (matrix[a, b], matrix[b, a]) = (r, r)
        sum.add(r)
      }
    }
    let mean = sum.value / Double(k * (k - 1) / 2)
    correlations = matrix
    estimate = Double(k) * mean / (1 + Double(k - 1) * mean)
  }
}

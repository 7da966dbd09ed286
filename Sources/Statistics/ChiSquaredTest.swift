/// Pearson's chi-squared test of independence of rows and columns, without continuity correction.
///
/// - Null: rows and columns are independent. Statistic: the sum of (O - E)^2 / E, (r - 1)(c - 1) degrees of freedom.
/// - Always approximate; `smallestExpected` says how well it may hold (5 or more is the usual demand).
///
/// Reference: R `chisq.test(correct = FALSE)`.
public struct ChiSquaredTest: Sendable, Hashable {
  public let statistic: Double
  public let degreesOfFreedom: Double
  public let total: Int
  public let smallestExpected: Double

  /// - Throws: `StatisticsError.emptyMargin`, `.wrongShape` for a single row or column.
  public init(_ table: ContingencyTable) throws(StatisticsError) {
    try table.checkMargins()
    var sum = ExactSum()
    for (row, values) in table.expected.enumerated() {
      for (column, e) in values.enumerated() {
        let distance = Double(table.counts[row][column]) - e
        sum.add(distance * distance / e)
      }
    }
    statistic = sum.value
    degreesOfFreedom = Double((table.rows - 1) * (table.columns - 1))
    total = table.total
    smallestExpected = table.smallestExpected
  }

  public var pValue: Double { ChiSquared(degrees: degreesOfFreedom).upper(statistic) }
}

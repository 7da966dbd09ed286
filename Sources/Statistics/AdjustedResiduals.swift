/// Adjusted standardised residuals of a contingency table (Haberman 1973): (O - E) / sqrt(E (1 - row share)(1 - column
/// share)), each about standard normal when rows and columns are independent.
///
/// Reference: R `chisq.test(…, correct = FALSE)$stdres`.
public struct AdjustedResiduals: Sendable, Hashable {
  /// Row after row.
  public let values: [[Double]]

  /// - Throws: `StatisticsError.emptyMargin`, `.wrongShape` for a single row or column.
  public init(_ table: ContingencyTable) throws(StatisticsError) {
    try table.checkMargins()
    let n = Double(table.total)
    let expected = table.expected
    values = table.counts.indices.map { row in
      table.counts[row].indices.map { column in
        let e = expected[row][column]
        let spread = e * (1 - Double(table.rowTotals[row]) / n) * (1 - Double(table.columnTotals[column]) / n)
        return (Double(table.counts[row][column]) - e) / spread.squareRoot()
      }
    }
  }

  /// Two-sided, by the normal distribution; not adjusted for the number of cells.
  public var pValues: [[Double]] {
    values.map { row in row.map { StandardNormal().pValue($0, .twoSided) } }
  }
}

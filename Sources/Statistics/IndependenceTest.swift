/// The test of whether the rows and columns of a table of counts are independent: the one place that chooses it.
///
/// - Null: rows and columns are independent. The counts are of independent units (people, respondents).
/// - 2 x 2: Fisher's exact test, whatever the counts. Larger: Pearson's chi-squared without correction where every
///   expected count is at least `approximationFrom`; otherwise Fisher's exact test of larger tables (Freeman & Halton),
///   by Monte Carlo where the tables are too many to visit.
/// - The choice follows from the table's margins and never from a p-value.
///
/// References: R `fisher.test`, `chisq.test(correct = FALSE)`; the limit of 5 is Cochran's (1954), Biometrics 10(4).
public struct IndependenceTest: Sendable, Hashable {
  public enum Method: Sendable, Hashable {
    /// Fisher's exact test of a 2 x 2 table.
    case fisher
    /// Pearson's chi-squared without correction; every expected count is at least 5.
    case chiSquared(statistic: Double, degreesOfFreedom: Double)
    /// Fisher's exact test of a larger table, an expected count of which is below 5.
    case fisherFreemanHalton
    /// The same by Monte Carlo, because the tables are too many.
    case monteCarlo(replicates: Int, seed: UInt64, standardError: Double)
  }

  /// The expected count from which on chi-squared's approximation is used.
  public static let approximationFrom = 5.0

  public let method: Method
  public let pValue: Double
  /// The smallest expected count of any cell.
  public let smallestExpected: Double
  public let cramersV: CramersV

  /// - Parameter seed: of Monte Carlo p-values.
  /// - Throws: `StatisticsError.wrongShape` for a single row or column, `.emptyMargin`, `.tooFewObservations` below 2.
  public init(_ table: ContingencyTable, seed: UInt64) throws(StatisticsError) {
    smallestExpected = table.smallestExpected
    cramersV = try CramersV(table)
    if table.rows == 2, table.columns == 2 {
      pValue = try FisherExactTest(table).pValue()
      method = .fisher
    } else if smallestExpected >= Self.approximationFrom {
      let test = try ChiSquaredTest(table)
      pValue = test.pValue
      method = .chiSquared(statistic: test.statistic, degreesOfFreedom: test.degreesOfFreedom)
    } else {
      let test = try FisherExactTable(table, seed: seed)
      pValue = test.pValue
      method =
        switch test.method {
        case .exact: .fisherFreemanHalton
        case .monteCarlo(let replicates, let seed, let error):
          .monteCarlo(replicates: replicates, seed: seed, standardError: error)
        }
    }
  }
}

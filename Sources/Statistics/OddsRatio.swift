import Foundation

/// The sample odds ratio ad / bc of a 2 x 2 table with Woolf's (1955) interval on the logarithm.
///
/// A table with an empty cell has no such interval; with `correction` one half is added to every cell (Haldane 1956,
/// Anscombe 1956). For small tables see `FisherExactTest`.
///
/// Reference: R vcd::oddsratio(log = FALSE); statsmodels Table2x2.
public struct OddsRatio: Sendable, Hashable {
  public let estimate: Double
  /// Of the logarithm.
  public let standardError: Double

  /// - Throws: `StatisticsError.wrongShape` unless 2 x 2, `.emptyMargin` when a row or column is empty.
  public init(_ table: ContingencyTable, correction: Bool = false) throws(StatisticsError) {
    guard table.rows == 2, table.columns == 2 else { throw .wrongShape(rows: table.rows, columns: table.columns) }
    try table.checkMargins()
    let cells = table.counts.flatMap { $0 }.map { Double($0) + (correction ? 0.5 : 0) }
    estimate = cells[0] * cells[3] / (cells[1] * cells[2])
    standardError = cells.reduce(0) { $0 + 1 / $1 }.squareRoot()
  }

  /// From 0 to infinity when a cell is empty.
  /// - Throws: `StatisticsError.badLevel`.
  public func interval(level: Double = 0.95) throws(StatisticsError) -> Interval {
    let margin = StandardNormal().upperQuantile(try tail(outside: level)) * standardError
    guard margin.isFinite else { return Interval(low: 0, high: .infinity) }
    return Interval(low: exp(log(estimate) - margin), high: exp(log(estimate) + margin))
  }
}

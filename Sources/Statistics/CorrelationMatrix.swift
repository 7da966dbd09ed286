import Foundation

/// The correlations of several items over the same observations.
///
/// A constant item, or two of which one determines the other, are errors that name the columns.
public struct CorrelationMatrix: Sendable, Hashable {
  public let values: Matrix
  /// Observations.
  public let count: Int
  public let means: [Double]
  public let standardDeviations: [Double]

  public var items: Int { values.columns }

  /// - Parameter data: observations by items, complete.
  /// - Throws: `StatisticsError.constantColumn`, `.duplicateColumns`, `.tooFewItems` below 2, `.tooFewObservations`
  ///   below 3, `.notFiniteInMatrix`.
  public init(_ data: Matrix) throws(StatisticsError) {
    guard data.columns > 1 else { throw .tooFewItems(needed: 2, given: data.columns) }
    guard data.rows > 2 else { throw .tooFewObservations(needed: 3, given: data.rows) }
    try data.checkFinite()
    var scaled: [[Double]] = []
    var means: [Double] = []
    var deviations: [Double] = []
    for column in 0..<data.columns {
      let values = data.column(column)
      guard values.contains(where: { $0 != values[0] }) else { throw .constantColumn(column) }
      let mean = exactMean(values)
      let deviation = variance(values).squareRoot()
      means.append(mean)
      deviations.append(deviation)
      scaled.append(values.map { ($0 - mean) / deviation })
    }
    var matrix = Matrix(rows: data.columns, columns: data.columns)
    for a in 0..<data.columns {
      matrix[a, a] = 1
      for b in 0..<a {
        let r =
          exactDot(scaled[a], scaled[b])
          / (exactDot(scaled[a], scaled[a]) * exactDot(scaled[b], scaled[b])).squareRoot()
        guard abs(r) < 1 - 1e-12 else { throw .duplicateColumns(b, a) }
        matrix[a, b] = r
        matrix[b, a] = r
      }
    }
    self.values = matrix
    count = data.rows
    self.means = means
    standardDeviations = deviations
  }
}

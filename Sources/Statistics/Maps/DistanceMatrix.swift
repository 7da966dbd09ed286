/// How far objects are from one another: symmetric, zero from each to itself.
public struct DistanceMatrix: Sendable, Hashable {
  public let values: Matrix
  public var count: Int { values.rows }

  /// - Throws: `StatisticsError.wrongShape` for a matrix that is not square or not symmetric, `.notFiniteInMatrix`,
  ///   `.badCount` for a distance below zero or from an object to itself that is not zero (index of the object).
  public init(_ values: Matrix) throws(StatisticsError) {
    guard values.rows == values.columns else { throw .wrongShape(rows: values.rows, columns: values.columns) }
    try values.checkFinite()
    for row in 0..<values.rows {
      guard values[row, row] == 0 else { throw .badCount(index: row) }
      for column in 0..<row {
        guard values[row, column] == values[column, row] else {
          throw .wrongShape(rows: values.rows, columns: values.columns)
        }
        guard values[row, column] >= 0 else { throw .badCount(index: row) }
      }
    }
    self.values = values
  }

  /// One less Jaccard's coefficient of sets: 0 for equal ones, 1 for sets without a common element.
  ///
  /// Reference: R `dist(x, method = "binary")`.
  /// - Throws: `StatisticsError.badCount` for an empty set (index of the set).
  public init(jaccard sets: [Set<Int>]) throws(StatisticsError) {
    if let bad = sets.firstIndex(where: \.isEmpty) { throw .badCount(index: bad) }
    var values = Matrix(rows: sets.count, columns: sets.count)
    for row in sets.indices {
      for column in 0..<row {
        let both = sets[row].intersection(sets[column]).count
        let either = sets[row].count + sets[column].count - both
        values[row, column] = Double(either - both) / Double(either)
        values[column, row] = values[row, column]
      }
    }
    self.values = values
  }

  public subscript(first: Int, second: Int) -> Double { values[first, second] }
}

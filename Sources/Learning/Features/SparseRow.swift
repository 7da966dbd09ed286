/// The features of one unit: ascending columns, and a value for each.
public struct SparseRow: Sendable, Hashable {
  /// 0-based.
  public var columns: [Int] = []
  public var values: [Double] = []

  public init() {}

  /// The cosine of the angle between two rows; 0 where one is empty.
  public func cosine(with other: SparseRow) -> Double {
    let lengths = (squaredLength * other.squaredLength).squareRoot()
    return lengths > 0 ? product(with: other) / lengths : 0
  }

  var squaredLength: Double { values.reduce(0) { $0 + $1 * $1 } }

  private func product(with other: SparseRow) -> Double {
    var (own, theirs, sum) = (0, 0, 0.0)
    while own < columns.count, theirs < other.columns.count {
      if columns[own] < other.columns[theirs] {
        own += 1
      } else if columns[own] > other.columns[theirs] {
        theirs += 1
      } else {
        sum += values[own] * other.values[theirs]
        own += 1
        theirs += 1
      }
    }
    return sum
  }
}

/// Which observations have a value in every column, and how many each column costs. NaN counts as missing.
public struct ListwiseDeletion: Sendable, Hashable {
  /// The complete observations, ascending, 0-based.
  public let kept: [Int]
  /// Observations in all.
  public let count: Int
  /// Per column, how many of its values are missing.
  public let missing: [Int]
  /// Per column, how many observations are lost by it alone.
  public let missingAlone: [Int]

  public var dropped: Int { count - kept.count }

  /// - Throws: `StatisticsError.lengthsDiffer` when the columns are not equally long.
  public init(_ columns: [[Double]]) throws(StatisticsError) {
    let height = columns.first?.count ?? 0
    for column in columns where column.count != height { throw .lengthsDiffer(height, column.count) }
    var kept: [Int] = []
    var missing = [Int](repeating: 0, count: columns.count)
    var alone = missing
    for row in 0..<height {
      let gaps = columns.indices.filter { columns[$0][row].isNaN }
      for gap in gaps { missing[gap] += 1 }
      if gaps.isEmpty { kept.append(row) }
      if gaps.count == 1 { alone[gaps[0]] += 1 }
    }
    self.kept = kept
    self.count = height
    self.missing = missing
    missingAlone = alone
  }
}

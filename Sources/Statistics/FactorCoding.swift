/// Categories as columns of 0 and 1, one for each level but the reference (treatment coding, as R and Stata).
public struct FactorCoding: Sendable, Hashable {
  /// The level each column stands for, 0-based.
  public let levels: [Int]
  /// Observations by levels; an observation without a category has NaN in every column.
  public let columns: Matrix

  /// - Parameter categories: one level an observation, 0-based; nil where it is missing.
  /// - Throws: `StatisticsError.tooFewGroups` below 2 levels, `.badSetting` for a reference outside the levels,
  ///   `.badCategory`.
  public init(_ categories: [Int?], levels number: Int, reference: Int = 0) throws(StatisticsError) {
    guard number > 1 else { throw .tooFewGroups(needed: 2, given: number) }
    guard (0..<number).contains(reference) else { throw .badSetting(reference) }
    levels = (0..<number).filter { $0 != reference }
    var matrix = Matrix(rows: categories.count, columns: number - 1)
    for (row, category) in categories.enumerated() {
      guard let category else {
        for column in levels.indices { matrix[row, column] = .nan }
        continue
      }
      guard (0..<number).contains(category) else { throw .badCategory(index: row) }
      if category == reference { continue }
      matrix[row, category < reference ? category : category - 1] = 1
    }
    columns = matrix
  }
}

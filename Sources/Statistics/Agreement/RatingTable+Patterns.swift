extension RatingTable {
  /// Units with the same ratings, whatever their cluster.
  public struct Pattern: Sendable, Hashable {
    /// One rating a coder, `nil` where there is none.
    public let ratings: [Int?]
    public let units: Int
  }

  /// Every pattern of ratings that occurs, most frequent first, then by the ratings (a missing one first).
  public var patterns: [Pattern] {
    var counted: [[Int32]: Int] = [:]
    for index in 0..<rows { counted[Array(row(index)), default: 0] += counts[index] }
    return
      counted
      .sorted { $0.value == $1.value ? $0.key.lexicographicallyPrecedes($1.key) : $0.value > $1.value }
      .map { key, count in Pattern(ratings: key.map { $0 == Self.missing ? nil : Int($0) }, units: count) }
  }

  /// The units that both coders rated, as a table of two.
  /// - Throws: `StatisticsError.badSetting` with a coder that the table does not have.
  public func pair(_ first: Int, _ second: Int) throws(StatisticsError) -> RatingTable {
    for coder in [first, second] where !(0..<coders).contains(coder) { throw .badSetting(coder) }
    var table = try RatingTable(coders: 2, categories: categories)
    for index in 0..<rows {
      let both = [ratings[index * coders + first], ratings[index * coders + second]]
      guard !both.contains(Self.missing) else { continue }
      table.append(both, count: counts[index], cluster: clusters[index])
    }
    return table
  }

  /// Without the units that fewer than two coders rated: they say nothing about agreement.
  public var paired: RatingTable {
    keeping { raters($0) > 1 }
  }

  /// The units that every coder rated.
  public var complete: RatingTable {
    keeping { raters($0) == coders }
  }

  /// One category against all others: 1 for it, 0 for another.
  /// - Throws: `StatisticsError.badSetting` for a category that the table does not have.
  public func oneAgainstOthers(_ category: Int) throws(StatisticsError) -> RatingTable {
    guard (0..<categories).contains(category) else { throw .badSetting(category) }
    var table = try RatingTable(coders: coders, categories: 2)
    for index in 0..<rows {
      let row = row(index).map { $0 == Self.missing ? Self.missing : ($0 == Int32(category) ? 1 : 0) }
      table.append(row, count: counts[index], cluster: clusters[index])
    }
    return table
  }

  private func keeping(_ isKept: (Int) -> Bool) -> RatingTable {
    var table = self
    table.removeAllRows()
    for index in 0..<rows where isKept(index) {
      table.append(row(index), count: counts[index], cluster: clusters[index])
    }
    return table
  }
}

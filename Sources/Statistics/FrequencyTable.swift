/// How often each value occurs, in ascending order, with shares of the values that are there. NaN counts as missing.
public struct FrequencyTable: Sendable, Hashable {
  public struct Row: Sendable, Hashable {
    public let value: Double
    /// How often it occurs.
    public let count: Int
    /// The sum of its weights; `count` without weights.
    public let weight: Double
    /// `weight` over all values that are there: 0 to 1.
    public let share: Double
    /// The share of this value and all below it.
    public let cumulative: Double
  }

  public let rows: [Row]
  /// Values that are NaN.
  public let missing: Int
  /// The sum of the weights of the values that are there.
  public let total: Double

  /// - Throws: `StatisticsError.notFinite`, `.badWeight`, `.zeroTotalWeight`, `.lengthsDiffer`.
  public init(_ data: [Double], weights: [Double]? = nil) throws(StatisticsError) {
    if let weights { try checkWeights(weights, count: data.count) }
    var counts: [Double: (count: Int, weight: ExactSum)] = [:]
    var missing = 0
    var total = ExactSum()
    for (index, value) in data.enumerated() {
      if value.isNaN {
        missing += 1
        continue
      }
      guard value.isFinite else { throw .notFinite(index: index) }
      let weight = weights?[index] ?? 1
      // Negative zero and zero are one value.
      var entry = counts[value + 0] ?? (0, ExactSum())
      entry.count += 1
      entry.weight.add(weight)
      counts[value + 0] = entry
      total.add(weight)
    }
    var sum = ExactSum()
    var rows: [Row] = []
    for (value, entry) in counts.sorted(by: { $0.key < $1.key }) {
      sum.add(entry.weight.value)
      rows.append(
        Row(
          value: value, count: entry.count, weight: entry.weight.value, share: entry.weight.value / total.value,
          cumulative: sum.value / total.value))
    }
    self.rows = rows
    self.missing = missing
    self.total = total.value
  }
}

/// Whether probabilities mean what they say: rows in classes of probability, with the mean that was said and the share
/// that is positive.
public struct Calibration: Sendable, Hashable {
  public struct Class: Sendable, Hashable {
    /// From `low` up to but not including `high`; the last class includes 1.
    public let low: Double
    public let high: Double
    public let rows: Int
    public let positives: Int
    /// The mean of the rows' probabilities.
    public let meanProbability: Double

    public var share: Double { Double(positives) / Double(rows) }
  }

  /// Those that have rows, in ascending order.
  public let classes: [Class]

  /// Most codes are rare, so that low probabilities are told apart more finely.
  public static let limits = [0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1]

  /// Several models' classes together.
  public init(of several: [Calibration]) {
    classes = Dictionary(grouping: several.flatMap(\.classes), by: \.low).sorted { $0.key < $1.key }.map { _, same in
      let rows = same.reduce(0) { $0 + $1.rows }
      return Class(
        low: same[0].low, high: same[0].high, rows: rows, positives: same.reduce(0) { $0 + $1.positives },
        meanProbability: same.reduce(0) { $0 + $1.meanProbability * Double($1.rows) } / Double(rows))
    }
  }

  public init(_ validation: CrossValidation) {
    var rows = [Int](repeating: 0, count: Self.limits.count - 1)
    var (positives, sums) = (rows, [Double](repeating: 0, count: rows.count))
    for (row, probability) in zip(validation.rows, validation.probabilities) {
      let place = (Self.limits.dropLast().lastIndex { $0 <= probability }) ?? 0
      rows[place] += 1
      sums[place] += probability
      if row.isPositive { positives[place] += 1 }
    }
    classes = rows.indices.filter { rows[$0] > 0 }.map { place in
      Class(
        low: Self.limits[place], high: Self.limits[place + 1], rows: rows[place], positives: positives[place],
        meanProbability: sums[place] / Double(rows[place]))
    }
  }
}

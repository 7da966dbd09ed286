/// From which probability on a row is taken for positive.
public enum DecisionThreshold {
  /// The probability at which the F1 of precision and recall is greatest over the rows given: each that has it or more is
  /// taken for positive. Of several that are equally good, the greatest.
  /// - Parameter rows: probability of each with whether it is positive.
  /// - Returns: more than 1, so that nothing is taken, when no row is positive.
  public static func bestF1(_ rows: [(probability: Double, isPositive: Bool)]) -> Double {
    bestF1(sorted: rows.sorted { $0.probability > $1.probability }.lazy.map { ($0.probability, $0.isPositive) })
  }

  /// The same of rows with the greatest probability first.
  static func bestF1(sorted rows: some Sequence<(Double, Bool)>) -> Double {
    let sorted = rows.map { (probability: $0.0, isPositive: $0.1) }
    let positives = sorted.count { $0.isPositive }
    var best = (value: 0.0, threshold: 1.1)
    var found = 0
    for (place, row) in sorted.enumerated() {
      if row.isPositive { found += 1 }
      if place + 1 < sorted.count, sorted[place + 1].probability == row.probability { continue }
      let value = 2 * Double(found) / Double(place + 1 + positives)
      if value > best.value { best = (value, row.probability) }
    }
    return best.threshold
  }
}

extension CrossValidation {
  /// The probability down to which one has to go to find a share (0 to 1) of the positive rows; more than 1 when there are
  /// none.
  public func probability(toFind share: Double) -> Double {
    let read = ReadingCurve(inOrder: ranking.map { rows[$0].isPositive }).read(toFind: share)
    return read == 0 ? 1.1 : probabilities[ranking[read - 1]]
  }
}

public import Statistics

/// Decisions against what people say.
public struct DecisionCounts: Sendable, Hashable {
  public var truePositives = 0
  public var falsePositives = 0
  public var falseNegatives = 0
  public var trueNegatives = 0

  public init() {}

  public mutating func add(decision: Bool, truth: Bool) {
    switch (decision, truth) {
    case (true, true): truePositives += 1
    case (true, false): falsePositives += 1
    case (false, true): falseNegatives += 1
    case (false, false): trueNegatives += 1
    }
  }

  /// Of those taken for positive, the share that is; `nil` when none was.
  public var precision: Double? { Self.share(truePositives, truePositives + falsePositives) }
  /// Of those that are positive, the share that was found; `nil` when none is.
  public var recall: Double? { Self.share(truePositives, truePositives + falseNegatives) }
  /// Their harmonic mean, 2 TP / (2 TP + FP + FN): what agreement calls specific positive agreement.
  public var f1: Double? { Self.share(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives) }

  private static func share(_ part: Int, _ whole: Int) -> Double? {
    whole == 0 ? nil : Double(part) / Double(whole)
  }
}

/// Precision, recall and F1 of decisions with intervals by drawing whole clusters.
public struct DecisionQuality: Sendable {
  public let counts: DecisionCounts
  /// BCa intervals; `nil` where there is none, since too few clusters have something to say.
  public let precision: Interval?
  public let recall: Interval?
  public let f1: Interval?

  /// - Parameter decisions: whether each row is taken for positive, in their order.
  /// - Precondition: as many decisions as rows.
  public init(_ rows: [LabelledRow], decisions: [Bool], replicates: Int = 2000, seed: UInt64) {
    let clusters = Dictionary(rows.map(\.cluster).sorted().map { ($0, 0) }) { first, _ in first }.keys.sorted()
    let places = Dictionary(uniqueKeysWithValues: clusters.enumerated().map { ($1, $0) })
    var counts = DecisionCounts()
    var sums = [Double](repeating: 0, count: clusters.count * 3)
    for (row, decision) in zip(rows, decisions) {
      counts.add(decision: decision, truth: row.isPositive)
      guard let cluster = places[row.cluster] else { continue }
      if decision { sums[cluster * 3 + (row.isPositive ? 0 : 1)] += 1 }
      if !decision, row.isPositive { sums[cluster * 3 + 2] += 1 }
    }
    self.counts = counts
    let outcomes = (try? ClusterBootstrap(clusters: clusters.count, replicates: max(2, replicates), seed: seed))?
      .intervals(of: sums, width: 3) { sum in
        [sum[0] / (sum[0] + sum[1]), sum[0] / (sum[0] + sum[2]), 2 * sum[0] / (2 * sum[0] + sum[1] + sum[2])]
      }
    let intervals = (outcomes ?? []).map { try? $0.get() } + [nil, nil, nil]
    (precision, recall, f1) = (intervals[0], intervals[1], intervals[2])
  }
}

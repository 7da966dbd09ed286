public import Statistics

/// How well one maker of codings (a rule, a learner) finds what a reference has, on units.
///
/// - Precision: of the units it coded, those of the reference; recall: of the reference's units, those it coded; F1 their
///   harmonic mean, 2tp / (2tp + fp + fn).
/// - Intervals: BCa over transcripts.
public struct Retrieval: Sendable {
  /// Units that both have, it alone has, the reference alone has.
  public let found: Int
  public let wrong: Int
  public let missed: Int
  public let precisionInterval: ClusterBootstrap.Outcome
  public let recallInterval: ClusterBootstrap.Outcome
  public let f1Interval: ClusterBootstrap.Outcome

  public var precision: Double? { Self.share(found, found + wrong) }
  public var recall: Double? { Self.share(found, found + missed) }
  public var f1: Double? { Self.share(2 * found, 2 * found + wrong + missed) }

  private static func share(_ part: Int, _ whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }

  /// - Parameter clusters: found, wrong and missed of each transcript.
  init(_ clusters: [(found: Int, wrong: Int, missed: Int)], _ bootstrap: ClusterBootstrap, level: Double) {
    found = clusters.reduce(0) { $0 + $1.found }
    wrong = clusters.reduce(0) { $0 + $1.wrong }
    missed = clusters.reduce(0) { $0 + $1.missed }
    let sums = clusters.flatMap { [Double($0.found), Double($0.wrong), Double($0.missed)] }
    let intervals = bootstrap.intervals(of: sums, width: 3, level: level) { sums in
      [sums[0] / (sums[0] + sums[1]), sums[0] / (sums[0] + sums[2]), 2 * sums[0] / (2 * sums[0] + sums[1] + sums[2])]
    }
    (precisionInterval, recallInterval, f1Interval) = (intervals[0], intervals[1], intervals[2])
  }
}

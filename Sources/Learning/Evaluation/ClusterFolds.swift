/// Parts of the rows for cross-validation, none of which splits a cluster (a person): what one person says is alike, and
/// a model that has read half of it would know the other half too well.
///
/// Clusters are dealt out one by one, those with the most positive rows first, each to the part that has the fewest
/// positive rows, then the fewest rows, then the lowest number. Nothing is drawn at random.
public struct ClusterFolds: Sendable, Hashable {
  /// How many parts there are.
  public let count: Int
  private let parts: [Int: Int]

  /// - Parameter most: at most so many parts; there are never more than clusters with a positive row.
  /// - Throws: `LearningError.tooFewClusters` when fewer than two clusters have a positive row.
  public init(_ rows: [LabelledRow], most: Int = 10) throws(LearningError) {
    var sizes: [Int: (positives: Int, rows: Int)] = [:]
    for row in rows {
      sizes[row.cluster, default: (0, 0)].rows += 1
      if row.isPositive { sizes[row.cluster, default: (0, 0)].positives += 1 }
    }
    let withPositives = sizes.values.count { $0.positives > 0 }
    guard withPositives > 1 else { throw .tooFewClusters(needed: 2, given: withPositives) }
    count = min(most, withPositives)
    var filled = [(positives: Int, rows: Int)](repeating: (0, 0), count: count)
    var parts: [Int: Int] = [:]
    let order = sizes.sorted { a, b in
      (b.value.positives, b.value.rows, a.key) < (a.value.positives, a.value.rows, b.key)
    }
    for (cluster, size) in order {
      var part = 0
      for other in 1..<count where filled[other] < filled[part] { part = other }
      parts[cluster] = part
      filled[part].positives += size.positives
      filled[part].rows += size.rows
    }
    self.parts = parts
  }

  /// The part that a cluster is in, 0-based.
  public func part(of cluster: Int) -> Int { parts[cluster] ?? 0 }
}

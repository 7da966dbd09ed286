/// How well objects fit their clusters: (b - a) / max(a, b) of each, a its mean distance from the others of its
/// cluster, b the least mean distance from another cluster; 0 for an object that is alone.
///
/// Reference: Rousseeuw (1987); R cluster::silhouette.
public struct Silhouette: Sendable, Hashable {
  /// One an object, -1 to 1.
  public let widths: [Double]
  public var mean: Double { widths.reduce(0, +) / Double(widths.count) }

  /// - Parameter clusters: of each object, numbered from 0, none empty.
  /// - Throws: `StatisticsError.lengthsDiffer`; `.tooFewGroups` for fewer than two clusters; `.badCategory`.
  public init(_ distances: DistanceMatrix, clusters: [Int]) throws(StatisticsError) {
    guard clusters.count == distances.count else { throw .lengthsDiffer(clusters.count, distances.count) }
    if let bad = clusters.firstIndex(where: { $0 < 0 || $0 >= clusters.count }) { throw .badCategory(index: bad) }
    let number = (clusters.max() ?? 0) + 1
    guard number > 1 else { throw .tooFewGroups(needed: 2, given: number) }
    var sizes = [Int](repeating: 0, count: number)
    for cluster in clusters { sizes[cluster] += 1 }
    if let bad = sizes.firstIndex(of: 0) { throw .badCategory(index: bad) }
    widths = clusters.indices.map { object in
      let own = clusters[object]
      if sizes[own] == 1 { return 0 }
      var sums = [Double](repeating: 0, count: number)
      for other in clusters.indices { sums[clusters[other]] += distances[object, other] }
      let inside = sums[own] / Double(sizes[own] - 1)
      let outside = sums.indices.filter { $0 != own }.map { sums[$0] / Double(sizes[$0]) }.min() ?? 0
      let greater = max(inside, outside)
      return greater == 0 ? 0 : (outside - inside) / greater
    }
  }
}

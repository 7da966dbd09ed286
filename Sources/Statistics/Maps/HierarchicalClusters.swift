/// Objects put together step by step, the nearest first.
///
/// - Average: the mean distance between members (UPGMA). Complete: the greatest. Ward: the growth of the sum of
///   squares, on squared distances, heights as roots (R's "ward.D2").
/// - Distances to a new cluster by the formula of Lance & Williams (1967). Of equally near pairs the first in the order
///   of the objects.
///
/// Reference: R `hclust`, `cutree`; Murtagh & Legendre (2014) for Ward.
public struct HierarchicalClusters: Sendable, Hashable {
  public enum Linkage: String, Sendable, Hashable, CaseIterable {
    case average
    case complete
    case ward
  }

  /// One step. Objects are numbered from 0; the cluster that step `s` makes is number `count + s`.
  public struct Merge: Sendable, Hashable {
    public let first: Int
    public let second: Int
    public let height: Double
  }

  public let count: Int
  public let merges: [Merge]

  /// - Throws: `StatisticsError.tooFewObservations` for fewer than two objects.
  public init(_ distances: DistanceMatrix, linkage: Linkage) throws(StatisticsError) {
    let count = distances.count
    guard count >= 2 else { throw .tooFewObservations(needed: 2, given: count) }
    self.count = count
    var work = (0..<count).map { row in
      (0..<count).map { linkage == .ward ? distances[row, $0] * distances[row, $0] : distances[row, $0] }
    }
    var numbers = Array(0..<count)
    var sizes = [Double](repeating: 1, count: count)
    var open = Array(0..<count)
    var merges: [Merge] = []
    while open.count > 1 {
      var (a, b, least) = (open[0], open[1], Double.infinity)
      for (place, row) in open.enumerated() {
        for column in open[(place + 1)...] where work[row][column] < least {
          (a, b, least) = (row, column, work[row][column])
        }
      }
      merges.append(
        Merge(
          first: min(numbers[a], numbers[b]), second: max(numbers[a], numbers[b]),
          height: linkage == .ward ? least.squareRoot() : least))
      for other in open where other != a && other != b {
        let (first, second) = (work[a][other], work[b][other])
        let distance: Double =
          switch linkage {
          case .average: (sizes[a] * first + sizes[b] * second) / (sizes[a] + sizes[b])
          case .complete: max(first, second)
          case .ward:
            ((sizes[a] + sizes[other]) * first + (sizes[b] + sizes[other]) * second - sizes[other] * least)
              / (sizes[a] + sizes[b] + sizes[other])
          }
        work[a][other] = distance
        work[other][a] = distance
      }
      numbers[a] = count + merges.count - 1
      sizes[a] += sizes[b]
      open.removeAll { $0 == b }
    }
    self.merges = merges
  }

  /// The cluster of each object when there are `clusters` of them, numbered from 0 in the order of their first objects.
  /// - Throws: `StatisticsError.badSetting` for fewer than one, or more than there are objects.
  public func clusters(_ clusters: Int) throws(StatisticsError) -> [Int] {
    guard (1...count).contains(clusters) else { throw .badSetting(clusters) }
    var parents = Array(0..<(count + merges.count))
    for (step, merge) in merges.prefix(count - clusters).enumerated() {
      parents[merge.first] = count + step
      parents[merge.second] = count + step
    }
    var places: [Int: Int] = [:]
    return (0..<count).map { object in
      var root = object
      while parents[root] != root { root = parents[root] }
      if let known = places[root] { return known }
      places[root] = places.count
      return places.count - 1
    }
  }

  /// Objects in an order in which no branches cross: of two branches the one with the earlier object first.
  public var order: [Int] {
    var members = (0..<count).map { [$0] }
    for merge in merges {
      let (first, second) = (members[merge.first], members[merge.second])
      members.append((first.min() ?? 0) < (second.min() ?? 0) ? first + second : second + first)
    }
    return members.last ?? []
  }
}

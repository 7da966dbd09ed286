/// How far two sets of codes on the same unit are apart, from 0 (the same) to 1 (nothing in common), for Krippendorff's
/// alpha where a unit can have several codes.
///
/// - Jaccard: 1 - |A and B| / |A or B|.
/// - MASI: 1 - |A and B| / |A or B| times m, m 1 for equal sets, 2/3 when one contains the other, 1/3 when they
///   overlap, 0 when they have nothing in common.
/// - Two empty sets are equal; an empty set has nothing in common with any other.
///
/// Reference: Passonneau (2006), Measuring Agreement on Set-valued Items (MASI) for Semantic and Pragmatic Annotation,
/// LREC.
public enum SetDistance: String, Sendable, Hashable, CaseIterable {
  case jaccard
  case masi

  public func between(_ a: Set<Int>, _ b: Set<Int>) -> Double {
    if a == b { return 0 }
    let common = a.intersection(b).count
    guard common > 0 else { return 1 }
    let jaccard = Double(common) / Double(a.union(b).count)
    switch self {
    case .jaccard: return 1 - jaccard
    case .masi: return 1 - jaccard * (a.isSubset(of: b) || b.isSubset(of: a) ? 2 / 3 : 1 / 3)
    }
  }

  /// The weights (1 - distance) of a table whose categories are these sets, in their order.
  public func weights(of sets: [Set<Int>]) -> RatingWeights {
    var weights = Matrix(rows: sets.count, columns: sets.count)
    for a in sets.indices {
      for b in sets.indices { weights[a, b] = 1 - between(sets[a], sets[b]) }
    }
    return .matrix(weights)
  }
}

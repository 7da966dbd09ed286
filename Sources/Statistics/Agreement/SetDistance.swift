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

  public func between(_ a: Set<Int>, _ b: Set<Int>) -> Double { between(a.sorted(), b.sorted()) }

  /// Of two sets in ascending order.
  private func between(_ a: [Int], _ b: [Int]) -> Double {
    var (i, j, common) = (0, 0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] { common += 1 }
      if a[i] <= b[j] { i += 1 } else { j += 1 }
    }
    return distance(a.count, b.count, common: common)
  }

  private func distance(_ a: Int, _ b: Int, common: Int) -> Double {
    if a == b, common == a { return 0 }
    guard common > 0 else { return 1 }
    let jaccard = Double(common) / Double(a + b - common)
    switch self {
    case .jaccard: return 1 - jaccard
    case .masi: return 1 - jaccard * (common == min(a, b) ? 2 / 3 : 1 / 3)
    }
  }

  /// How far each two of these sets are apart, in their order.
  public func distances(between sets: [Set<Int>]) -> Matrix {
    let sorted = sets.map { $0.sorted() }
    var distances = Matrix(rows: sets.count, columns: sets.count)
    for a in sets.indices {
      for b in (a + 1)..<max(a + 1, sets.count) {
        let apart = between(sorted[a], sorted[b])
        distances[a, b] = apart
        distances[b, a] = apart
      }
    }
    return distances
  }

  /// The weights (1 - distance) of a table whose categories are these sets, in their order.
  public func weights(of sets: [Set<Int>]) -> RatingWeights {
    var weights = distances(between: sets)
    for a in sets.indices {
      for b in sets.indices { weights[a, b] = 1 - weights[a, b] }
    }
    return .matrix(weights)
  }
}

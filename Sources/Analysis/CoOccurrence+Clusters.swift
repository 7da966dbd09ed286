import Codebooks
public import Statistics

extension CoOccurrence {
  /// Codes put together by how often they occur in the same places: the distance of two is 1 less Jaccard's coefficient, of
  /// two branches the mean over their codes (UPGMA).
  /// - Parameter most: of more codes those that occur together most.
  /// - Returns: the codes, as indices in `Codebook.codes`, and their tree; `nil` for overlaps, which have no coefficient,
  ///   and for fewer than three codes.
  public func clusters(most: Int) -> (codes: [Int], tree: HierarchicalClusters)? {
    guard within != .overlap else { return nil }
    // A code that stands above another is not paired with it: only the ends of the tree are compared.
    let ends = view.codes.filter { code in
      (totals[code] ?? 0) > 0 && !view.codebook.subtree(of: code).contains { $0 != code && (totals[$0] ?? 0) > 0 }
    }
    let codes = mostConnected(most, of: ends)
    guard codes.count > 2 else { return nil }
    var near: [[Int]: Double] = [:]
    for pair in pairs { near[[pair.first, pair.second]] = pair.coefficient }
    var values = Matrix(rows: codes.count, columns: codes.count)
    for (row, first) in codes.enumerated() {
      for (column, second) in codes.enumerated() where row != column {
        values[row, column] = 1 - (near[[min(first, second), max(first, second)]] ?? 0)
      }
    }
    guard let distances = try? DistanceMatrix(values),
      let tree = try? HierarchicalClusters(distances, linkage: .average)
    else { return nil }
    return (codes, tree)
  }
}

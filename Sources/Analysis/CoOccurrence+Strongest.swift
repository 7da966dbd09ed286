extension CoOccurrence {
  /// Of some codes those that occur together with others most often, in the codebook's order; of equals the earlier.
  /// - Parameter codes: indices in `Codebook.codes`.
  public func mostConnected(_ count: Int, of codes: [Int]) -> [Int] {
    guard codes.count > count else { return codes }
    var times: [Int: Int] = [:]
    for pair in pairs {
      times[pair.first, default: 0] += pair.count
      times[pair.second, default: 0] += pair.count
    }
    return codes.sorted { ((times[$1] ?? 0), $0) < ((times[$0] ?? 0), $1) }.prefix(count).sorted()
  }
}

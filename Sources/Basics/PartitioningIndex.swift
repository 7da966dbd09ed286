extension RandomAccessCollection {
  /// The first index whose element satisfies a condition, by binary search; `endIndex` when none does. The condition must
  /// hold for every element behind the first for which it holds.
  ///
  /// Called and defined as in swift-algorithms.
  @inlinable
  public func partitioningIndex(where condition: (Element) throws -> Bool) rethrows -> Index {
    var count = count
    var low = startIndex
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if try condition(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}

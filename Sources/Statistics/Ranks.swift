/// Ranks from 1, ties sharing the mean of their places (mid-ranks, R's `rank` default), and the sizes of the ties.
public struct Ranks: Sendable, Hashable {
  /// In the order of the values given.
  public let values: [Double]
  /// The size of each group of equal values that has more than one, in ascending order of the value.
  public let ties: [Int]

  public init(_ values: [Double]) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var ties: [Int] = []
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      let rank = Double(start + 1 + end) / 2
      for place in start..<end { ranks[order[place]] = rank }
      if end - start > 1 { ties.append(end - start) }
      start = end
    }
    self.values = ranks
    self.ties = ties
  }

  /// The sum over all ties of t cubed minus t, by which rank statistics correct their variance.
  public var tieTerm: Double {
    ties.reduce(0.0) { sum, size in
      let t = Double(size)
      return sum + (t * t * t - t)
    }
  }
}

public import Statistics

extension ScaleAnalysis {
  /// Of Cronbach's alpha, at 95%; `nil` where it cannot be computed.
  public var alphaInterval: Interval? { try? alpha.interval() }

  /// Cronbach's alpha of the other items; `nil` where it cannot be computed.
  /// - Parameter item: 0-based.
  public func alpha(withoutItem item: Int) -> Double? {
    guard alpha.ifDropped.indices.contains(item), alpha.ifDropped[item].isFinite else { return nil }
    return alpha.ifDropped[item]
  }

  /// Shares of the variance (0 to 1) that the components explain together, each with those before it.
  public var cumulativeVariance: [Double] {
    var sum = 0.0
    return components.explained.map { share in
      sum += share
      return sum
    }
  }
}

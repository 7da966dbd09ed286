/// The Kaiser-Meyer-Olkin measure of sampling adequacy: the sum of squared correlations over itself plus the sum of
/// squared partial correlations (each pair given all other items), overall and by item.
///
/// Reference: Kaiser (1974); R psych::KMO.
public struct KaiserMeyerOlkin: Sendable, Hashable {
  public let overall: Double
  /// In the order of the items.
  public let items: [Double]

  /// - Throws: `StatisticsError.notPositiveDefinite` when an item is a linear combination of others.
  public init(_ correlations: CorrelationMatrix) throws(StatisticsError) {
    let inverse = try LinearAlgebra.invertPositive(correlations.values).inverse
    let k = correlations.items
    var plain = [Double](repeating: 0, count: k)
    var partial = plain
    for a in 0..<k {
      for b in 0..<k where a != b {
        let r = correlations.values[a, b]
        plain[a] += r * r
        partial[a] += inverse[a, b] * inverse[a, b] / (inverse[a, a] * inverse[b, b])
      }
    }
    overall = exactSum(plain) / (exactSum(plain) + exactSum(partial))
    items = zip(plain, partial).map { $0 / ($0 + $1) }
  }
}

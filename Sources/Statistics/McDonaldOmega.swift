/// McDonald's (1999) omega total of a one-factor model: the share of a sum's variance that the factor and nothing else
/// explains, from the correlations of the items.
///
/// - Loadings: minimum residuals (unweighted least squares: the sum of squared residual correlations off the diagonal is
///   smallest; Harman & Jones 1966), by cyclic minimisation in each loading, iterated until they no longer change.
/// - omega = (sum of loadings)^2 / ((sum of loadings)^2 + sum of uniquenesses), on standardised items.
///
/// Reference: R psych::fa(nfactors = 1, fm = "minres"), whose loadings it sums.
public struct McDonaldOmega: Sendable, Hashable {
  public let estimate: Double
  /// In the order of the items; their sum is not negative.
  public let loadings: [Double]

  /// - Throws: `StatisticsError.tooFewItems` below 3, `.improperSolution` when an item's communality reaches 1,
  ///   `.noConvergence`.
  public init(_ correlations: CorrelationMatrix) throws(StatisticsError) {
    let k = correlations.items
    guard k > 2 else { throw .tooFewItems(needed: 3, given: k) }
    let r = correlations.values
    let (values, vectors) = try LinearAlgebra.symmetricEigen(r)
    var loadings = vectors.column(0).map { $0 * values[0].squareRoot() }
    var rounds = 0
    while true {
      rounds += 1
      var change = 0.0
      for item in 0..<k {
        var above = 0.0
        var below = 0.0
        for other in 0..<k where other != item {
          above += r[item, other] * loadings[other]
          below += loadings[other] * loadings[other]
        }
        guard below > 0 else { throw .noConvergence(iterations: rounds) }
        let next = above / below
        change = max(change, abs(next - loadings[item]))
        loadings[item] = next
      }
      let improper = loadings.indices.filter { abs(loadings[$0]) >= 1 }
      if !improper.isEmpty, rounds > 200 || change < 1e-14 { throw .improperSolution(columns: improper) }
      if change < 1e-15 || (change < 1e-13 && rounds > 2000) { break }
      guard rounds < 100_000 else { throw .noConvergence(iterations: rounds) }
    }
    let sum = exactSum(loadings)
    self.loadings = sum < 0 ? loadings.map { -$0 } : loadings
    let unique = exactSum(loadings.map { (1 - $0) * (1 + $0) })
    estimate = sum * sum / (sum * sum + unique)
  }
}

import Foundation

/// Horn's (1965) parallel analysis: how large the eigenvalues of the correlations of as many unrelated normal variables
/// are, in as many observations. Components with a larger eigenvalue than the random ones' percentile are worth keeping.
///
/// - The covariances of n normal observations are drawn as such (Wishart with n - 1 degrees of freedom, by Bartlett's
///   1933 decomposition), so that the work does not grow with n. The same seed draws the same.
/// - Percentile: 95 by default, of each place in the order of the eigenvalues (Glorfeld 1995).
/// - Kept are the first components up to the first that is not above its percentile.
///
/// Reference: R psych::fa.parallel(fa = "pc", sim = TRUE, quant = .95), paran::paran(centile = 95).
public struct ParallelAnalysis: Sendable, Hashable {
  /// One an eigenvalue, in descending order.
  public let means: [Double]
  public let percentiles: [Double]
  public let draws: Int
  public let seed: UInt64

  /// - Throws: `StatisticsError.tooFewItems` below 2, `.tooFewObservations` when there are not more observations than
  ///   items, `.badSetting` below 2 draws, `.badLevel`.
  public init(items k: Int, observations n: Int, draws: Int = 1000, percentile: Double = 0.95, seed: UInt64 = 1)
    throws(StatisticsError)
  {
    guard k > 1 else { throw .tooFewItems(needed: 2, given: k) }
    guard n > k else { throw .tooFewObservations(needed: k + 1, given: n) }
    guard draws > 1 else { throw .badSetting(draws) }
    guard percentile > 0, percentile < 1 else { throw .badLevel(percentile) }
    var random = SeededRandom(seed: seed)
    var drawn = [[Double]](repeating: [], count: k)
    for _ in 0..<draws {
      var factor = Matrix(rows: k, columns: k)
      for row in 0..<k {
        for column in 0..<row { factor[row, column] = random.normal() }
        factor[row, row] = random.chiSquared(degrees: Double(n - 1 - row)).squareRoot()
      }
      let covariance = try factor.times(factor.transposed)
      var correlations = covariance
      for row in 0..<k {
        for column in 0..<k {
          correlations[row, column] /= (covariance[row, row] * covariance[column, column]).squareRoot()
        }
      }
      for (place, value) in try LinearAlgebra.symmetricEigen(correlations).values.enumerated() {
        drawn[place].append(value)
      }
    }
    means = drawn.map(exactMean)
    var limits: [Double] = []
    for values in drawn { limits.append(try Quantile.values(of: values, at: [percentile])[0]) }
    percentiles = limits
    self.draws = draws
    self.seed = seed
  }

  /// How many of the first eigenvalues lie above the random ones' percentile.
  public func kept(of eigenvalues: [Double]) -> Int {
    zip(eigenvalues, percentiles).prefix { $0 > $1 }.count
  }
}

extension SeededRandom {
  /// A standard normal number, by inversion.
  mutating func normal() -> Double { StandardNormal().quantile((Double(next() >> 11) + 0.5) * 0x1p-53) }

  /// By Marsaglia & Tsang's (2000) method for the gamma distribution; `degrees` must be positive.
  mutating func chiSquared(degrees: Double) -> Double {
    let shape = degrees / 2
    // Below 1 the next higher shape is drawn and scaled down.
    let boost = shape < 1 ? pow(1 - unit(), 1 / shape) : 1
    let d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let v = (1 + c * x) * (1 + c * x) * (1 + c * x)
      if v > 0, log(1 - unit()) < x * x / 2 + d - d * v + d * log(v) { return 2 * d * v * boost }
    }
  }
}

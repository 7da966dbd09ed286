import Foundation

/// The bias-corrected and accelerated (BCa) interval of the bootstrap.
///
/// - The share of replicates below the estimate (ties one half) gives the bias; the skewness of the estimates without one
///   unit each (jackknife) gives the acceleration a = sum d^3 / (6 (sum d^2)^1.5), d the mean less each.
/// - Limits are type 7 quantiles of the replicates.
///
/// References: Efron (1987), Journal of the American Statistical Association 82: 171-185; Efron & Tibshirani (1993),
/// ch. 14; scipy.stats.bootstrap, `method="BCa"`.
public enum BiasCorrectedAccelerated {
  /// Why there is no interval.
  public enum Absence: Error, Sendable, Hashable {
    /// Fewer than two clusters to draw from.
    case tooFewClusters(Int)
    /// Without one of the clusters, the statistic has no value: it rests on that cluster alone.
    case restsOnOneCluster
    /// All draws give the same value, which says nothing about how precise it is.
    case noVariation
    /// More than a tenth of the draws had no value.
    case tooManyUndefined(Int)
    /// All draws lie on one side of the estimate.
    case oneSided
  }

  /// - Parameters:
  ///   - replicates: in any order, all finite.
  ///   - jackknife: the statistic without each unit in turn.
  /// - Throws: `Absence.restsOnOneCluster` when a value of `jackknife` is not finite, `.noVariation`, `.oneSided`.
  public static func interval(
    estimate: Double, replicates: [Double], jackknife: [Double], level: Double
  ) throws(Absence) -> Interval {
    guard jackknife.allSatisfy(\.isFinite) else { throw .restsOnOneCluster }
    let sorted = replicates.sorted()
    guard let low = sorted.first, let high = sorted.last, high - low > 1e-12 else { throw .noVariation }
    let slack = 1e-12
    let below = sorted.reduce(0.0) {
      $0 + (abs($1 - estimate) <= slack ? 0.5 : ($1 < estimate ? 1 : 0))
    }
    let share = below / Double(sorted.count)
    guard share > 0, share < 1 else { throw .oneSided }
    let normal = StandardNormal()
    let bias = normal.quantile(share)
    let mean = exactMean(jackknife)
    let squares = exactSum(jackknife.map { (mean - $0) * (mean - $0) })
    let cubes = exactSum(jackknife.map { (mean - $0) * (mean - $0) * (mean - $0) })
    let acceleration = squares > 0 ? cubes / (6 * pow(squares, 1.5)) : 0
    func place(_ z: Double) -> Double {
      normal.lower(bias + (bias + z) / (1 - acceleration * (bias + z)))
    }
    let z = normal.upperQuantile((1 - level) / 2)
    guard let limits = try? Quantile.values(of: sorted, at: [place(-z), place(z)]) else { throw .oneSided }
    return Interval(low: limits[0], high: limits[1])
  }
}

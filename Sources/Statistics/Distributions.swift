import CBoostMath

/// A continuous distribution asked from the tail that is wanted: `upper` is never computed as `1 - lower`.
///
/// Values by Boost.Math in double precision; relative error of tail probabilities about 1e-14 for the central
/// distributions and 1e-12 for the noncentral ones. An argument outside the domain gives NaN.
protocol ContinuousDistribution: Sendable {
  /// P(X <= x).
  func lower(_ x: Double) -> Double
  /// P(X > x).
  func upper(_ x: Double) -> Double
}

extension ContinuousDistribution {
  /// The p-value of a statistic with a symmetric or signed null distribution.
  func pValue(_ statistic: Double, _ alternative: Alternative) -> Double {
    if statistic.isNaN { return .nan }
    switch alternative {
    case .less: return lower(statistic)
    case .greater: return upper(statistic)
    case .twoSided: return min(1, 2 * min(lower(statistic), upper(statistic)))
    }
  }
}

struct StandardNormal: ContinuousDistribution {
  func lower(_ x: Double) -> Double { x.isInfinite ? (x < 0 ? 0 : 1) : strand_normal_lower(x) }
  func upper(_ x: Double) -> Double { lower(-x) }
  /// The value that leaves `probability` above it.
  func upperQuantile(_ probability: Double) -> Double { strand_normal_upper_quantile(probability) }
  func quantile(_ probability: Double) -> Double { strand_normal_quantile(probability) }
}

struct StudentT: ContinuousDistribution {
  let degrees: Double

  func lower(_ x: Double) -> Double { x.isInfinite ? (x < 0 ? 0 : 1) : strand_t_lower(x, degrees) }
  func upper(_ x: Double) -> Double { lower(-x) }
  func upperQuantile(_ probability: Double) -> Double { strand_t_upper_quantile(probability, degrees) }
}

struct ChiSquared: ContinuousDistribution {
  let degrees: Double

  func lower(_ x: Double) -> Double { x.isInfinite ? 1 : strand_chi_squared_lower(x, degrees) }
  func upper(_ x: Double) -> Double { x.isInfinite ? 0 : strand_chi_squared_upper(x, degrees) }
}

struct FisherF: ContinuousDistribution {
  let numerator: Double
  let denominator: Double

  func lower(_ x: Double) -> Double { x.isInfinite ? 1 : strand_f_lower(x, numerator, denominator) }
  func upper(_ x: Double) -> Double { x.isInfinite ? 0 : strand_f_upper(x, numerator, denominator) }
  func quantile(_ probability: Double) -> Double { strand_f_quantile(probability, numerator, denominator) }
  func upperQuantile(_ probability: Double) -> Double { strand_f_upper_quantile(probability, numerator, denominator) }
}

struct NoncentralT: ContinuousDistribution {
  let degrees: Double
  let noncentrality: Double

  func lower(_ x: Double) -> Double { strand_noncentral_t_lower(x, degrees, noncentrality) }
  func upper(_ x: Double) -> Double { strand_noncentral_t_upper(x, degrees, noncentrality) }
}

struct NoncentralF: ContinuousDistribution {
  let numerator: Double
  let denominator: Double
  let noncentrality: Double

  func lower(_ x: Double) -> Double { strand_noncentral_f_lower(x, numerator, denominator, noncentrality) }
  func upper(_ x: Double) -> Double { strand_noncentral_f_upper(x, numerator, denominator, noncentrality) }
}

/// gamma(a) / gamma(b).
func gammaRatio(_ a: Double, _ b: Double) -> Double { strand_gamma_ratio(a, b) }

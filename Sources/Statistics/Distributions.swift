import CBoostMath
import Foundation

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

/// Its upper tail alone is asked for.
struct NoncentralChiSquared: Sendable {
  let degrees: Double
  let noncentrality: Double

  func upper(_ x: Double) -> Double { strand_noncentral_chi_squared_upper(x, degrees, noncentrality) }
}

/// Two standard normal variables with a correlation between -1 and 1, exclusive.
struct BivariateNormal: Sendable {
  let correlation: Double

  /// P(X <= h, Y <= k), by Owen's (1956) T. Relative error about 1e-14 of the largest term.
  func lower(_ h: Double, _ k: Double) -> Double {
    let normal = StandardNormal()
    if h == -.infinity || k == -.infinity { return 0 }
    if h == .infinity { return normal.lower(k) }
    if k == .infinity { return normal.lower(h) }
    let root = ((1 - correlation) * (1 + correlation)).squareRoot()
    if h == 0, k == 0 { return 0.25 + asin(correlation) / (2 * .pi) }
    func part(_ x: Double, _ y: Double) -> Double {
      // (y - r x) / (x root), whose limit for x = 0 is T(0, ±inf) = ±1/4.
      x == 0 ? (y > 0 ? 0.25 : -0.25) : strand_owens_t(x, (y - correlation * x) / (x * root))
    }
    let sameSide = h * k > 0 || (h * k == 0 && h + k >= 0)
    let value = (normal.lower(h) + normal.lower(k)) / 2 - part(h, k) - part(k, h) - (sameSide ? 0 : 0.5)
    return max(0, value)
  }

  func density(_ x: Double, _ y: Double) -> Double {
    if x.isInfinite || y.isInfinite { return 0 }
    let square = (1 - correlation) * (1 + correlation)
    return exp(-(x * x - 2 * correlation * x * y + y * y) / (2 * square)) / (2 * .pi * square.squareRoot())
  }
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

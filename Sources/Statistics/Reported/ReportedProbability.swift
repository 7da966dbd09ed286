import Foundation

/// The p-values that a statistic can have, given what can be behind its printed digits.
///
/// - Null: no effect; two-sided for z and t, upper tail for F and chi-squared.
/// - A p-value falls as the statistic's magnitude grows, so that its bounds are those at the statistic's own.
///
/// Reference: Nuijten, Hartgerink, van Assen, Epskamp & Wicherts (2016), Behavior Research Methods 48(4), 1205-1226
/// (statcheck), which takes the rounding of the statistic into account in the same way.
public struct ReportedProbability: Sendable, Hashable {
  /// What the statistic follows when there is no effect.
  public enum Reference: Sendable, Hashable {
    case normal
    case studentT(degrees: Double)
    case fisherF(numerator: Double, denominator: Double)
    case chiSquared(degrees: Double)
    /// A correlation, by t = r sqrt(degrees / (1 - r^2)).
    case correlation(degrees: Double)
  }

  public let statistic: Bounds
  public let reference: Reference
  /// Whether only one tail counts; only for references with two.
  public let oneSided: Bool

  public init(_ statistic: Bounds, _ reference: Reference, oneSided: Bool = false) {
    self.statistic = statistic
    self.reference = reference
    self.oneSided = oneSided
  }

  /// From the smallest p-value to the largest.
  public var bounds: Bounds {
    let size = statistic.magnitude
    let both = Bounds(probability(size.high), probability(size.low))
    return Bounds(max(0, both.low.nextDown), min(1, both.high.nextUp))
  }

  private func probability(_ x: Double) -> Double {
    let tails = oneSided ? 1.0 : 2.0
    switch reference {
    case .normal: return min(1, tails * StandardNormal().upper(x))
    case .studentT(let degrees): return min(1, tails * StudentT(degrees: degrees).upper(x))
    case .correlation(let degrees):
      if x >= 1 { return 0 }
      return min(1, tails * StudentT(degrees: degrees).upper(x * (degrees / (1 - x * x)).squareRoot()))
    case .fisherF(let numerator, let denominator):
      return FisherF(numerator: numerator, denominator: denominator).upper(x)
    case .chiSquared(let degrees): return ChiSquared(degrees: degrees).upper(x)
    }
  }
}

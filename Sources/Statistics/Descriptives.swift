import Foundation

/// Numbers that describe one variable. NaN counts as missing and is left out of everything else.
///
/// - Mean: the sum in twice the precision, rounded once. SD: by n - 1, two passes.
/// - Quartiles: type 7 (see `Quantile`).
/// - Weights: see `WeightKind`; the variance is the sum of w (x - mean)^2 over (n - 1), n the sum of the weights used.
/// - Skewness and kurtosis: by definition, see `MomentType`.
///
/// Reference: R `mean`, `sd`, `quantile`, psych::describe; NIST StRD univariate sets.
public struct Descriptives: Sendable, Hashable {
  /// Values that are there (and have a positive weight).
  public let count: Int
  /// Values that are NaN.
  public let missing: Int
  /// The sum of the weights as used; `count` without weights.
  public let total: Double
  public let mean: Double
  /// Unbiased; NaN when `total` is not above 1.
  public let variance: Double
  /// The square root of the variance.
  public let standardDeviation: Double
  public let minimum: Double
  public let lowerQuartile: Double
  public let median: Double
  public let upperQuartile: Double
  public let maximum: Double
  /// The central moments of order 2, 3 and 4, divided by n, of values in units of `ScaledDeviations`.
  let moments: (second: Double, third: Double, fourth: Double)

  /// - Throws: `StatisticsError.tooFewObservations` without a value, `.notFinite`, `.badWeight`, `.zeroTotalWeight`.
  public init(_ data: [Double], weights: [Double]? = nil, kind: WeightKind = .frequency) throws(StatisticsError) {
    let weighted = try WeightedValues(data, weights: weights, kind: kind)
    guard !weighted.values.isEmpty else { throw .tooFewObservations(needed: 1, given: 0) }
    count = weighted.values.count
    missing = weighted.missing
    total = weighted.total
    mean = weights == nil ? exactMean(weighted.values) : weighted.mean
    let scaled = ScaledDeviations(weighted, around: mean)
    let scaledVariance = total > 1 ? scaled.squares / (total - 1) : .nan
    variance = scaledVariance * scaled.unit * scaled.unit
    standardDeviation = scaledVariance.squareRoot() * scaled.unit
    let quantiles = try Quantile.values(of: data, at: [0, 0.25, 0.5, 0.75, 1], weights: weights, kind: kind)
    minimum = quantiles[0]
    lowerQuartile = quantiles[1]
    median = quantiles[2]
    upperQuartile = quantiles[3]
    maximum = quantiles[4]
    moments = (scaled.squares / total, scaled.cubes / total, scaled.fourths / total)
  }

  /// The standard deviation over the square root of n.
  public var standardError: Double { standardDeviation / total.squareRoot() }

  public static func == (a: Descriptives, b: Descriptives) -> Bool {
    a.count == b.count && a.missing == b.missing && a.total == b.total && a.mean == b.mean
      && a.variance == b.variance && a.minimum == b.minimum && a.median == b.median && a.maximum == b.maximum
      && a.moments == b.moments
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    hasher.combine(mean)
    hasher.combine(variance)
  }
}

/// Which estimator of skewness and (excess) kurtosis: the types of Joanes & Gill (1998), as psych and e1071 number them.
public enum MomentType: Sendable, Hashable {
  /// Type 1: g1 = m3 / m2^(3/2), g2 = m4 / m2^2 - 3. Stata prints g1 and g2 + 3.
  case population
  /// Type 2: G1 and G2, unbiased under normality. SPSS and SAS.
  case adjusted
  /// Type 3: b1 and b2, with the SD by n - 1. psych::describe.
  case sample
}

extension Descriptives {
  /// NaN for constant values, or too few of them.
  public func skewness(_ type: MomentType = .sample) -> Double {
    let g = moments.third / pow(moments.second, 1.5)
    switch type {
    case .population: return g
    case .adjusted: return total > 2 ? g * (total * (total - 1)).squareRoot() / (total - 2) : .nan
    case .sample: return g * pow(1 - 1 / total, 1.5)
    }
  }

  /// Excess over the normal distribution's 3. NaN for constant values, or too few of them.
  public func kurtosis(_ type: MomentType = .sample) -> Double {
    let ratio = moments.fourth / (moments.second * moments.second)
    switch type {
    case .population: return ratio - 3
    case .adjusted:
      return total > 3 ? ((total + 1) * (ratio - 3) + 6) * (total - 1) / ((total - 2) * (total - 3)) : .nan
    case .sample: return ratio * (1 - 1 / total) * (1 - 1 / total) - 3
    }
  }
}

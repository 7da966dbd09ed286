/// Student's t-tests of two independent means.
///
/// - Null: the difference of the means equals the value given.
/// - Two samples: Welch's by default (variances apart, degrees of freedom by Welch & Satterthwaite, not rounded), or with
///   the pooled variance.
/// - The observations are assumed normal, or many.
///
/// Reference: R `t.test`.
public struct TTest: Sendable, Hashable {
  /// The first mean less the second.
  public let estimate: Double
  public let standardError: Double
  public let degreesOfFreedom: Double
  /// Observations in each sample.
  public let counts: [Int]
  /// The value under the null.
  public let null: Double

  /// Unequal variances: the default for two independent samples.
  /// - Throws: `StatisticsError.groupTooSmall` below two in a group, `.constantValues`, `.notFinite`.
  public static func welch(_ a: [Double], _ b: [Double], difference: Double = 0) throws(StatisticsError) -> TTest {
    let (first, second) = try moments(a, b)
    let va = first.variance / Double(a.count)
    let vb = second.variance / Double(b.count)
    guard va + vb > 0 else { throw .constantValues }
    let degrees = (va + vb) * (va + vb) / (va * va / Double(a.count - 1) + vb * vb / Double(b.count - 1))
    return TTest(
      estimate: first.mean - second.mean, standardError: (va + vb).squareRoot(), degreesOfFreedom: degrees,
      counts: [a.count, b.count], null: difference)
  }

  /// One variance for both groups (Student's).
  public static func pooled(_ a: [Double], _ b: [Double], difference: Double = 0) throws(StatisticsError) -> TTest {
    let (first, second) = try moments(a, b)
    let degrees = Double(a.count + b.count - 2)
    let pooled = (first.variance * Double(a.count - 1) + second.variance * Double(b.count - 1)) / degrees
    guard pooled > 0 else { throw .constantValues }
    return TTest(
      estimate: first.mean - second.mean,
      standardError: (pooled * (1 / Double(a.count) + 1 / Double(b.count))).squareRoot(), degreesOfFreedom: degrees,
      counts: [a.count, b.count], null: difference)
  }

  public var statistic: Double { (estimate - null) / standardError }

  public func pValue(_ alternative: Alternative = .twoSided) -> Double {
    StudentT(degrees: degreesOfFreedom).pValue(statistic, alternative)
  }

  /// Of the difference of means.
  /// - Throws: `StatisticsError.badLevel`.
  public func interval(level: Double = 0.95) throws(StatisticsError) -> Interval {
    let quantile = StudentT(degrees: degreesOfFreedom).upperQuantile(try tail(outside: level))
    return Interval(around: estimate, margin: quantile * standardError)
  }

  private typealias Moments = (mean: Double, variance: Double)

  private static func moments(_ a: [Double], _ b: [Double]) throws(StatisticsError) -> (Moments, Moments) {
    try checkGroups([a, b], needed: 2)
    return ((exactMean(a), Statistics.variance(a)), (exactMean(b), Statistics.variance(b)))
  }
}

/// Every group has enough finite observations.
func checkGroups(_ groups: [[Double]], needed: Int) throws(StatisticsError) {
  guard groups.count >= 2 else { throw .tooFewGroups(needed: 2, given: groups.count) }
  for (index, group) in groups.enumerated() {
    guard group.count >= needed else { throw .groupTooSmall(group: index, needed: needed, given: group.count) }
    try checkFinite(group)
  }
}

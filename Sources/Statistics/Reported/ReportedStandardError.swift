/// The classical standard error that a printed regression must have, from figures printed elsewhere.
///
/// se(b_j) = s sqrt(VIF_j) / (SD(x_j) sqrt(n - 1)), with s the residual standard error: another way to write the square
/// root of s^2 [(X'X)^-1]_jj. VIF is 1 or more, so that without it there is still a smallest possible value.
///
/// Reference: Fox (2016), Applied Regression Analysis, eq. 13.1.
public struct ReportedStandardError: Sendable, Hashable {
  /// Residual standard error.
  public let residualDeviation: Bounds
  /// SD of the regressor, by n - 1.
  public let regressorDeviation: Bounds
  public let inflation: Bounds
  public let count: Int

  /// - Throws: `StatisticsError.tooFewObservations` for fewer than two.
  public init(
    residualDeviation: Bounds, regressorDeviation: Bounds, inflation: Bounds, count: Int
  ) throws(StatisticsError) {
    guard count > 1 else { throw .tooFewObservations(needed: 2, given: count) }
    self.residualDeviation = residualDeviation
    self.regressorDeviation = regressorDeviation
    self.inflation = Bounds(max(1, inflation.low), max(1, inflation.high))
    self.count = count
  }

  private var root: Double { Double(count - 1).squareRoot() }

  public var bounds: Bounds { residualDeviation * inflation.squareRoot / (regressorDeviation * root) }

  /// The regressor's SD that a printed standard error implies.
  public func impliedDeviation(standardError: Bounds) -> Bounds {
    residualDeviation * inflation.squareRoot / (standardError * root)
  }

  /// The variance inflation that a printed standard error implies.
  public func impliedInflation(standardError: Bounds) -> Bounds {
    (standardError * regressorDeviation * root / residualDeviation).squared
  }
}

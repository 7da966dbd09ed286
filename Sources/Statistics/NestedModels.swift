/// The F-test of a linear regression against a smaller one nested in it.
///
/// - Null: the coefficients that the smaller model lacks are all 0. F = ((RSS0 - RSS1) / (df0 - df1)) / (RSS1 / df1).
/// - The caller answers for the nesting of the columns; the outcome, weights and observations are checked.
///
/// Reference: R `anova(small, large)`.
public struct NestedModels: Sendable, Hashable {
  public let statistic: Double
  public let numeratorDegrees: Double
  public let denominatorDegrees: Double
  /// The rise of R squared.
  public let rSquaredChange: Double

  /// - Throws: `StatisticsError.notNested` when the outcomes or weights differ, or the larger has not more coefficients.
  public init(smaller: LinearRegression, larger: LinearRegression) throws(StatisticsError) {
    guard smaller.outcome == larger.outcome, smaller.weights == larger.weights,
      smaller.coefficients.count < larger.coefficients.count
    else { throw .notNested }
    numeratorDegrees = Double(larger.coefficients.count - smaller.coefficients.count)
    denominatorDegrees = larger.residualDegreesOfFreedom
    statistic =
      (smaller.residualSumOfSquares - larger.residualSumOfSquares) / numeratorDegrees / larger.residualVariance
    rSquaredChange = larger.rSquared - smaller.rSquared
  }

  public var pValue: Double {
    FisherF(numerator: numeratorDegrees, denominator: denominatorDegrees).upper(max(0, statistic))
  }
}

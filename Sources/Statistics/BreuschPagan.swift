/// The test of Breusch & Pagan (1979) for errors whose variance depends on the regressors.
///
/// - Null: one error variance. The squared residuals are regressed on the model's own columns.
/// - Studentised (Koenker 1981; the default, as lmtest): n R^2. Original: half the explained sum of squares of
///   e^2 / (RSS / n). Chi-squared with as many degrees of freedom as regressors; approximate.
///
/// Reference: R lmtest::bptest.
public struct BreuschPagan: Sendable, Hashable {
  public let statistic: Double
  public let degreesOfFreedom: Double

  /// - Throws: `StatisticsError.tooFewItems` without a regressor or a constant, `.constantValues` when the fit is perfect.
  ///   Weighted regressions are tested as if the weights were 1 in the auxiliary regression, as lmtest does.
  public init(_ regression: LinearRegression, studentised: Bool = true) throws(StatisticsError) {
    guard regression.hasConstant, !regression.columns.isEmpty else {
      throw .tooFewItems(needed: 1, given: regression.columns.count)
    }
    let squares = regression.residuals.map { $0 * $0 }
    let mean = exactMean(squares)
    guard mean > 0 else { throw .constantValues }
    let auxiliary = try LinearRegression.fit(
      outcome: squares.map { $0 / mean - 1 },
      design: regression.design.selecting(columns: regression.columns), tolerance: 0)
    statistic =
      studentised
      ? Double(squares.count) * auxiliary.rSquared
      : (auxiliary.totalSumOfSquares - auxiliary.residualSumOfSquares) / 2
    degreesOfFreedom = regression.modelDegreesOfFreedom
  }

  public var pValue: Double { ChiSquared(degrees: degreesOfFreedom).upper(statistic) }
}

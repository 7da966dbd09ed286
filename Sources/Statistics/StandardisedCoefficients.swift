extension LinearRegression {
  /// Each coefficient times the SD of its column over the SD of the outcome (beta weights), without the constant, in the
  /// order of `columns`; SDs weighted like the regression.
  ///
  /// Reference: R `lm` on scaled variables; Stata `regress, beta`.
  ///
  /// - Throws: `StatisticsError.constantValues` when the outcome does not vary.
  public func standardisedCoefficients() throws(StatisticsError) -> [Double] {
    let shift = hasConstant ? 1 : 0
    let spread = try WeightedValues(outcome, weights: weights, kind: .analytic)
    let below = spread.sumOfSquares(around: spread.mean)
    guard below > 0 else { throw .constantValues }
    var result: [Double] = []
    for place in columns.indices {
      let values = try WeightedValues(design.column(columns[place]), weights: weights, kind: .analytic)
      result.append(coefficients[place + shift] * (values.sumOfSquares(around: values.mean) / below).squareRoot())
    }
    return result
  }
}

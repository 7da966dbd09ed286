extension LogisticRegression {
  /// The covariance matrix of the coefficients, in their order: the expected information's inverse, or the sandwich with
  /// it as bread and w (y - p) x as the scores. Leverages are those of the last weighted least squares.
  ///
  /// HC1 and clusters are corrected as for linear models; Stata's `vce(robust)` of a logit is HC0 times n / (n - 1).
  /// Reference: R sandwich::vcovHC, sandwich::vcovCL(type = "HC1") of a `glm`.
  ///
  /// - Throws: `StatisticsError.lengthsDiffer`, `.tooFewGroups` for fewer than two clusters.
  public func covariance(_ errors: StandardErrors) throws(StatisticsError) -> Matrix {
    if case .classical = errors { return covariance }
    let model = try linear.modelMatrix()
    let weights = linear.weights
    let outcome = linear.outcome
    let sandwich = Sandwich(
      model: model, bread: covariance, scores: outcome.indices.map { weights[$0] * (outcome[$0] - fitted[$0]) },
      counts: weights.map { $0 > 0 })
    return try sandwich.covariance(errors) { () throws(StatisticsError) in
      let projected = try model.times(covariance)
      return outcome.indices.map { row in
        let length = (0..<model.columns).reduce(0.0) { $0 + projected[row, $1] * model[row, $1] }
        return weights[row] * fitted[row] * (1 - fitted[row]) * length
      }
    }
  }

  /// Every coefficient with Wald's z; exponentiate estimate and interval for odds ratios.
  /// - Throws: what `covariance` throws, and `StatisticsError.badLevel`.
  public func tests(_ errors: StandardErrors = .classical, level: Double = 0.95) throws(StatisticsError)
    -> [CoefficientTest]
  {
    try waldTests(coefficients, covariance(errors), level: level)
  }
}

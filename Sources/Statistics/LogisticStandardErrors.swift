extension LogisticRegression {
  /// The covariance matrix of the coefficients, in their order: the expected information's inverse, or the sandwich with
  /// it as bread and w (y - p) x as the scores. Leverages are those of the last weighted least squares.
  ///
  /// HC1 is corrected as for linear models, clusters by G / (G - 1) alone (`StandardErrors.cluster`); Stata's
  /// `vce(robust)` of a logit is HC0 times n / (n - 1).
  /// Reference: R sandwich::vcovHC, sandwich::vcovCL of a `glm` (whose default is type = "HC0", cadjust = TRUE).
  ///
  /// - Throws: `StatisticsError.lengthsDiffer`, `.tooFewGroups` for fewer than two clusters.
  public func covariance(_ errors: StandardErrors) throws(StatisticsError) -> Matrix {
    if case .classical = errors { return covariance }
    let model = try linear.modelMatrix()
    let weights = linear.weights
    let outcome = linear.outcome
    let sandwich = Sandwich(
      model: model, bread: covariance, scores: outcome.indices.map { weights[$0] * (outcome[$0] - fitted[$0]) },
      counts: weights.map { $0 > 0 }, clusterFactor: .ofLikelihood)
    return try sandwich.covariance(errors) { () throws(StatisticsError) in try leverages() }
  }

  /// The diagonal of the hat matrix of the last weighted least squares (R's `hatvalues` of a `glm`).
  public func leverages() throws(StatisticsError) -> [Double] {
    let model = try linear.modelMatrix()
    let projected = try model.times(covariance)
    return fitted.indices.map { row in
      let length = (0..<model.columns).reduce(0.0) { $0 + projected[row, $1] * model[row, $1] }
      return linear.weights[row] * fitted[row] * (1 - fitted[row]) * length
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

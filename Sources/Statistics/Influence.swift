/// How much single observations weigh in a linear regression.
///
/// - Leverage: the diagonal of the hat matrix, from R of the QR.
/// - Standardised residual: e sqrt(w) / (s sqrt(1 - h)); studentised: the same with s from the fit without the
///   observation.
/// - Cook's distance: standardised residual squared, times h / (1 - h), over the number of coefficients.
/// - NaN where the leverage is 1. Observations of weight 0 have leverage 0.
///
/// Reference: R `hatvalues`, `rstandard`, `rstudent`, `cooks.distance`.
public struct Influence: Sendable, Hashable {
  public let leverages: [Double]
  public let standardisedResiduals: [Double]
  public let studentisedResiduals: [Double]
  public let cooksDistances: [Double]

  /// - Throws: `StatisticsError.linearAlgebra`.
  public init(_ regression: LinearRegression) throws(StatisticsError) {
    let leverages = try regression.leverages()
    let k = Double(regression.coefficients.count)
    let degrees = regression.residualDegreesOfFreedom
    let total = regression.residualSumOfSquares
    var standardised: [Double] = []
    var studentised: [Double] = []
    var distances: [Double] = []
    for (row, h) in leverages.enumerated() {
      let residual = regression.weights[row].squareRoot() * regression.residuals[row]
      let rest = 1 - h
      guard rest > Sandwich.noRest else {
        standardised.append(.nan)
        studentised.append(.nan)
        distances.append(.nan)
        continue
      }
      let scaled = residual / rest.squareRoot()
      let value = scaled / regression.residualStandardError
      standardised.append(value)
      studentised.append(scaled / (max(0, total - scaled * scaled) / (degrees - 1)).squareRoot())
      distances.append(value * value * h / rest / k)
    }
    self.leverages = leverages
    standardisedResiduals = standardised
    studentisedResiduals = studentised
    cooksDistances = distances
  }
}

extension LinearRegression {
  /// The diagonal of the (weighted) hat matrix: the squared lengths of the rows of X R^-1.
  public func leverages() throws(StatisticsError) -> [Double] {
    let model = try modelMatrix()
    var result = [Double](repeating: 0, count: model.rows)
    let inverse = solution.inverse
    var projected = [Double](repeating: 0, count: model.rows)
    for column in 0..<model.columns {
      for row in projected.indices { projected[row] = 0 }
      for inner in 0...column {
        let factor = inverse[inner, column]
        for row in projected.indices { projected[row] += model[row, inner] * factor }
      }
      for row in result.indices { result[row] += projected[row] * projected[row] }
    }
    for row in result.indices { result[row] = min(1, result[row] * weights[row]) }
    return result
  }
}

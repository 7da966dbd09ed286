import Foundation

/// Akaike's and the Bayesian information criterion of a linear regression, by both counts in use.
///
/// - Log likelihood: normal errors with the variance at its maximum likelihood estimate RSS / n; with weights as R's
///   `logLik.lm`, half the sum of their logarithms added.
/// - R counts the error variance as a parameter (k + 1), Stata does not (k).
///
/// Reference: R `AIC`, `BIC`; Stata `estat ic`.
public struct InformationCriteria: Sendable, Hashable {
  public let logLikelihood: Double
  /// Coefficients, the constant included.
  public let coefficients: Int
  public let count: Int

  public init(_ regression: LinearRegression) {
    let n = Double(regression.count)
    let logs = regression.isWeighted ? exactSum(regression.weights.filter { $0 > 0 }.map { log($0) }) : 0
    logLikelihood = 0.5 * (logs - n * (log(2 * .pi) + 1 - log(n) + log(regression.residualSumOfSquares)))
    coefficients = regression.coefficients.count
    count = regression.count
  }

  public init(logLikelihood: Double, coefficients: Int, count: Int) {
    self.logLikelihood = logLikelihood
    self.coefficients = coefficients
    self.count = count
  }

  /// R's count: the error variance is a parameter.
  public var aicR: Double { -2 * logLikelihood + 2 * Double(coefficients + 1) }
  /// Stata's count: the coefficients only.
  public var aicStata: Double { -2 * logLikelihood + 2 * Double(coefficients) }
  public var bicR: Double { -2 * logLikelihood + log(Double(count)) * Double(coefficients + 1) }
  public var bicStata: Double { -2 * logLikelihood + log(Double(count)) * Double(coefficients) }
}

import Foundation

/// How R squared, adjusted R squared, the residuals and AIC of a printed linear regression hang together.
///
/// - Adjusted: 1 - (1 - R^2)(n - 1) / (n - k), with k coefficients, the constant included (n for n - 1 without one).
/// - Residual variance: s^2 = SD(y)^2 (1 - adjusted R^2); sum of squares SSR = s^2 (n - k).
/// - AIC by four counts, see `AICCount`.
///
/// Reference: R summary.lm, AIC, extractAIC; Stata estat ic.
public struct ReportedFit: Sendable, Hashable {
  public let count: Int
  /// With the constant.
  public let coefficients: Int
  public let hasConstant: Bool

  /// - Throws: `StatisticsError.tooFewObservations` unless there are more observations than coefficients.
  public init(count: Int, coefficients: Int, hasConstant: Bool = true) throws(StatisticsError) {
    guard count > coefficients else { throw .tooFewObservations(needed: coefficients + 1, given: count) }
    self.count = count
    self.coefficients = coefficients
    self.hasConstant = hasConstant
  }

  private var n: Double { Double(count) }
  public var degrees: Double { Double(count - coefficients) }
  /// (n - 1) / (n - k).
  private var inflation: Double { (hasConstant ? n - 1 : n) / degrees }

  public func adjusted(from rSquared: Bounds) -> Bounds {
    .exactly(1) - (.exactly(1) - rSquared) * inflation
  }

  public func rSquared(fromAdjusted adjusted: Bounds) -> Bounds {
    .exactly(1) - (.exactly(1) - adjusted) / inflation
  }

  /// The residual standard error, from R squared and the outcome's SD (by n - 1).
  public func residualDeviation(rSquared: Bounds, outcomeDeviation: Bounds) -> Bounds {
    outcomeDeviation * ((.exactly(1) - rSquared) * ((n - 1) / degrees)).squareRoot
  }

  public func aic(residualDeviation s: Bounds, by convention: AICCount) -> Bounds {
    let mean = s.squared * (degrees / n)
    return convention.aic(logOfMeanSquare: mean.logarithm, count: n, coefficients: Double(coefficients))
  }

  /// The residual standard error that an AIC implies.
  public func residualDeviation(aic: Bounds, by convention: AICCount) -> Bounds {
    let log = convention.logOfMeanSquare(aic: aic, count: n, coefficients: Double(coefficients))
    return (log.exponential * (n / degrees)).squareRoot
  }
}

/// What programs call AIC of a linear regression with n observations and k coefficients, the constant included.
public enum AICCount: String, Sendable, Hashable, CaseIterable {
  /// n ln(2 pi) + n ln(SSR / n) + n + 2 k: Stata `estat ic`, Python statsmodels.
  case stata
  /// The error variance counted as a parameter: Stata's + 2. R `AIC`.
  case r
  /// n ln(SSR / n) + 2 k, without what does not depend on the model: SAS PROC REG, SPSS, R `extractAIC`.
  case sas
  /// Stata's divided by n: EViews.
  case eviews

  func aic(logOfMeanSquare log: Bounds, count n: Double, coefficients k: Double) -> Bounds {
    let bare = log * n + .exactly(2 * k)
    let whole = bare + .exactly(n * (Foundation.log(2 * .pi) + 1))
    switch self {
    case .stata: return whole
    case .r: return whole + .exactly(2)
    case .sas: return bare
    case .eviews: return whole / n
    }
  }

  func logOfMeanSquare(aic: Bounds, count n: Double, coefficients k: Double) -> Bounds {
    let constant = n * (Foundation.log(2 * .pi) + 1)
    switch self {
    case .stata: return (aic - .exactly(constant + 2 * k)) / n
    case .r: return (aic - .exactly(constant + 2 * k + 2)) / n
    case .sas: return (aic - .exactly(2 * k)) / n
    case .eviews: return aic - .exactly((constant + 2 * k) / n)
    }
  }
}

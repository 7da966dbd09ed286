public import Statistics
import StudyDefinition
import StudyIndex

/// A model's numbers, by its kind.
public enum ModelFit: Sendable {
  case linear(LinearRegression, InformationCriteria)
  case logistic(LogisticRegression)
  case ordered(OrderedLogisticRegression)

  /// Respondents in the model.
  public var count: Int {
    switch self {
    case .linear(let fit, _): fit.count
    case .logistic(let fit): fit.count
    case .ordered(let fit): fit.count
    }
  }

  public var logLikelihood: Double {
    switch self {
    case .linear(_, let criteria): criteria.logLikelihood
    case .logistic(let fit): fit.logLikelihood
    case .ordered(let fit): fit.logLikelihood
    }
  }

  /// Coefficients, with the constant or the thresholds.
  public var parameters: Int {
    switch self {
    case .linear(let fit, _): fit.coefficients.count
    case .logistic(let fit): fit.coefficients.count
    case .ordered(let fit): fit.coefficients.count + fit.thresholds.count
    }
  }

  /// McFadden's; `nil` for a linear model.
  public var pseudoRSquared: Double? {
    switch self {
    case .linear: nil
    case .logistic(let fit): fit.pseudoRSquared
    case .ordered(let fit): fit.pseudoRSquared
    }
  }

  /// The design's columns that were kept.
  var columns: [Int] {
    switch self {
    case .linear(let fit, _): fit.columns
    case .logistic(let fit): fit.columns
    case .ordered(let fit): fit.columns
    }
  }

  var dropped: [Int] {
    switch self {
    case .linear(let fit, _): fit.dropped
    case .logistic(let fit): fit.dropped
    case .ordered(let fit): fit.dropped
    }
  }

  /// Wald's test of the design's columns named (all regressors with `nil`).
  func waldTest(_ errors: StandardErrors, columns: [Int]? = nil) throws(StatisticsError) -> WaldTest {
    switch self {
    case .linear(let fit, _): try fit.waldTest(errors, columns: columns)
    case .logistic(let fit): try fit.waldTest(errors, columns: columns)
    case .ordered(let fit): try fit.waldTest(errors, columns: columns)
    }
  }

  /// As R counts: the error variance of a linear model is a parameter.
  public var aicR: Double {
    switch self {
    case .linear(_, let criteria): criteria.aicR
    case .logistic(let fit): fit.aic
    case .ordered(let fit): fit.aic
    }
  }

  /// As Stata counts: coefficients only.
  public var aicStata: Double {
    if case .linear(_, let criteria) = self { criteria.aicStata } else { aicR }
  }

  public var bicR: Double {
    switch self {
    case .linear(_, let criteria): criteria.bicR
    case .logistic(let fit): fit.bic
    case .ordered(let fit): fit.bic
    }
  }

  public var bicStata: Double {
    if case .linear(_, let criteria) = self { criteria.bicStata } else { bicR }
  }

  public var linear: LinearRegression? {
    if case .linear(let fit, _) = self { fit } else { nil }
  }
}

/// The test of all terms of a model together, in keeping with its standard errors.
public struct OverallTest: Sendable {
  public enum Kind: String, Sendable {
    /// The F of the analysis of variance: classical errors.
    case variance = "F"
    /// Against the model without terms: classical errors of a model of odds.
    case likelihoodRatio = "likelihood ratio"
    /// Wald's, with the model's robust or clustered errors: F of a linear model, chi-squared of others.
    case wald = "Wald"
  }

  public let kind: Kind
  public let statistic: Double
  public let numeratorDegrees: Double
  /// `nil` for chi-squared.
  public let denominatorDegrees: Double?
  public let pValue: Double

  init(_ kind: Kind, _ statistic: Double, _ numerator: Double, _ denominator: Double?, _ pValue: Double) {
    self.kind = kind
    self.statistic = statistic
    numeratorDegrees = numerator
    denominatorDegrees = denominator
    self.pValue = pValue
  }

  init(_ test: WaldTest) {
    self.init(.wald, test.statistic, test.numeratorDegrees, test.denominatorDegrees, test.pValue)
  }
}

import Foundation

/// An odds ratio with its interval.
public struct OddsRatioEstimate: Sendable, Hashable {
  public let ratio: Double
  public let low: Double
  public let high: Double
}

extension CoefficientTest {
  /// Of a model that explains log odds: exp of the estimate and of the ends of its interval.
  public var oddsRatio: OddsRatioEstimate {
    OddsRatioEstimate(ratio: exp(estimate), low: exp(interval.low), high: exp(interval.high))
  }
}

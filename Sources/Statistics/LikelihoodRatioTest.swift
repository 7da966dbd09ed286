/// The test of a model fitted by maximum likelihood against a smaller one nested in it.
///
/// - Null: the coefficients that the smaller model lacks are all 0. Twice the difference of the log likelihoods is
///   chi-squared with as many degrees of freedom as there are such coefficients.
/// - The caller answers for the nesting and for the same observations.
///
/// Reference: R `anova(small, large, test = "LRT")`.
public struct LikelihoodRatioTest: Sendable, Hashable {
  public let statistic: Double
  public let degreesOfFreedom: Double

  /// - Throws: `StatisticsError.notNested` when the larger has not more parameters.
  public init(
    smaller: (logLikelihood: Double, parameters: Int), larger: (logLikelihood: Double, parameters: Int)
  ) throws(StatisticsError) {
    guard smaller.parameters < larger.parameters else { throw .notNested }
    statistic = max(0, 2 * (larger.logLikelihood - smaller.logLikelihood))
    degreesOfFreedom = Double(larger.parameters - smaller.parameters)
  }

  public var pValue: Double { ChiSquared(degrees: degreesOfFreedom).upper(statistic) }
}

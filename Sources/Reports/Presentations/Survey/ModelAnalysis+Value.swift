import Analysis
import Statistics
import StudyDefinition
import StudyIndex

extension ModelAnalysis {
  /// A model for programs. Keys that its kind does not have are null.
  var value: JSONValue {
    let linear = fit.linear
    let ratio = fit.likelihoodRatio
    return .object([
      ("model", .string(definition.name)), ("kind", .string(definition.kind.rawValue)),
      ("outcome", .string(definition.outcome)), ("categories", .strings(categories)), ("n", .integer(fit.count)),
      ("df_residual", .optional(linear?.residualDegreesOfFreedom)), ("r2", .optional(linear?.rSquared)),
      ("adj_r2", .optional(linear?.adjustedRSquared)), ("f", .optional(linear?.fStatistic)),
      ("f_p", .optional(linear?.fPValue)), ("pseudo_r2", .optional(fit.pseudoRSquared)),
      ("chi2", .optional(ratio?.statistic)), ("chi2_df", .optional(ratio?.degreesOfFreedom)),
      ("chi2_p", .optional(ratio?.pValue)), ("log_likelihood", .number(fit.logLikelihood)),
      ("aic_stata", .number(fit.aicStata)), ("aic_r", .number(fit.aicR)), ("bic", .number(fit.bicR)),
      ("bic_stata", .number(fit.bicStata)), ("errors", .string(definition.errors.rawValue)),
      ("cluster", .optional(definition.cluster)), ("clusters", .optional(clusters)), ("weights", .optional(weights)),
      ("dropped_respondents", .integer(deletion.dropped)), ("dropped_terms", .strings(dropped)),
      ("terms", .array(terms.map(value))), ("thresholds", .array(thresholds.map(value))),
    ])
  }

  private func value(_ term: Term) -> JSONValue {
    let odds = fit.linear == nil && term.name != "(constant)" ? term.test.oddsRatio : nil
    return .object([
      ("term", .string(term.name)), ("estimate", .number(term.test.estimate)),
      ("se", .number(term.test.standardError)), ("t", .number(term.test.statistic)), ("p", .number(term.test.pValue)),
      ("low", .number(term.test.interval.low)), ("high", .number(term.test.interval.high)),
      ("vif", .optional(term.inflation)), ("odds_ratio", .optional(odds?.ratio)), ("odds_low", .optional(odds?.low)),
      ("odds_high", .optional(odds?.high)),
    ])
  }
}

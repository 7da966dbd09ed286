import Analysis
import Statistics
import StudyDefinition
import StudyIndex

/// A coefficient, or a threshold, with its model.
struct ModelTerm {
  let model: ModelAnalysis
  let term: ModelAnalysis.Term

  /// Of what is no constant, in a model that explains odds.
  var odds: OddsRatioEstimate? {
    model.fit.linear == nil && term.name != "(constant)" ? term.test.oddsRatio : nil
  }

  static var schema: Schema<ModelTerm> {
    Schema([
      .text("term", "term", unit: "`(constant)`, variable, or variable=category") { $0.term.name },
      .text("label", "label") { $0.term.label },
      .number("estimate", "estimate", .decimal(3)) { $0.term.test.estimate },
      .number("se", "SE", .decimal(3), unit: "standard error") { $0.term.test.standardError },
      .number("t", "t", .decimal(3), unit: "z for odds") { $0.term.test.statistic },
      .number("p", "p", .decimal(3), unit: "0 to 1") { $0.term.test.pValue },
      .number("low", "low", .decimal(3), unit: "lower bound of the 95% interval") { $0.term.test.interval.low },
      .number("high", "high", .decimal(3), unit: "upper bound of the 95% interval") { $0.term.test.interval.high },
      .number("vif", "VIF", .decimal(2), unit: "variance inflation (linear models)") { $0.term.inflation },
      .number("odds_ratio", "odds ratio", .decimal(3), unit: "exp of the estimate (odds)") { $0.odds?.ratio },
      .number("odds_low", "low", .decimal(3), unit: "lower bound of the odds ratio's 95% interval") { $0.odds?.low },
      .number("odds_high", "high", .decimal(3), unit: "upper bound of the odds ratio's 95% interval") { $0.odds?.high },
    ])
  }
}

extension ModelAnalysis {
  /// A model for programs. What its kind does not have is null: R² of a logistic one, pseudo R² of a linear one.
  static var schema: Schema<ModelAnalysis> {
    Schema([
      .text("model", "model") { $0.definition.name }, .text("outcome", "outcome") { $0.definition.outcome },
      .text("kind", "kind", unit: "`linear`, `logistic`, `ordered`") { $0.definition.kind.rawValue },
      .text("errors", "errors", unit: "`classical`, `hc0` … `hc3`, `cluster`") { $0.definition.errors.rawValue },
      .integer("n", "n", unit: "respondents") { $0.fit.count },
      .number("df_residual", "residual df", .decimal(0)) { $0.fit.linear?.residualDegreesOfFreedom },
      .number("r2", "R²", .decimal(3)) { $0.fit.linear?.rSquared },
      .number("adj_r2", "adjusted R²", .decimal(3)) { $0.fit.linear?.adjustedRSquared },
      .number("f", "F", .decimal(2)) { $0.fit.linear?.fStatistic },
      .number("f_p", "p of F", .decimal(3), unit: "0 to 1") { $0.fit.linear?.fPValue },
      .number("pseudo_r2", "pseudo R²", .decimal(3), unit: "McFadden's") { $0.fit.pseudoRSquared },
      .number("chi2", "χ²", .decimal(2), unit: "likelihood ratio") { $0.fit.likelihoodRatio?.statistic },
      .number("chi2_df", "df of χ²", .decimal(0)) { $0.fit.likelihoodRatio?.degreesOfFreedom },
      .number("chi2_p", "p of χ²", .decimal(3), unit: "0 to 1") { $0.fit.likelihoodRatio?.pValue },
      .number("log_likelihood", "log likelihood", .decimal(2)) { $0.fit.logLikelihood },
      .number("aic_stata", "AIC (Stata)", .decimal(1)) { $0.fit.aicStata },
      .number("aic_r", "AIC (R)", .decimal(1)) { $0.fit.aicR }, .number("bic", "BIC (R)", .decimal(1)) { $0.fit.bicR },
      .number("bic_stata", "BIC (Stata)", .decimal(1)) { $0.fit.bicStata },
      .list("categories", "categories", unit: "of the outcome, in order") { $0.categories },
      .text("cluster", "cluster", unit: "variable's name") { $0.definition.cluster },
      .integer("clusters", "clusters", unit: "clusters") { $0.clusters },
      .text("weights", "weights", unit: "variable's name") { $0.weights },
      .integer("dropped_respondents", "left out", unit: "respondents") { $0.deletion.dropped },
      .list("dropped_terms", "dropped terms") { $0.dropped },
      .nested("terms", ModelTerm.schema) { model in model.terms.map { ModelTerm(model: model, term: $0) } },
      .nested("thresholds", ModelTerm.schema) { model in model.thresholds.map { ModelTerm(model: model, term: $0) } },
    ])
  }
}

extension ModelTable {
  /// The models as data: a row a coefficient, and a row a model.
  public var dataTables: [Section] {
    let coefficients = Schema<ModelTerm>(
      [
        .text("model", "model") { $0.model.definition.name },
        .text("outcome", "outcome") { $0.model.definition.outcome },
      ] + ModelTerm.schema.fields)
    let terms = models.flatMap { model in model.terms.map { ModelTerm(model: model, term: $0) } }
    return [.table(coefficients.table(terms)), .table(ModelAnalysis.schema.table(models))]
  }
}

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
      .text("term", "term", unit: "`(constant)`, variable, variable=category, variable^2, a:b") { $0.term.name },
      .text("label", "label") { $0.term.label },
      .number("estimate", "estimate", .decimal(3)) { $0.term.test.estimate },
      .number("se", "SE", .decimal(3), unit: "standard error") { $0.term.test.standardError },
      .number("t", "t", .decimal(3), unit: "z for odds") { $0.term.test.statistic },
      .number("p", "p", .decimal(3), unit: "0 to 1") { $0.term.test.pValue },
      .number("low", "low", .decimal(3), unit: "lower bound of the interval") { $0.term.test.interval.low },
      .number("high", "high", .decimal(3), unit: "upper bound of the interval") { $0.term.test.interval.high },
      .number("beta", "beta", .decimal(3), unit: "in SDs of column and outcome (linear models)") {
        $0.term.standardised
      },
      .number("vif", "VIF", .decimal(2), unit: "variance inflation; of a term of several columns the generalised one") {
        $0.term.inflation?.factor
      },
      .number("vif_adjusted", "adjusted VIF", .decimal(2), unit: "VIF^(1 / (2 columns))") {
        $0.term.inflation?.adjusted
      },
      .number("odds_ratio", "odds ratio", .decimal(3), unit: "exp of the estimate (odds)") { $0.odds?.ratio },
      .number("odds_low", "low", .decimal(3), unit: "lower bound of the odds ratio's interval") { $0.odds?.low },
      .number("odds_high", "high", .decimal(3), unit: "upper bound of the odds ratio's interval") { $0.odds?.high },
    ])
  }
}

extension ModelAnalysis.Effect {
  static var schema: Schema<ModelAnalysis.Effect> {
    Schema([
      .text("variable", "variable", unit: "or variable=category") { $0.name },
      .text("label", "label") { $0.label },
      .number("effect", "effect", .decimal(3), unit: "average change of the probability, -1 to 1") { $0.test.estimate },
      .number("se", "SE", .decimal(3), unit: "standard error") { $0.test.standardError },
      .number("z", "z", .decimal(3)) { $0.test.statistic },
      .number("p", "p", .decimal(3), unit: "0 to 1") { $0.test.pValue },
      .number("low", "low", .decimal(3), unit: "lower bound of the interval") { $0.test.interval.low },
      .number("high", "high", .decimal(3), unit: "upper bound of the interval") { $0.test.interval.high },
    ])
  }
}

extension ModelAnalysis.Reference {
  static var schema: Schema<ModelAnalysis.Reference> {
    Schema([
      .text("variable", "variable") { $0.variable }, .text("reference", "reference", unit: "category") { $0.category },
      .text("instead_of", "instead of", unit: "category that no complete respondent is in") { $0.insteadOf },
    ])
  }
}

extension ModelDiagnostics.Case {
  static var schema: Schema<ModelDiagnostics.Case> {
    Schema([
      .text("respondent", "Respondent", unit: "id") { $0.respondent },
      .number("fitted", "fitted", .decimal(3)) { $0.fitted },
      .number("residual", "residual", .decimal(3)) { $0.residual },
      .number("leverage", "leverage", .decimal(3), unit: "0 to 1") { $0.leverage },
      .number("studentised", "studentised residual", .decimal(3)) { $0.studentised },
      .number("cook", "Cook's distance", .decimal(3)) { $0.cooksDistance },
    ])
  }
}

extension ModelDiagnostics {
  static var schema: Schema<ModelDiagnostics> {
    Schema([
      .number("breusch_pagan", "Breusch-Pagan χ²", .decimal(3), unit: "studentised") { $0.breuschPagan?.statistic },
      .number("breusch_pagan_df", "df", .decimal(0)) { $0.breuschPagan?.degreesOfFreedom },
      .number("breusch_pagan_p", "p", .decimal(3), unit: "0 to 1") { $0.breuschPagan?.pValue },
      .number("shapiro_wilk", "Shapiro-Wilk W", .decimal(3)) { $0.shapiroWilk?.statistic },
      .number("shapiro_wilk_p", "p", .decimal(3), unit: "0 to 1") { $0.shapiroWilk?.pValue },
      .integer("high_leverages", "high leverages", unit: "respondents above twice the mean leverage") {
        $0.highLeverages
      },
    ])
  }
}

extension ModelAnalysis {
  private func overall(_ isF: Bool) -> OverallTest? { (overall?.denominatorDegrees != nil) == isF ? overall : nil }

  /// A model for programs. What its kind does not have is null: R² of a logistic one, pseudo R² of a linear one.
  static var schema: Schema<ModelAnalysis> {
    let effects: Field<ModelAnalysis> = .nested("effects", Effect.schema) { $0.effects }
    let diagnostics: Field<ModelAnalysis> = .part("diagnostics", ModelDiagnostics.schema) { $0.diagnostics }
    return Schema(
      facts.fields + [
        .nested("references", Reference.schema) { $0.references },
        .nested("terms", ModelTerm.schema) { model in model.terms.map { ModelTerm(model: model, term: $0) } },
        .nested("thresholds", ModelTerm.schema) { model in model.thresholds.map { ModelTerm(model: model, term: $0) } },
        effects, diagnostics,
        .nested("cases", ModelDiagnostics.Case.schema) { $0.diagnostics?.cases ?? [] },
      ])
  }

  /// One row a model, as broom's `glance`.
  private static var facts: Schema<ModelAnalysis> {
    Schema([
      .text("model", "model") { $0.definition.name }, .text("outcome", "outcome") { $0.definition.outcome },
      .text("kind", "kind", unit: "`linear`, `logistic`, `ordered`") { $0.definition.kind.rawValue },
      .text("errors", "errors", unit: "`classical`, `hc0` … `hc3`, `cluster`") { $0.definition.errors.rawValue },
      .number("level", "level", .decimal(2), unit: "of all intervals, 0 to 1") { $0.settings.level },
      .integer("n", "n", unit: "respondents") { $0.fit.count },
      .number("df_residual", "residual df", .decimal(0)) { $0.fit.linear?.residualDegreesOfFreedom },
      .number("r2", "R²", .decimal(3)) { $0.fit.linear?.rSquared },
      .number("adj_r2", "adjusted R²", .decimal(3)) { $0.fit.linear?.adjustedRSquared },
      .text("overall_test", "test of all terms", unit: "`F`, `likelihood ratio`, `Wald` (with the model's errors)") {
        $0.overall?.kind.rawValue
      },
      .number("f", "F", .decimal(2)) { $0.overall(true)?.statistic },
      .number("f_df1", "df of F", .decimal(0)) { $0.overall(true)?.numeratorDegrees },
      .number("f_df2", "df of F below", .decimal(0)) { $0.overall(true)?.denominatorDegrees },
      .number("f_p", "p of F", .decimal(3), unit: "0 to 1") { $0.overall(true)?.pValue },
      .number("pseudo_r2", "pseudo R²", .decimal(3), unit: "McFadden's") { $0.fit.pseudoRSquared },
      .number("chi2", "χ²", .decimal(2)) { $0.overall(false)?.statistic },
      .number("chi2_df", "df of χ²", .decimal(0)) { $0.overall(false)?.numeratorDegrees },
      .number("chi2_p", "p of χ²", .decimal(3), unit: "0 to 1") { $0.overall(false)?.pValue },
      .number("log_likelihood", "log likelihood", .decimal(2)) { $0.fit.logLikelihood },
      .number("aic_stata", "AIC (Stata)", .decimal(1)) { $0.fit.aicStata },
      .number("aic_r", "AIC (R)", .decimal(1)) { $0.fit.aicR }, .number("bic", "BIC (R)", .decimal(1)) { $0.fit.bicR },
      .number("bic_stata", "BIC (Stata)", .decimal(1)) { $0.fit.bicStata },
      .list("categories", "categories", unit: "of the outcome, in order") { $0.categories },
      .text("cluster", "cluster", unit: "variable's name") { $0.definition.cluster },
      .integer("clusters", "clusters", unit: "clusters") { $0.clusters },
      .text("weights", "weights", unit: "variable's name") { $0.weights },
      .text("weights_are", "weights are", unit: "`sampling`, `frequency`") {
        $0.weights == nil ? nil : $0.weighting.rawValue
      },
      .flag("perfect", "perfect fit") { $0.isPerfect },
      .integer("dropped_respondents", "left out", unit: "respondents") { $0.deletion.dropped },
      .list("dropped_terms", "dropped terms") { $0.dropped },
    ])
  }
}

/// A model against the smaller one before it.
struct NestedModelTest {
  let smaller: ModelAnalysis
  let larger: ModelAnalysis
  let test: ModelImprovement

  var numbers: (name: String, statistic: Double, upper: Double, lower: Double?, p: Double) {
    switch test {
    case .variance(let test): ("F", test.statistic, test.numeratorDegrees, test.denominatorDegrees, test.pValue)
    case .likelihood(let test): ("likelihood ratio", test.statistic, test.degreesOfFreedom, nil, test.pValue)
    case .wald(let test): ("Wald", test.statistic, test.numeratorDegrees, test.denominatorDegrees, test.pValue)
    }
  }

  static var schema: Schema<NestedModelTest> {
    Schema([
      .text("model", "model") { $0.larger.definition.name },
      .text("against", "against", unit: "the smaller model") { $0.smaller.definition.name },
      .text("test", "test", unit: "`F`, `likelihood ratio`, `Wald`") { $0.numbers.name },
      .number("statistic", "statistic", .decimal(3)) { $0.numbers.statistic },
      .number("df1", "df", .decimal(0)) { $0.numbers.upper },
      .number("df2", "df below", .decimal(0)) { $0.numbers.lower },
      .number("p", "p", .decimal(3), unit: "0 to 1") { $0.numbers.p },
    ])
  }
}

extension ModelTable {
  var nestedTests: [NestedModelTest] {
    models.improvements.map { NestedModelTest(smaller: $0.smaller, larger: $0.larger, test: $0.test) }
  }

  /// A schema's fields behind the model's name.
  private func tidy<Row>(_ schema: Schema<Row>, _ rows: (ModelAnalysis) -> [Row]) -> Table? {
    schema.table(
      of: models,
      named: [
        .text("model", "model") { $0.definition.name }, .text("outcome", "outcome") { $0.definition.outcome },
      ], rows)
  }

  /// The models as data, tidy as broom's: a row a coefficient and model, a row a model; then nested tests, marginal
  /// effects, respondents.
  public var dataTables: [Section] {
    let terms = tidy(ModelTerm.schema) { model in
      (model.terms + model.thresholds).map { ModelTerm(model: model, term: $0) }
    }
    let nested = nestedTests.isEmpty ? nil : NestedModelTest.schema.table(nestedTests)
    let further = [
      nested, tidy(ModelAnalysis.Effect.schema) { $0.effects },
      tidy(ModelDiagnostics.Case.schema) { $0.diagnostics?.cases ?? [] },
    ]
    return ([terms, ModelAnalysis.schema.table(models)] + further).compactMap { $0 }.map { .table($0) }
  }
}

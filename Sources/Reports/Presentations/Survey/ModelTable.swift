public import Analysis
import Statistics
import StudyDefinition
import StudyIndex

/// Regression models side by side: a coefficient over its standard error, stars by p, and what belongs under them.
public struct ModelTable {
  public let models: [ModelAnalysis]
  public let view: SurveyView

  public init(_ models: [ModelAnalysis], _ view: SurveyView) {
    self.models = models
    self.view = view
  }

  /// What p lies below for each star.
  static let starBounds = [0.1, 0.05, 0.01]
  static let starsExplained = "* p < 0.1, ** p < 0.05, *** p < 0.01."
  private static let places = 3

  /// - Parameter inputs: path and SHA-256 of the files that the models rest on.
  public func report(inputs: [(path: String, sha256: String)]) -> Report {
    let notes = ModelNotes(models, view).lines
    let kinds = Set(models.map(\.definition.kind))
    let title = kinds.count == 1 ? kinds.first?.title ?? "" : "Regression"
    let table = Table(title: title, columns: columns, rows: rows, notes: notes)
    let further = [standardised, oddsRatios, effects, inflation].compactMap { $0 } + diagnostics
    var report = Report(
      command: "regress", study: view.study, inputs: inputs, unit: "respondents",
      sections: ([table] + further).map { .table($0) },
      payload: [("rows", ModelAnalysis.schema.values(models)), ("notes", .strings(notes))])
    report.data = dataTables
    return report
  }

  private var columns: [Column] {
    let areMixed = Set(models.map(\.definition.kind)).count > 1
    return [Column(key: "term", heading: "", wraps: true, minimumWidth: 14)]
      + models.map { model in
        let kind = areMixed ? "\n\(model.definition.kind.rawValue)" : ""
        return Column(
          key: model.definition.name,
          heading: "\(model.definition.name)\n\(view.label(of: model.definition.outcome))\(kind)",
          alignment: .right)
      }
  }

  /// Terms in the order in which the models name them, the constant after them, thresholds last.
  private var terms: [(name: String, label: String)] {
    let constant = "(constant)"
    let all = models.flatMap(\.terms)
    return unique(all.filter { $0.name != constant }) + unique(all.filter { $0.name == constant })
      + unique(models.flatMap(\.thresholds))
  }

  private func unique(_ terms: [ModelAnalysis.Term]) -> [(name: String, label: String)] {
    var seen: Set<String> = []
    return terms.filter { seen.insert($0.name).inserted }.map { ($0.name, $0.label) }
  }

  private var rows: [Table.Row] {
    var rows: [Table.Row] = []
    for (name, label) in terms {
      let tests = models.map { model in (model.terms + model.thresholds).first { $0.name == name }?.test }
      rows.append(
        Table.Row(
          [.text(label)] + tests.map { $0.map { Self.estimate($0.estimate, stars: Self.stars($0.pValue)) } ?? .empty }))
      rows.append(
        Table.Row(
          [.empty] + tests.map { $0.map { Self.standardError($0.standardError) } ?? .empty }))
    }
    func row(_ label: String, rule: Bool = false, _ value: (ModelAnalysis) -> Cell?) -> Table.Row? {
      let cells = models.map(value)
      if cells.allSatisfy({ $0 == nil }) { return nil }
      return Table.Row([.text(label)] + cells.map { $0 ?? .empty }, ruleAbove: rule)
    }
    let below = [
      row("n", rule: true) { .integer($0.fit.count) },
      row("R²") { $0.fit.linear.map { .decimal($0.rSquared, places: Self.places) } },
      row("Adjusted R²") { $0.fit.linear.map { .decimal($0.adjustedRSquared, places: Self.places) } },
      row("F") { $0.fit.linear == nil ? nil : Self.overall($0) },
      row("Pseudo R²") { $0.fit.pseudoRSquared.map { .decimal($0, places: Self.places) } },
      row("χ²") { $0.fit.linear == nil ? Self.overall($0) : nil },
      row("AIC (Stata)") { .decimal($0.fit.aicStata, places: 1) },
      row("AIC (R)") { .decimal($0.fit.aicR, places: 1) },
    ]
    return rows + below.compactMap { $0 }
  }

  private static func overall(_ model: ModelAnalysis) -> Cell {
    model.overall.map { .decimal($0.statistic, places: 2) } ?? .empty(read: Numbers.missing)
  }

  /// Exponentiated coefficients with their intervals, of the models that explain odds.
  private var oddsRatios: Table? {
    let models = models.filter { $0.fit.linear == nil }
    if models.isEmpty { return nil }
    let names = unique(models.flatMap(\.terms).filter { $0.name != "(constant)" })
    return Table(
      title: "Odds ratios",
      columns: [Column(key: "term", heading: "", wraps: true, minimumWidth: 14)]
        + models.map { Column(key: $0.definition.name, heading: $0.definition.name, alignment: .right) },
      rows: names.map { name, label in
        Table.Row(
          [.text(label)]
            + models.map { model in
              model.terms.first { $0.name == name }.map { Self.oddsRatio($0.test) } ?? .empty
            })
      }, notes: ["With \(interval)s."])
  }

  private static func estimate(_ value: Double, stars: String) -> Cell {
    var cell = Cell.decimal(value, places: places)
    cell.mark = stars
    return cell
  }

  private static func standardError(_ value: Double) -> Cell {
    var cell = Cell.decimal(value, places: places, emphasis: .dim)
    cell.words = "(\(number(value)))"
    return cell
  }

  private static func oddsRatio(_ test: CoefficientTest) -> Cell {
    let odds = test.oddsRatio
    var cell = Cell.decimal(odds.ratio, places: places)
    cell.words = "\(number(odds.ratio)) (\(number(odds.low)) to \(number(odds.high)))"
    return cell
  }

  /// `95% interval`.
  private var interval: String { Effect.intervalHeading(level: models.first?.settings.level ?? 0.95) }

  /// Coefficients in standard deviations, side by side, where they were asked for.
  private var standardised: Table? {
    guard models.contains(where: { $0.settings.standardised && $0.fit.linear != nil }) else { return nil }
    return sideBySide(
      "Standardised coefficients",
      notes: [
        "By how many standard deviations the outcome changes with one of the column; columns of 0 and 1 are standardised too."
      ]
    ) { $0.standardised.map { .decimal($0, places: Self.places) } }
  }

  /// VIFs of the linear models, side by side.
  private var inflation: Table? {
    let isGeneralised = models.contains { $0.terms.contains { ($0.inflation?.columns.count ?? 1) > 1 } }
    return sideBySide(
      "Variance inflation factors",
      notes: isGeneralised
        ? ["Terms of several columns: GVIF^(1/(2 columns)), squared, to be read as a VIF (Fox & Monette 1992)."] : []
    ) { term in
      term.inflation.map { .decimal($0.columns.count > 1 ? $0.adjusted * $0.adjusted : $0.factor, places: 2) }
    }
  }

  /// A value of the linear models' terms; `nil` where no term has one.
  private func sideBySide(
    _ title: String, notes: [String] = [], _ value: (ModelAnalysis.Term) -> Cell?
  ) -> Table? {
    let models = models.filter { $0.fit.linear != nil }
    let names = terms.filter { name, _ in
      models.contains { $0.terms.contains { $0.name == name && value($0) != nil } }
    }
    if names.isEmpty { return nil }
    return Table(
      title: title,
      columns: [Column(key: "term", heading: "", wraps: true, minimumWidth: 14)]
        + models.map { Column(key: $0.definition.name, heading: $0.definition.name, alignment: .right) },
      rows: names.map { name, label in
        Table.Row(
          [.text(label)] + models.map { model in model.terms.first { $0.name == name }.flatMap(value) ?? .empty })
      }, notes: notes)
  }

  /// Average marginal effects of the logistic models.
  private var effects: Table? {
    let lines = models.flatMap { model in model.effects.map { (model: model, effect: $0) } }
    if lines.isEmpty { return nil }
    let schema = Schema<(model: ModelAnalysis, effect: ModelAnalysis.Effect)>([
      .text("model", "Model") { $0.model.definition.name },
      .text("label", "Variable", .wrapped(16)) { $0.effect.label },
      .reading("effect", "Effect", .right) {
        Self.estimate($0.effect.test.estimate, stars: Self.stars($0.effect.test.pValue))
      },
      .number("se", "SE", .decimal(Self.places)) { $0.effect.test.standardError },
      .reading("interval", interval, .right) {
        .text("[\(Self.number($0.effect.test.interval.low)), \(Self.number($0.effect.test.interval.high))]")
      },
      .reading("p", "p", .right) { Self.probabilityCell($0.effect.test.pValue) },
    ])
    return schema.table(
      title: "Average marginal effects", lines,
      notes: [
        "By how much the probability of the outcome changes, averaged over the respondents as they are: with one more of a "
          + "number (its slope), or with a category in place of the reference. Standard errors by the delta method."
      ])
  }

  /// Tests of the residuals, then the respondents with the most influence, for each linear model.
  private var diagnostics: [Table] {
    let tested = models.filter { $0.diagnostics != nil }
    if tested.isEmpty { return [] }
    let tests = Schema<ModelAnalysis>([
      .text("model", "Model") { $0.definition.name },
      .part(
        "diagnostics", ModelDiagnostics.schema
      ) { $0.diagnostics },
    ])
    let heading = Table(
      title: "Diagnostics", columns: tests.columns, rows: tests.rows(tested),
      notes: [
        "Breusch-Pagan (studentised): a small p speaks against one error variance. Shapiro-Wilk of the residuals: a small "
          + "p speaks against normal errors. High leverage: above twice the mean."
      ])
    let influence = tested.compactMap { model -> Table? in
      guard let diagnostics = model.diagnostics else { return nil }
      let cases = diagnostics.mostInfluential(10)
      return ModelDiagnostics.Case.schema.table(
        title: "Most influence on \(model.definition.name)", cases,
        notes: ["The \(cases.count) largest of \(diagnostics.cases.count) Cook's distances; CSV and JSON have all."])
    }
    return [heading] + influence
  }

  static func number(_ value: Double) -> String { Numbers.fixed(value, places: places) }
  /// One star a bound that p lies below.
  static func stars(_ p: Double) -> String { String(repeating: "*", count: starBounds.count { p < $0 }) }

  /// `0.032`, `< 0.001`; with more digits where rounding would move p across a bound of the stars: `0.0996`.
  static func probability(_ p: Double) -> String {
    if p < 0.001 { return Numbers.probability(p) }
    let places = (3...6).first { places in
      let rounded = Double(Numbers.fixed(p, places: places)) ?? p
      return starBounds.allSatisfy { (p < $0) == (rounded < $0) }
    }
    return Numbers.fixed(p, places: places ?? 6)
  }

  /// The number, read as `probability` writes it.
  static func probabilityCell(_ p: Double) -> Cell {
    var cell = Cell.probability(p)
    cell.words = probability(p)
    return cell
  }

  /// `= 0.032`, `< 0.001`.
  static func comparison(_ p: Double) -> String { (p < 0.001 ? "" : "= ") + probability(p) }
}

extension ModelDefinition.Kind {
  fileprivate var title: String {
    switch self {
    case .linear: "Linear regression"
    case .logistic: "Logistic regression"
    case .ordered: "Ordered logistic regression"
    }
  }
}

public import Analysis
import Foundation
import Statistics
import Studies

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
    let notes = notes
    let table = Table(title: "Linear regression", columns: columns, rows: rows, notes: notes)
    return Report(
      command: "regress", study: view.study, inputs: inputs, unit: "respondents",
      sections: [.table(table)] + (inflation.map { [.table($0)] } ?? []),
      payload: [("rows", .array(models.map(value))), ("notes", .strings(notes))])
  }

  private var columns: [Column] {
    [Column(key: "term", heading: "", wraps: true, minimumWidth: 14)]
      + models.map {
        Column(
          key: $0.definition.name, heading: "\($0.definition.name)\n\(view.label(of: $0.definition.outcome))",
          alignment: .right)
      }
  }

  /// Terms in the order in which the models name them, the constant last.
  private var terms: [(name: String, label: String)] {
    var names: [(name: String, label: String)] = []
    for model in models {
      for term in model.terms where term.name != "(constant)" && !names.contains(where: { $0.name == term.name }) {
        names.append((term.name, term.label))
      }
    }
    return names + [("(constant)", "Constant")]
  }

  private var rows: [Table.Row] {
    var rows: [Table.Row] = []
    for (name, label) in terms {
      let tests = models.map { model in model.terms.first { $0.name == name }?.test }
      rows.append(
        Table.Row(
          [.text(label)] + tests.map { $0.map { .text(Self.number($0.estimate) + Self.stars($0.pValue)) } ?? .empty }))
      rows.append(
        Table.Row(
          [.empty] + tests.map { $0.map { .text("(\(Self.number($0.standardError)))", emphasis: .dim) } ?? .empty }))
    }
    func row(_ label: String, rule: Bool = false, _ value: (ModelAnalysis) -> Cell) -> Table.Row {
      Table.Row([.text(label)] + models.map(value), ruleAbove: rule)
    }
    rows += [
      row("n", rule: true) { .integer($0.regression.count) },
      row("R²") { .decimal($0.regression.rSquared, places: Self.places) },
      row("Adjusted R²") { .decimal($0.regression.adjustedRSquared, places: Self.places) },
      row("F") { .decimal($0.regression.fStatistic, places: 2) },
      row("AIC (Stata)") { .decimal($0.criteria.aicStata, places: 1) },
      row("AIC (R)") { .decimal($0.criteria.aicR, places: 1) },
    ]
    return rows
  }

  /// VIFs of the largest models, side by side.
  private var inflation: Table? {
    let names = terms.filter { name, _ in
      models.contains { $0.terms.contains { $0.name == name && $0.inflation != nil } }
    }
    if names.isEmpty { return nil }
    return Table(
      title: "Variance inflation factors",
      columns: [Column(key: "term", heading: "", wraps: true, minimumWidth: 14)]
        + models.map { Column(key: $0.definition.name, heading: $0.definition.name, alignment: .right) },
      rows: names.map { name, label in
        Table.Row(
          [.text(label)]
            + models.map { model in
              model.terms.first { $0.name == name }?.inflation.map { .decimal($0, places: 2) } ?? .empty
            })
      })
  }

  private var notes: [String] {
    var notes = [
      "Ordinary least squares. Standard errors in parentheses: \(errors). \(Self.starsExplained)"
    ]
    for model in models where model.deletion.dropped > 0 {
      let causes = zip(model.columns, model.deletion.missing).filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }
      notes.append(
        "\(model.definition.name): \(model.deletion.dropped) of \(model.deletion.count) respondents left out for missing values (\(causes.joined(separator: ", ")))."
      )
    }
    for model in models where !model.dropped.isEmpty {
      notes.append(
        "\(model.definition.name): left out because they follow from other terms: \(model.dropped.joined(separator: ", "))."
      )
    }
    for (smaller, larger) in zip(models, models.dropFirst()) {
      guard let test = larger.improvement(over: smaller) else { continue }
      notes.append(
        "\(larger.definition.name) against \(smaller.definition.name): F(\(Int(test.numeratorDegrees)), \(Int(test.denominatorDegrees))) = "
          + "\(Numbers.fixed(test.statistic, places: 2)), p = \(Self.probability(test.pValue)).")
    }
    notes.append("AIC as Stata counts (coefficients) and as R does (and the error variance).")
    return notes
  }

  private var errors: String {
    Set(models.map(\.definition.errors)).sorted { $0.rawValue < $1.rawValue }.map(\.words)
      .joined(separator: "; ")
  }

  private static func number(_ value: Double) -> String { Numbers.fixed(value, places: places) }
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

  /// `= 0.032`, `< 0.001`.
  static func comparison(_ p: Double) -> String { (p < 0.001 ? "" : "= ") + probability(p) }

  private func value(_ model: ModelAnalysis) -> JSONValue {
    let terms = model.terms.map { term in
      JSONValue.object([
        ("term", .string(term.name)), ("estimate", .number(term.test.estimate)),
        ("se", .number(term.test.standardError)), ("t", .number(term.test.statistic)), ("p", .number(term.test.pValue)),
        ("low", .number(term.test.interval.low)), ("high", .number(term.test.interval.high)),
        ("vif", .optional(term.inflation)),
      ])
    }
    return .object([
      ("model", .string(model.definition.name)), ("outcome", .string(model.definition.outcome)),
      ("n", .integer(model.regression.count)), ("df_residual", .number(model.regression.residualDegreesOfFreedom)),
      ("r2", .number(model.regression.rSquared)), ("adj_r2", .number(model.regression.adjustedRSquared)),
      ("f", .number(model.regression.fStatistic)), ("f_p", .number(model.regression.fPValue)),
      ("aic_stata", .number(model.criteria.aicStata)), ("aic_r", .number(model.criteria.aicR)),
      ("bic", .number(model.criteria.bicR)), ("bic_stata", .number(model.criteria.bicStata)),
      ("errors", .string(model.definition.errors.rawValue)), ("dropped_respondents", .integer(model.deletion.dropped)),
      ("dropped_terms", .strings(model.dropped)), ("terms", .array(terms)),
    ])
  }
}

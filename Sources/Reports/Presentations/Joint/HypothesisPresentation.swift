import Analysis
import Statistics
import StudyDefinition
import StudyIndex

/// Hypotheses: an overview with estimates and verdicts, then for each its mechanisms, quotes and meta-inference.
struct HypothesisPresentation {
  let display: JointDisplay
  let rows: [JointDisplay.HypothesisRow]

  var sections: [Section] {
    guard let comparison = display.comparison else { return [.table(overview)] }
    let mechanisms = MechanismTable(comparison: comparison)
    return [.table(overview)]
      + rows.map { row in
        let name = row.hypothesis.name
        return .table(
          mechanisms.table(
            .init("hypothesis", name), row.mechanisms, title: "\(name): \(row.hypothesis.claim)", notes: notes(row)))
      }
  }

  private var overview: Table { schema.table(title: display.title, rows, notes: display.hypothesisNotes) }

  var schema: Schema<JointDisplay.HypothesisRow> {
    Self.schema(alpha: display.definition.alpha, mechanisms: display.comparison.map(MechanismTable.init)?.schema)
  }

  static func schema(alpha: Double, mechanisms: Schema<Mechanism>?) -> Schema<JointDisplay.HypothesisRow> {
    typealias Row = JointDisplay.HypothesisRow
    let head: [Field<Row>] = [
      .text("hypothesis", "") { $0.hypothesis.name },
      .text("claim", "Hypothesis", .wrapped(16)) { $0.hypothesis.claim },
      .text("expected", "expected", .data, unit: "sign") { $0.hypothesis.expected.rawValue },
    ]
    let effect = Effect.schema.fields.map { $0.of { (row: Row) in row.effect } }
    let verdict: [Field<Row>] = [
      .number("alpha", "alpha", .decimal(2), .data, unit: "p below which an effect as claimed supports the claim") {
        _ in alpha
      },
      .reading("effect", "Estimate", .right) { $0.effect.estimateCell },
      .reading("interval", Effect.intervalHeading(level: 1 - alpha), .right) { .text($0.effect.intervalText) },
      .text("verdict", "Verdict", .wrapped(12)) { $0.verdict.rawValue }
        .emphasised { $0.verdict == .supported || $0.verdict == .contradicted ? .bold : .normal },
      .text("fit", "Fit", unit: "how the strands fit, by study.yaml") { $0.hypothesis.inference?.fit.rawValue },
      .text("note", "note", .data) { $0.hypothesis.inference?.note },
      .nested("mechanisms", mechanisms ?? Schema([])) { mechanisms == nil ? [] : $0.mechanisms },
    ]
    return Schema(head + effect + verdict)
  }

  private func notes(_ row: JointDisplay.HypothesisRow) -> [String] {
    let effect = row.effect
    let estimate =
      "Estimate: \(effect.estimateText) \(effect.intervalText), p \(ModelTable.comparison(effect.test.pValue)); "
      + "expected \(row.hypothesis.expected.rawValue): \(row.verdict.rawValue). "
      + "Model \(effect.model.name), outcome \(effect.outcomeLabel), term “\(effect.termLabel)”, n = \(effect.count)."
    guard let inference = row.hypothesis.inference else { return [estimate] }
    return [estimate, "Meta-inference: \(inference.fit.rawValue). \(inference.note ?? "")".trimmed]
  }
}

extension String {
  fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}

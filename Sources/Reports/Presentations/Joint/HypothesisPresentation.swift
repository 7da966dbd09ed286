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
    let mechanisms = MechanismTable(comparison: comparison, key: "hypothesis")
    return [.table(overview)]
      + rows.map { row in
        let name = row.hypothesis.name
        return .table(
          mechanisms.table(
            name, row.mechanisms, title: "\(name): \(row.hypothesis.claim)", notes: notes(row)))
      }
  }

  private var overview: Table {
    Table(
      title: display.title,
      columns: [
        Column(key: "hypothesis", heading: ""),
        Column(key: "claim", heading: "Hypothesis", wraps: true, minimumWidth: 16),
      ] + Effect.dataColumns + [
        Column(key: "outcome", heading: "outcome", dataOnly: true),
        Column(key: "effect", heading: "Estimate", alignment: .right),
        Column(key: "interval", heading: "95% interval", alignment: .right),
        Column(key: "verdict", heading: "Verdict", wraps: true, minimumWidth: 12),
        Column(key: "fit", heading: "Fit"), Column(key: "note", heading: "note", dataOnly: true),
      ],
      rows: rows.map { row in
        Table.Row(
          [.text(row.hypothesis.name), .text(row.hypothesis.claim)] + row.effect.dataCells + [
            .text(row.effect.model.outcome), .text(row.effect.estimateText),
            .text(row.effect.intervalText),
            .text(row.verdict.rawValue, emphasis: row.verdict == .notSupported ? .normal : .bold),
            .text(row.hypothesis.inference?.fit.rawValue), .text(row.hypothesis.inference?.note),
          ])
      }, notes: display.hypothesisNotes)
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

  func value(_ row: JointDisplay.HypothesisRow) -> JSONValue {
    let mechanisms = display.comparison.map {
      MechanismTable(comparison: $0, key: "hypothesis").values(row.mechanisms)
    }
    return .object(
      [
        ("hypothesis", .string(row.hypothesis.name)), ("claim", .string(row.hypothesis.claim)),
        ("expected", .string(row.hypothesis.expected.rawValue)),
      ] + row.effect.members + [
        ("alpha", .number(display.definition.alpha)), ("verdict", .string(row.verdict.rawValue)),
        ("mechanisms", mechanisms ?? []), ("fit", .optional(row.hypothesis.inference?.fit.rawValue)),
        ("note", .optional(row.hypothesis.inference?.note)),
      ])
  }
}

extension String {
  fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}

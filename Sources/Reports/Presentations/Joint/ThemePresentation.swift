import Analysis
import Statistics
import StudyDefinition
import StudyIndex

/// Themes: the effects of a term on several outcomes, then the mechanisms meant to explain them and quotes.
struct ThemePresentation {
  let display: JointDisplay
  let rows: [JointDisplay.ThemeRow]

  var sections: [Section] {
    let mechanisms = display.comparison.map {
      MechanismTable(comparison: $0, key: "theme")
    }
    let parts = rows.flatMap { row -> [Table] in
      let inner = mechanisms.map { $0.table(row.label, row.mechanisms, title: "\(row.label): mechanisms") }
      return [effects(row)] + [inner].compactMap { $0 }
    }
    // The notes hold for all tables, and stand once, at the end.
    return parts.enumerated().map { index, table in
      var table = table
      if index == 0 { table.title = "\(display.title)\n\(table.title ?? "")" }
      if index == parts.count - 1 { table.notes = display.mechanismNotes }
      return .table(table)
    }
  }

  private func effects(_ row: JointDisplay.ThemeRow) -> Table {
    Table(
      title: "\(row.label): effects",
      columns: [
        Column(key: "outcome", heading: "Outcome", wraps: true, minimumWidth: 16),
        Column(key: "theme", heading: "theme", dataOnly: true),
      ] + Effect.dataColumns + [
        Column(key: "effect", heading: "Estimate", alignment: .right),
        Column(key: "interval", heading: "95% interval", alignment: .right),
        Column(key: "p_shown", heading: "p", alignment: .right),
        Column(key: "source", heading: "Model"),
      ],
      rows: row.effects.map { effect in
        Table.Row(
          [.text(effect.outcomeLabel), .text(row.label)] + effect.dataCells + [
            .text(effect.estimateText), .text(effect.intervalText),
            .text(ModelTable.probability(effect.test.pValue)), .text(effect.model.name),
          ])
      })
  }

  func value(_ row: JointDisplay.ThemeRow) -> JSONValue {
    let mechanisms = display.comparison.map {
      MechanismTable(comparison: $0, key: "theme").values(row.mechanisms)
    }
    return .object([
      ("theme", .string(row.label)), ("effects", .array(row.effects.map { .object($0.members) })),
      ("mechanisms", mechanisms ?? []),
    ])
  }
}

import Analysis
import Statistics
import StudyDefinition
import StudyIndex

/// Themes: the effects of a term on several outcomes, then the mechanisms meant to explain them and quotes.
struct ThemePresentation {
  let display: JointDisplay
  let rows: [JointDisplay.ThemeRow]

  var sections: [Section] {
    let mechanisms = display.comparison.map(MechanismTable.init)
    let parts = rows.flatMap { row -> [Table] in
      let inner = mechanisms.map {
        $0.table(.init("theme", row.label), row.mechanisms, title: "\(row.label): mechanisms")
      }
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
    Self.effectSchema(theme: row.label).table(title: "\(row.label): effects", row.effects)
  }

  static func effectSchema(theme: String) -> Schema<Effect> {
    let shown: [Field<Effect>] = [
      .reading("effect", "Estimate", .right) { $0.estimateCell },
      .reading("interval", "95% interval", .right) { .text($0.intervalText) },
      .reading("p_shown", "p", .right) { ModelTable.probabilityCell($0.test.pValue) },
      .reading("source", "Model") { .text($0.model.name) },
    ]
    return Schema(
      [
        .reading("label", "Outcome", .wrapped(16)) { .text($0.outcomeLabel) },
        .text("theme", "theme", .data) { _ in theme },
      ] + Effect.schema.fields + shown)
  }

  var schema: Schema<JointDisplay.ThemeRow> {
    Self.schema(mechanisms: display.comparison.map(MechanismTable.init)?.schema)
  }

  static func schema(mechanisms: Schema<Mechanism>?) -> Schema<JointDisplay.ThemeRow> {
    Schema([
      .text("theme", "theme") { $0.label }, .nested("effects", Effect.schema) { $0.effects },
      .nested("mechanisms", mechanisms ?? Schema([])) { mechanisms == nil ? [] : $0.mechanisms },
    ])
  }
}

public import Analysis
import Respondents
import StudyDefinition
import StudyIndex

extension SurveyDescription {
  /// A "Table 1": mean (SD) of numbers, counts (%) of categories, and a test where there are levels.
  /// - Parameter inputs: path and SHA-256 of the files that it rests on.
  public func report(inputs: [(path: String, sha256: String)]) -> Report {
    let notes = notes
    let table = grouping == nil ? plainTable(notes) : groupedTable(notes)
    let levels = Array(zip(grouping?.levels ?? [], counts.dropFirst()))
    var report = Report(
      command: "describe", study: view.study, inputs: inputs, unit: "respondents", sections: tables(table),
      payload: [
        ("by", .optional(grouping?.name)),
        ("levels", Self.levelSchema.values(levels.map { ($0.0, $0.1) })),
        ("respondents", .integer(counts[0])), ("weights", .optional(weights)),
        ("weights_are", .optional(weights == nil ? nil : weighting.rawValue)),
        ("rows", Self.schema.values(variables.map { (self, $0) })), ("notes", .strings(notes)),
      ])
    report.data = dataTables
    return report
  }

  static var levelSchema: Schema<(level: GroupLevel, respondents: Int)> {
    Schema([
      .text("level", "Level") { $0.level.name }, .text("label", "Label") { $0.level.label },
      .integer("respondents", "n", unit: "respondents") { $0.respondents },
    ])
  }

  private func tables(_ main: Table) -> [Section] {
    if grouping != nil { return [.table(main)] }
    let categories = variables.compactMap(categoryTable)
    let isEmpty = main.rows.isEmpty && !variables.contains(where: \.isUnanswered)
    return (isEmpty ? [] : [.table(main)]) + categories.map { .table($0) }
  }

  private var notes: [String] {
    guard let grouping else {
      let empty = variables.filter(\.isUnanswered).map(\.label)
      return ["\(counts[0]) respondents. SD by n − 1\(daysOfDates); quartiles of type 7 (as R)."]
        + (empty.isEmpty ? [] : ["Answered by nobody: \(empty.joined(separator: "; "))."]) + weightingNotes + source
    }
    var notes = ["Mean (SD\(daysOfDates)) of numbers, n (%) of categories; quartiles and ranges without --by."]
    if isTested {
      notes.append(
        "Tests: Welch's for means, ranks for ordinal variables; for categories Fisher's exact in tables of 2 x 2 and where an expected count is below 5, else chi-squared; not corrected for their number."
      )
    }
    let unanswered = variables.filter { $0.missing > 0 }.map { "\($0.label) \($0.missing)" }
    if !unanswered.isEmpty { notes.append("Without an answer: \(unanswered.joined(separator: "; ")).") }
    let several = variables.filter(\.hasSeveralAnswers).map(\.label)
    if !several.isEmpty {
      notes.append(
        "Several answers possible: \(several.joined(separator: "; ")). Shares of who answered; not tested.")
    }
    if withoutLevel > 0 {
      notes.append("\(counted(withoutLevel, "respondent")) in no level of \(grouping.name), counted under all only.")
    }
    return notes + weightingNotes + source
  }

  /// How a survey program's export was read, and what of it is not shown.
  private var source: [String] {
    guard let export = view.data.table.export else { return [] }
    let shown = Set(variables.map(\.name))
    let hidden = export.own.filter { !shown.contains($0) }
    let own =
      hidden.isEmpty
      ? "" : " Not shown: \(hidden.joined(separator: ", ")), which the program notes of its own."
    return ["Read as an \(export.sentence).\(own)"]
  }

  private var daysOfDates: String { variables.contains { $0.kind.isTemporal } ? ", of dates and times in days" : "" }

  private var weightingNotes: [String] {
    guard let weights else { return [] }
    var notes =
      isTested
      ? ["\(weights) are frequency weights: each row counts as so many respondents."]
      : ["Weighted by \(weights), sampling weights: means, SDs, quartiles and shares. Every n is of respondents."]
    if withoutWeight > 0 {
      notes.append("\(counted(withoutWeight, "respondent")) without a weight, or with a weight of 0.")
    }
    if grouping != nil, !isTested { notes.append("No tests: with weights they would need the survey's design.") }
    return notes
  }

  private func plainTable(_ notes: [String]) -> Table {
    let lines = variables.flatMap { numbers(of: $0).prefix(1) }.filter { $0.numbers != nil }
    return DescribedNumbers.schema().table(title: "The survey's variables", lines, notes: notes)
  }

  private func categoryTable(_ variable: VariableDescription) -> Table? {
    guard let all = categories(of: variable).first else { return nil }
    return DescribedCategory.schema().table(
      title: "\(variable.label) (\(variable.name))", all.categories,
      notes: (variable.hasSeveralAnswers
        ? ["Several answers possible: shares of the \(all.answered) who answered."] : [])
        + (all.missing > 0 ? ["\(all.missing) without an answer."] : []))
  }

  /// For people alone: counts with shares, means with SDs.
  private func groupedTable(_ notes: [String]) -> Table {
    let names = ["all"] + (grouping?.levels.map(\.label) ?? [])
    let columns =
      [Column(key: "variable", heading: "Variable", wraps: true, minimumWidth: 16)]
      + zip(names, counts).map { Column(key: $0, heading: "\($0)\nn = \($1)", alignment: .right) }
      + (isTested
        ? [Column(key: "p", heading: "p", alignment: .right), Column(key: "test", heading: "test", wraps: true)] : [])
    return Table(
      title: "The survey's variables by \(grouping?.label ?? "")", columns: columns,
      rows: variables.flatMap(groupedRows), notes: notes)
  }

  private func groupedRows(_ variable: VariableDescription) -> [Table.Row] {
    let test: [Cell] =
      isTested
      ? [variable.test.map { ModelTable.probabilityCell($0.pValue) } ?? .empty, .text(variable.test?.method)] : []
    switch variable.content {
    case .numbers(let columns):
      let cells = columns.map { numbers -> Cell in
        numbers.map {
          var mean = variable.cell($0.mean, .decimal(2))
          mean.words = "\(mean.plain) (\(Numbers.fixed($0.standardDeviation, places: 2)))"
          return mean
        } ?? .empty
      }
      return [Table.Row([.text(variable.label)] + cells + test)]
    case .categories(let categories, let totals, _):
      let head = Table.Row([.text(variable.label)] + totals.map { _ in .empty } + test)
      return [head]
        + categories.map { category in
          let cells = zip(category.counts, category.shares).map { count, share -> Cell in
            share.map { .integer(count, read: "\(count) (\(Numbers.percent($0, places: 0)))") } ?? .empty
          }
          return Table.Row([.text(category.name)] + cells, indent: 1)
        }
    }
  }
}

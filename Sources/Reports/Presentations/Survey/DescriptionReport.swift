public import Analysis
import Respondents
import StudyIndex

extension SurveyDescription {
  /// A "Table 1": mean (SD) of numbers, counts (%) of categories, and a test where there are levels.
  /// - Parameter inputs: path and SHA-256 of the files that it rests on.
  public func report(inputs: [(path: String, sha256: String)]) -> Report {
    let notes = notes
    let table = grouping == nil ? plainTable(notes) : groupedTable(notes)
    return Report(
      command: "describe", study: view.study, inputs: inputs, unit: "respondents", sections: tables(table),
      payload: [
        ("by", .optional(grouping?.name)),
        (
          "levels",
          .array(
            zip(grouping?.levels ?? [], counts.dropFirst()).map { level, count in
              .object([
                ("level", .string(level.name)), ("label", .string(level.label)), ("respondents", .integer(count)),
              ])
            })
        ),
        ("respondents", .integer(counts[0])), ("weights", .optional(weights)), ("rows", .array(variables.map(value))),
        ("notes", .strings(notes)),
      ])
  }

  private func tables(_ main: Table) -> [Section] {
    if grouping != nil { return [.table(main)] }
    let categories = variables.compactMap(categoryTable)
    return (main.rows.isEmpty ? [] : [.table(main)]) + categories.map { .table($0) }
  }

  private var notes: [String] {
    guard let grouping else {
      return ["\(counts[0]) respondents. SD by n − 1\(daysOfDates); quartiles of type 7 (as R)."] + weighting
    }
    var notes = ["Mean (SD\(daysOfDates)) of numbers, n (%) of categories; quartiles and ranges without --by."]
    if weights == nil {
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
    return notes + weighting
  }

  private var daysOfDates: String { variables.contains { $0.kind == .date } ? ", of dates in days" : "" }

  private var weighting: [String] {
    guard let weights else { return [] }
    var notes = ["Weighted by \(weights): means, SDs, quartiles and shares. Every n is of respondents."]
    if withoutWeight > 0 { notes.append("\(counted(withoutWeight, "respondent")) without a weight.") }
    if grouping != nil { notes.append("No tests: with weights they would need the survey's design.") }
    return notes
  }

  private func plainTable(_ notes: [String]) -> Table {
    let headings = ["n", "missing", "mean", "SD", "min", "Q1", "median", "Q3", "max"]
    let rows = variables.compactMap { variable -> Table.Row? in
      guard case .numbers(let columns) = variable.content, let all = columns[0] else { return nil }
      return Table.Row(
        [.text(variable.label), .text(variable.name), .integer(all.count), .integer(all.missing)]
          + [variable.cell(all.mean) { .decimal($0, places: 3) }, .decimal(all.standardDeviation, places: 3)]
          + [all.minimum, all.lowerQuartile, all.median, all.upperQuartile, all.maximum].map {
            variable.cell($0, short)
          })
    }
    return Table(
      title: "The survey's variables",
      columns: [
        Column(key: "variable", heading: "Variable", wraps: true, minimumWidth: 16),
        Column(key: "name", heading: "Name", dataOnly: true),
      ]
        + headings.map { Column(key: $0.lowercased(), heading: $0, alignment: .right) }, rows: rows, notes: notes)
  }

  /// A day: the mean and quartiles of days are rounded to one.
  private func short(_ value: Double) -> Cell {
    value == value.rounded() && abs(value) < 1e12 ? .integer(Int(value)) : .decimal(value, places: 2)
  }

  private func categoryTable(_ variable: VariableDescription) -> Table? {
    guard case .categories(let categories, let totals, let missing) = variable.content else { return nil }
    return Table(
      title: "\(variable.label) (\(variable.name))",
      columns: [
        Column(key: "category", heading: "Category", wraps: true), Column(key: "n", heading: "n", alignment: .right),
        Column(key: "share", heading: "share", alignment: .right),
      ],
      rows: categories.map { category in
        Table.Row([
          .text(category.name), .integer(category.counts[0]),
          category.shares[0].map { .percent($0, places: 1) } ?? .empty,
        ])
      },
      notes: (variable.hasSeveralAnswers ? ["Several answers possible: shares of the \(totals[0]) who answered."] : [])
        + (missing[0] > 0 ? ["\(missing[0]) without an answer."] : []))
  }

  private func groupedTable(_ notes: [String]) -> Table {
    let names = ["all"] + (grouping?.levels.map(\.label) ?? [])
    let columns =
      [Column(key: "variable", heading: "Variable", wraps: true, minimumWidth: 16)]
      + zip(names, counts).map { Column(key: $0, heading: "\($0)\nn = \($1)", alignment: .right) }
      + (weights == nil
        ? [Column(key: "p", heading: "p", alignment: .right), Column(key: "test", heading: "test", wraps: true)] : [])
    return Table(
      title: "The survey's variables by \(grouping?.label ?? "")", columns: columns,
      rows: variables.flatMap(groupedRows), notes: notes)
  }

  private func groupedRows(_ variable: VariableDescription) -> [Table.Row] {
    let test: [Cell] =
      weights == nil
      ? [.text(variable.test.map { ModelTable.probability($0.pValue) }), .text(variable.test?.method)] : []
    switch variable.content {
    case .numbers(let columns):
      let cells = columns.map { numbers -> Cell in
        numbers.map {
          let mean = variable.cell($0.mean) { .decimal($0, places: 2) }.plain
          return .text("\(mean) (\(Numbers.fixed($0.standardDeviation, places: 2)))")
        } ?? .empty
      }
      return [Table.Row([.text(variable.label)] + cells + test)]
    case .categories(let categories, let totals, _):
      let head = Table.Row([.text(variable.label)] + totals.map { _ in .empty } + test)
      return [head]
        + categories.map { category in
          let cells = zip(category.counts, category.shares).map { count, share -> Cell in
            share.map { .text("\(count) (\(Numbers.percent($0, places: 0)))") } ?? .empty
          }
          return Table.Row([.text(category.name)] + cells, indent: 1)
        }
    }
  }

  private func value(_ variable: VariableDescription) -> JSONValue {
    let levels = ["(all)"] + (grouping?.levels.map(\.name) ?? [])
    var members: [(String, JSONValue)] = [
      ("variable", .string(variable.name)), ("label", .string(variable.label)),
      ("type", .string(variable.kind.rawValue)),
    ]
    switch variable.content {
    case .numbers(let columns):
      members.append(("cells", .array(zip(levels, columns).map { numbersValue(variable, $0, $1) })))
    case .categories(let categories, let totals, let missing):
      members.append(
        (
          "cells",
          .array(
            levels.indices.map { column in
              .object([
                ("level", .string(levels[column])), ("n", .integer(totals[column])),
                ("missing", .integer(missing[column])),
                (
                  "categories",
                  .array(
                    categories.map {
                      .object([
                        ("category", .string($0.name)), ("count", .integer($0.counts[column])),
                        ("share", .optional($0.shares[column])),
                      ])
                    })
                ),
              ])
            })
        ))
    }
    members.append(("test", variable.test.map(testValue) ?? .null))
    return .object(members)
  }

  private func numbersValue(
    _ variable: VariableDescription, _ level: String, _ numbers: VariableDescription.Numbers?
  ) -> JSONValue {
    guard let numbers else { return .object([("level", .string(level)), ("n", .integer(0))]) }
    return .object([
      ("level", .string(level)), ("n", .integer(numbers.count)), ("missing", .integer(numbers.missing)),
      ("mean", variable.json(numbers.mean)), ("sd", .number(numbers.standardDeviation)),
      ("min", variable.json(numbers.minimum)), ("q1", variable.json(numbers.lowerQuartile)),
      ("median", variable.json(numbers.median)), ("q3", variable.json(numbers.upperQuartile)),
      ("max", variable.json(numbers.maximum)), ("skewness", .number(numbers.skewness)),
      ("kurtosis", .number(numbers.kurtosis)),
    ])
  }

  private func testValue(_ test: VariableDescription.Test) -> JSONValue {
    .object([
      ("method", .string(test.method)), ("statistic", .optional(test.statistic)),
      ("df", .array(test.degreesOfFreedom.map { .number($0) })), ("p", .number(test.pValue)),
      ("effect", .string(test.effect)), ("effect_size", .number(test.effectSize)),
    ])
  }
}

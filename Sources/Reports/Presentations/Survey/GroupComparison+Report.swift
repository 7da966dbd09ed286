public import Analysis
import Statistics
import StudyIndex

extension GroupTest {
  static var schema: Schema<GroupTest> {
    Schema([
      .text("method", "method") { $0.method },
      .number("statistic", "statistic", .decimal(3)) { $0.statistic },
      .json("df", type: .list, unit: "degrees of freedom") { .array($0.degreesOfFreedom.map { .number($0) }) },
      .number("p", "p", .decimal(3), unit: "0 to 1") { $0.pValue },
      .number("p_error", "error of p", .decimal(4), unit: "standard error of a Monte Carlo p-value") {
        $0.standardError
      },
      .text("effect", "effect", unit: "what the effect size is") { $0.effect.rawValue },
      .number("effect_size", "effect size", .decimal(3)) { $0.effectSize },
      .number("effect_low", "low", .decimal(3), unit: "lower bound of the effect size's interval") {
        $0.effectInterval?.low
      },
      .number("effect_high", "high", .decimal(3), unit: "upper bound of the effect size's interval") {
        $0.effectInterval?.high
      },
      .number("difference", "difference", .decimal(3), unit: "first level less second: of means, or of ranks the shift")
      {
        $0.difference?.estimate
      },
      .number("difference_low", "low", .decimal(3), unit: "lower bound of the difference's interval") {
        $0.difference?.interval?.low
      },
      .number("difference_high", "high", .decimal(3), unit: "upper bound of the difference's interval") {
        $0.difference?.interval?.high
      },
    ])
  }

  /// `t(45.2) = 2.31`, `F(2, 81.4) = 3.02`; `nil` for exact tests.
  var statisticText: String? {
    guard let symbol, let statistic else { return nil }
    let degrees = degreesOfFreedom.map { $0 == $0.rounded() ? String(Int($0)) : Numbers.fixed($0, places: 1) }
    let inside = degrees.isEmpty ? "" : "(\(degrees.joined(separator: ", ")))"
    return "\(symbol)\(inside) = \(Numbers.fixed(statistic, places: 2))"
  }

  /// `0.45 [0.10, 0.80]`.
  static func interval(_ estimate: Double, _ interval: Interval?) -> String {
    func number(_ value: Double) -> String { value.isInfinite ? "∞" : Numbers.fixed(value, places: 2) }
    guard let interval else { return number(estimate) }
    return "\(number(estimate)) [\(number(interval.low)), \(number(interval.high))]"
  }
}

extension TestAssumption {
  static var schema: Schema<TestAssumption> {
    Schema([
      .text("assumption", "Assumption") { $0.what }, .text("by", "shown by", .wrapped(14)) { $0.by },
      .text("level", "level", unit: "of the group, where it is about one") { $0.level },
      .number("value", "value", .short(3)) { $0.value },
      .number("p", "p", .probability, unit: "0 to 1") { $0.pValue },
    ])
  }
}

extension GroupComparison.Summary {
  static var schema: Schema<GroupComparison.Summary> {
    Schema([
      .text("level", "level", .data) { $0.level.name }, .text("label", "Level", .wrapped(12)) { $0.level.label },
      .integer("n", "n", unit: "respondents who answered") { $0.count },
      .number("mean", "mean", .decimal(2)) { $0.mean },
      .number("sd", "SD", .decimal(2), unit: "by n − 1") { $0.standardDeviation },
      .number("median", "median", .short(2)) { $0.median },
    ])
  }
}

extension GroupComparison.Row {
  var assumptions: [TestAssumption] {
    if case .tested(_, let assumptions) = outcome { assumptions } else { [] }
  }

  var reason: String? {
    if case .notTested(let reason) = outcome { reason } else { nil }
  }
}

extension GroupComparison {
  /// A test a variable with its effect size, the levels' means, what the tests rest on.
  /// - Parameter inputs: path and SHA-256 of the files that it rests on.
  public func report(inputs: [(path: String, sha256: String)]) -> Report {
    var report = Report(
      command: "test", study: study, inputs: inputs, unit: "respondents",
      sections: [main, means, assumptions].compactMap { $0 }.map { .table($0) },
      payload: [
        ("by", .string(grouping.name)), ("method", .string(method.rawValue)), ("level", .number(level)),
        ("adjustment", .string(adjustment.rawValue)), ("seed", .integer(Int(clamping: seed))),
        ("rows", Self.schema.values(rows)), ("notes", .strings(notes)),
      ])
    report.data = dataTables
    return report
  }

  static var schema: Schema<Row> {
    Schema(
      Self.facts.fields + [
        .nested("levels", Summary.schema) { $0.summaries },
        .nested("assumptions", TestAssumption.schema) { $0.assumptions },
      ])
  }

  private static var facts: Schema<Row> {
    Schema([
      .text("variable", "Name") { $0.name }, .text("label", "Label") { $0.label },
      .integer("n", "n", unit: "respondents with an answer and a level") { $0.count },
      .part("test", GroupTest.schema) { $0.test },
      .number("p_adjusted", "adjusted p", .probability, unit: "over the variables") { $0.adjustedPValue },
      .text("not_tested", "not tested", unit: "why there is no test") { $0.reason },
    ])
  }

  /// Tidy: a row a variable; a row a variable and level; a row a variable and assumption.
  public var dataTables: [Section] {
    let name: Field<Row> = .text("variable", "Name") { $0.name }
    return [
      Self.facts.table(rows), Summary.schema.table(of: rows, named: [name]) { $0.summaries },
      TestAssumption.schema.table(of: rows, named: [name]) { $0.assumptions },
    ].compactMap { $0 }.map { .table($0) }
  }

  private var main: Table {
    let hasDifference = rows.contains { $0.test?.difference != nil }
    let fields: [Field<Row>] = [
      .text("label", "Variable", .wrapped(14)) { $0.label },
      .integer("n", "n") { $0.count },
      .reading("test", "Test", .wrapped(10)) { .text($0.test?.method ?? "not tested: \($0.reason ?? "")") },
      .reading("statistic", "Statistic", .right) { .text($0.test?.statisticText) },
      .reading("p", "p", .right) { $0.test.map { ModelTable.probabilityCell($0.pValue) } ?? .empty },
    ]
    let adjusted: [Field<Row>] = [
      .reading("p_adjusted", "adjusted p", .right) { $0.adjustedPValue.map(ModelTable.probabilityCell) ?? .empty }
    ]
    let difference: [Field<Row>] = [
      .reading("difference", "Difference", .right) { row in
        .text(row.test?.difference.map { GroupTest.interval($0.estimate, $0.interval) })
      }
    ]
    let effect: [Field<Row>] = [
      .reading("effect", "Effect size", .wrapped(12)) { row in
        .text(row.test.map { "\($0.effect.rawValue) \(GroupTest.interval($0.effectSize, $0.effectInterval))" })
      }
    ]
    let isAdjusted = adjustment != .none && rows.count > 1
    return Schema(fields + (isAdjusted ? adjusted : []) + (hasDifference ? difference : []) + effect).table(
      title: "Differences by \(grouping.label)", rows, notes: notes)
  }

  private static var label: Field<Row> { .text("variable", "Variable", .wrapped(14)) { $0.label } }

  private var means: Table? {
    Summary.schema.table(title: "By level", of: rows, named: [Self.label]) { $0.summaries }
  }

  private var assumptions: Table? {
    TestAssumption.schema.table(
      title: "What the tests rest on", of: rows, named: [Self.label],
      notes: [
        "A small p speaks against the assumption. Welch's tests need no equal variances, rank tests no normal answers; means "
          + "of many answers need not be normal. Chi-squared wants expected counts of 5 and more."
      ]
    ) { $0.assumptions }
  }

  var notes: [String] {
    let percent = Effect.percent(level)
    var notes = ["Two-sided tests of independent respondents. In brackets: \(percent) intervals."]
    if method == .auto {
      notes.append(
        "Chosen by the variable: Welch's tests for means, ranks for ordinal answers; for categories Fisher's exact in tables "
          + "of 2 x 2 and where an expected count is below 5, else chi-squared.")
    }
    if adjustment != .none, rows.count > 1 {
      let name = adjustment == .holm ? "Holm" : "Benjamini and Hochberg"
      notes.append("Adjusted over the \(rows.count { $0.test != nil }) variables tested (\(name)).")
    }
    notes += differences
    if rows.contains(where: { $0.test?.effect == .epsilonSquared && $0.test?.effectInterval != nil }) {
      notes.append(
        "Intervals of epsilon squared: percentiles of \(Numbers.grouped(draws)) bootstrap draws within the levels (seed "
          + "\(seed)).")
    }
    if let error = rows.compactMap({ $0.test?.standardError }).max() {
      notes.append(
        "Monte Carlo p-values have a standard error of \(Numbers.fixed(error, places: 4)) at the most (seed \(seed)).")
    }
    return notes
  }

  /// Which level is taken from which, for each variable that has a difference: not all have answers in the same levels.
  private var differences: [String] {
    let tested = rows.filter { $0.test?.difference != nil }
    let pairs = tested.map { $0.summaries.prefix(2).map(\.level.label).joined(separator: " less ") }
    guard let first = pairs.first else { return [] }
    let which =
      Set(pairs).count == 1
      ? first : zip(tested, pairs).map { "\($0.label): \($1)" }.joined(separator: "; ")
    return ["Difference: \(which); of means, for Mann-Whitney Hodges and Lehmann's shift."]
  }
}

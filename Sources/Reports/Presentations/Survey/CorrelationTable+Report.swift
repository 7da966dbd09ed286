public import Analysis
import Statistics
import StudyIndex

extension CorrelationTable {
  /// The lower triangle, then every pair with its interval.
  /// - Parameter inputs: path and SHA-256 of the files that it rests on.
  public func report(inputs: [(path: String, sha256: String)]) -> Report {
    let pairsTable = Self.pairSchema.table(
      title: "Pairs", pairs.map { (self, $0) },
      notes: ["Intervals of \(Effect.percent(level)): \(intervalWords)."])
    var report = Report(
      command: "correlate", study: study, inputs: inputs, unit: "respondents",
      sections: [.table(matrix), .table(pairsTable)],
      payload: [
        ("method", .string(method.rawValue)), ("level", .number(level)),
        ("adjustment", .string(adjustment.rawValue)), ("respondents", .integer(respondents)),
        ("rows", Self.pairSchema.values(pairs.map { (self, $0) })), ("notes", .strings(notes)),
      ])
    report.data = dataTables
    return report
  }

  /// A row a pair.
  public var dataTables: [Section] { [.table(Self.pairSchema.table(pairs.map { (self, $0) }))] }

  static var pairSchema: Schema<(table: CorrelationTable, pair: Pair)> {
    typealias Row = (table: CorrelationTable, pair: Pair)
    let names: [Field<Row>] = [
      .text("first_label", "Variable", .wrapped(14)) { $0.table.variables[$0.pair.first].label },
      .text("first", "name", .data, unit: "variable's name") { $0.table.variables[$0.pair.first].name },
      .text("second_label", "with", .wrapped(14)) { $0.table.variables[$0.pair.second].label },
      .text("second", "name", .data, unit: "variable's name") { $0.table.variables[$0.pair.second].name },
    ]
    return Schema(
      names + [
        .text("method", "method", .data, unit: "`pearson`, `spearman`, `kendall`") { $0.table.method.rawValue },
        .integer("n", "n", unit: "respondents who answered both") { $0.pair.count },
        .number("coefficient", "r", .decimal(3), unit: "-1 to 1") { $0.pair.coefficient },
        .number("low", "low", .decimal(3), unit: "lower bound of the interval") { $0.pair.interval?.low },
        .number("high", "high", .decimal(3), unit: "upper bound of the interval") { $0.pair.interval?.high },
        .number("p", "p", .probability, unit: "two-sided, 0 to 1") { $0.pair.pValue },
        .number("p_adjusted", "adjusted p", .probability, .data, unit: "over the pairs of the table") {
          $0.pair.adjustedPValue
        },
      ])
  }

  private var matrix: Table {
    let columns =
      [Column(key: "variable", heading: "", wraps: true, minimumWidth: 14)]
      + variables.indices.dropLast().map { Column(key: variables[$0].name, heading: "(\($0 + 1))", alignment: .right) }
    let rows = variables.indices.map { row in
      Table.Row(
        [.text("(\(row + 1)) \(variables[row].label)")]
          + variables.indices.dropLast().map { column in column < row ? cell(row, column) : .empty })
    }
    return Table(title: title, columns: columns, rows: rows, notes: notes)
  }

  private func cell(_ row: Int, _ column: Int) -> Cell {
    guard let found = pair(row, column), let coefficient = found.coefficient else {
      return .empty(read: Numbers.missing)
    }
    var cell = Cell.decimal(coefficient, places: 2)
    cell.mark = ModelTable.stars(found.adjustedPValue ?? .nan)
    return cell
  }

  var title: String {
    switch method {
    case .pearson: "Correlations (Pearson's r)"
    case .spearman: "Rank correlations (Spearman's rho)"
    case .kendall: "Rank correlations (Kendall's tau-b)"
    }
  }

  private var intervalWords: String {
    switch method {
    case .pearson: "Fisher's z"
    case .spearman: "Fisher's z with the variance of Bonett & Wright (2000)"
    case .kendall: "Fisher's z with the variance of Fieller et al. (1957)"
    }
  }

  var notes: [String] {
    let counts = pairs.map(\.count)
    let range = (low: counts.min() ?? 0, high: counts.max() ?? 0)
    let n = range.low == range.high ? "n = \(range.low)" : "n from \(range.low) to \(range.high)"
    let adjusted =
      switch adjustment {
      case .none: "p-values are not adjusted for the number of pairs"
      case .holm: "p-values are adjusted over the \(pairs.count) pairs (Holm)"
      case .benjaminiHochberg: "p-values are adjusted over the \(pairs.count) pairs (Benjamini and Hochberg)"
      }
    var notes = [
      "Each pair on the respondents who answered both: \(n) of \(respondents). \(ModelTable.starsExplained) Two-sided; "
        + "\(adjusted)."
    ]
    if pairs.contains(where: { $0.coefficient == nil }) {
      notes.append("\(Numbers.missing): too few respondents, or one of the two variables does not vary among them.")
    }
    if let weights { notes.append("Not weighted by \(weights).") }
    return notes
  }
}

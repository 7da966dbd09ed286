import Analysis
import Codebooks
import Statistics
import StudyIndex

extension TestedComparison {
  /// The codes' counts in the levels, and whether the levels differ.
  func table(quotes: BestQuotes?, notes: [String]) -> Table {
    Table(
      title: "Codes by \(comparison.grouping.label)", columns: columns,
      rows: zip(comparison.rows, rows).map { tableRow($0, $1, quotes) } + [totals], notes: notes)
  }

  /// Whether the table has a column of p-values.
  private var hasTests: Bool { testedCodes > 0 }

  private var columns: [Column] {
    var columns = [
      Column(key: "code", heading: "Code", wraps: true, minimumWidth: unit == .segments ? 14 : 16),
      Column(key: "id", heading: "Id", dataOnly: true),
    ]
    for level in comparison.levels { columns += self.columns(under: level.level.label) }
    guard hasTests else { return columns }
    columns.append(Column(key: "test", heading: "test", dataOnly: true))
    columns.append(Column(key: "p", heading: "p", alignment: .right))
    if settings.adjustment != .none {
      columns.append(Column(key: "p_adjusted", heading: "p (\(settings.adjustment.name))", alignment: .right))
    }
    if unit == .people { columns.append(Column(key: "cramers_v", heading: "V", alignment: .right)) }
    if levels.count == 2 { columns += effectColumns }
    return columns
  }

  /// Of the only pair: how far apart the two levels are.
  private var effectColumns: [Column] {
    let ratio = estimateColumns("odds_ratio", "odds ratio").map { column in
      var column = column
      column.dataOnly = true
      return column
    }
    return (unit == .people ? ratio : [])
      + estimateColumns("difference", unit == .segments || unit == .codings ? "difference per 1,000" : "difference")
  }

  private func columns(under group: String) -> [Column] {
    func number(_ key: String, _ heading: String, dataOnly: Bool = false) -> Column {
      Column(key: key, heading: heading, alignment: .right, group: group, dataOnly: dataOnly)
    }
    let interval = [number("low", "low", dataOnly: true), number("high", "high", dataOnly: true)]
    switch unit {
    case .people:
      return [number("people", "n"), number("share_of_people", "share")] + interval
        + [number("residual", "residual", dataOnly: true), number("segments", "segments", dataOnly: true)]
    case .segments: return [number("segments", "n"), rate("per_1000_words", "per 1,000", group)] + interval
    case .codings: return [number("codings", "n"), rate("codings_per_1000_words", "per 1,000", group)] + interval
    case .words: return [number("words", "n"), rate("share_of_words", "share", group)] + interval
    case .transcripts: return [number("transcripts", "transcripts")]
    }
  }

  /// A rate with its interval, which stands below it where there is little room.
  private func rate(_ key: String, _ heading: String, _ group: String) -> Column {
    Column(
      key: key, heading: heading, alignment: .right, wraps: true, minimumWidth: unit == .words ? 13 : 11, group: group)
  }

  private func tableRow(_ row: Comparison.Row, _ tests: Row, _ quotes: BestQuotes?) -> Table.Row {
    let code = comparison.view.codebook.codes[row.code]
    var cells: [Cell] = [.text(code.name, colour: code.colour), .text(code.id)]
    for index in comparison.levels.indices {
      cells += self.cells(row.cells[index], comparison.levels[index], tests, index)
    }
    if hasTests {
      cells += testCells(tests.overall)
      if levels.count == 2, let pair = tests.pairs.first { cells += effectCells(pair) }
    }
    return Table.Row(cells, indent: code.depth, quoted: quotes?.lines(code: row.code) ?? [])
  }

  private func cells(
    _ cell: Comparison.Cell, _ level: Comparison.Level, _ tests: Row, _ index: Int
  ) -> [Cell] {
    let interval = tests.intervals[index]
    let bounds: [Cell] = [bound(interval?.low), bound(interval?.high)]
    switch unit {
    case .people:
      var share: Cell = cell.shareOfPeople(of: level).map { .percent($0, places: 0) } ?? .empty
      if level.people > 0 { share.mark = mark(tests.residuals[index], of: level) }
      return [.integer(cell.people), share] + bounds + [bound(tests.residuals[index]), .integer(cell.segments)]
    case .segments:
      let rate = cell.perThousandWords(of: level)
      return [.integer(cell.segments), self.rate(rate, interval, .decimal(places: 1))] + bounds
    case .codings:
      let rate = cell.codingsPerThousandWords(of: level)
      return [.integer(cell.codings), self.rate(rate, interval, .decimal(places: 1))] + bounds
    case .words:
      return [.integer(cell.words), rate(cell.shareOfWords(of: level), interval, .percent(places: 1))] + bounds
    case .transcripts: return [.integer(cell.transcripts)]
    }
  }

  private func rate(_ value: Double?, _ interval: Interval?, _ style: EstimateStyle) -> Cell {
    value.map { .estimate($0, low: interval?.low, high: interval?.high, style) } ?? .empty
  }

  private func bound(_ value: Double?) -> Cell { value.map { .decimal($0, places: 3) } ?? .empty }

  /// Whether any residual of the table is marked, so that the others leave room for the sign.
  var hasMarks: Bool {
    rows.contains { row in zip(row.residuals, comparison.levels).contains { Self.isMarked($0, of: $1) } }
  }

  /// The normal distribution that a residual is held against says nothing of a handful of people.
  static func isMarked(_ residual: Double?, of level: Comparison.Level) -> Bool {
    level.people >= fewPeople && (residual ?? 0).magnitude > markedResidual
  }

  private func mark(_ residual: Double?, of level: Comparison.Level) -> String {
    guard hasMarks else { return "" }
    guard let residual, Self.isMarked(residual, of: level) else { return "\u{A0}" }
    return residual > 0 ? "+" : "-"
  }

  private func testCells(_ outcome: TestOutcome) -> [Cell] {
    var cells: [Cell] = [.text(outcome.test?.method.key), .probability(outcome.test?.pValue ?? .nan)]
    if settings.adjustment != .none { cells.append(outcome.test.map { .probability($0.adjustedPValue) } ?? .empty) }
    if unit == .people { cells.append(outcome.test?.cramersV.map { .decimal($0, places: 2) } ?? .empty) }
    return cells
  }

  /// What the shares and rates are of.
  private var totals: Table.Row {
    var cells: [Cell] = [.text(unit.total, emphasis: .bold), .empty]
    for level in comparison.levels {
      switch unit {
      case .people: cells += [.integer(level.people), .empty, .empty, .empty, .empty, .empty]
      case .segments, .codings, .words: cells += [.integer(level.words), .empty, .empty, .empty]
      case .transcripts: cells += [.integer(level.transcripts)]
      }
    }
    return Table.Row(cells, ruleAbove: true)
  }
}

extension ComparisonUnit {
  /// Heading of the row of totals.
  fileprivate var total: String {
    switch self {
    case .people: "People interviewed"
    case .segments, .codings, .words: "Words spoken"
    case .transcripts: "Transcripts"
    }
  }
}

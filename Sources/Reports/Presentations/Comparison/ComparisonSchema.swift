import Analysis
import Codebooks
import Statistics
import StudyIndex

/// A row of `compare`: a code, its counts in each level, its tests.
struct ComparedCode {
  let code: Code
  let counts: Comparison.Row
  let tests: TestedComparison.Row
  let levels: [ComparedLevel]

  init(
    _ counts: Comparison.Row, _ tests: TestedComparison.Row, of tested: TestedComparison, _ quotes: BestQuotes?,
    linksNarrowed: Bool = false
  ) {
    code = tested.comparison.view.codebook.codes[counts.code]
    self.counts = counts
    self.tests = tests
    // The report's quotes are those of the whole study; a restricted comparison counts others.
    let linked = linksNarrowed || tested.comparison.view.countsEveryQuote ? code.id : nil
    levels = tested.comparison.levels.indices.map { index in
      ComparedLevel(counts, tests, index, of: tested, code: linked, quotes)
    }
  }
}

/// A code in one level.
struct ComparedLevel {
  let level: Comparison.Level
  let cell: Comparison.Cell
  let interval: Interval?
  let residual: Double?
  /// After the share, where residuals are marked.
  let mark: String
  /// Where the count leads.
  let link: String?
  let quotes: [Quote]

  init(
    _ counts: Comparison.Row, _ tests: TestedComparison.Row, _ index: Int, of tested: TestedComparison, code: String?,
    _ quotes: BestQuotes?
  ) {
    level = tested.comparison.levels[index]
    cell = counts.cells[index]
    interval = tests.intervals[index]
    residual = tests.residuals[index]
    mark = tested.unit == .people && level.people > 0 ? Self.sign(residual, of: level, in: tested) : ""
    let grouping = tested.comparison.grouping.name
    link =
      cell.segments == 0
      ? nil
      : code.map { Fragment.quotes(code: $0, grouping: grouping, level: tested.comparison.levels[index].level.name) }
    self.quotes = quotes?.quotes(code: counts.code, level: index) ?? []
  }

  /// Where anything is marked, the others leave room for the sign.
  private static func sign(_ residual: Double?, of level: Comparison.Level, in tested: TestedComparison) -> String {
    switch TestedComparison.mark(residual, of: level) {
    case .more: "+"
    case .fewer: "-"
    case nil: tested.hasMarks ? "\u{A0}" : ""
    }
  }

  /// - Parameters:
  ///   - unit: whose count and rate people read; programs get all.
  ///   - withQuotes: whether JSON lists quotes.
  static func schema(_ unit: ComparisonUnit, withQuotes: Bool) -> Schema<ComparedLevel> {
    func isShown(_ own: ComparisonUnit) -> Bool { unit == own }
    func count(
      _ own: ComparisonUnit, _ heading: String, unit described: String, _ value: @escaping (ComparedLevel) -> Int
    ) -> Field<ComparedLevel> {
      .integer(own.rawValue, heading, unit: described, value).linked { isShown(own) ? $0.link : nil }
        .shown(if: isShown(own))
    }
    // A rate is written with its interval, which goes below it where there is little room.
    func rate(
      _ own: ComparisonUnit, _ key: String, _ heading: String, _ style: EstimateStyle, _ setting: Column.Setting,
      unit described: String, _ value: @escaping (ComparedLevel) -> Double?
    ) -> Field<ComparedLevel> {
      .cell(key, heading, setting, unit: described, type: .number) { one in
        value(one).map { .estimate($0, low: one.interval?.low, high: one.interval?.high, style) } ?? .empty
      }.shown(if: isShown(own))
    }
    var fields: [Field<ComparedLevel>] = [
      count(.people, "n", unit: "people who mention the code") { $0.cell.people },
      .number("share_of_people", "share", .percent(0), unit: "of the level's people, 0 to 1") {
        $0.cell.shareOfPeople(of: $0.level)
      }.styled { one, cell in cell.mark = one.mark }.shown(if: isShown(.people)),
      count(.segments, "n", unit: "segments") { $0.cell.segments },
      rate(
        .segments, "per_1000_words", "per 1,000", .decimal(places: 1), .wrapped(11),
        unit: "segments per 1,000 words of the level"
      ) { $0.cell.perThousandWords(of: $0.level) },
      count(.codings, "n", unit: "codings") { $0.cell.codings },
      rate(
        .codings, "codings_per_1000_words", "per 1,000", .decimal(places: 1), .wrapped(11),
        unit: "codings per 1,000 words of the level"
      ) { $0.cell.codingsPerThousandWords(of: $0.level) },
      count(.words, "n", unit: "words inside segments") { $0.cell.words },
      rate(
        .words, "share_of_words", "share", .percent(places: 1), .wrapped(13), unit: "of the level's words, 0 to 1"
      ) { $0.cell.shareOfWords(of: $0.level) },
      count(.transcripts, "transcripts", unit: "transcripts") { $0.cell.transcripts },
      .number("low", "low", .decimal(3), .data, unit: "lower bound of the rate's 95% interval") { $0.interval?.low },
      .number("high", "high", .decimal(3), .data, unit: "upper bound of the rate's 95% interval") { $0.interval?.high },
      .number("residual", "residual", .decimal(3), .data, unit: "adjusted standardised residual (people)") {
        $0.residual
      },
    ]
    if withQuotes { fields.append(.nested("quotes", Quote.brief) { $0.quotes }) }
    return Schema(fields)
  }
}

extension ComparedCode {
  /// What decides how the rows of a comparison are shown.
  struct Shape {
    var unit: ComparisonUnit
    var levels: [LevelHeading]
    var adjustment = MultipleTesting.holm
    /// Whether any code is tested.
    var hasTests = true
    /// Whether only two levels have people, so that their difference is the whole table's.
    var hasOnePair = false
    var withQuotes = false
  }

  static func schema(_ shape: Shape) -> Schema<ComparedCode> {
    let unit = shape.unit
    let test = LevelTest.schema(unit, shape.adjustment, isShown: shape.hasTests)
    let fields: [Field<ComparedCode>] = [
      .text("name", "Code", .wrapped(unit == .segments || unit == .codings ? 14 : 16)) { $0.code.name }.coloured {
        $0.code.colour
      },
      .text("code", "Id", .data, unit: "code's id") { $0.code.id },
      .integer("depth", "Depth", .data, unit: "0 at the top") { $0.code.depth },
      .levels("cells", shape.levels, ComparedLevel.schema(unit, withQuotes: shape.withQuotes)) { $0.levels },
      .part("test", test, absent: ["p": Numbers.missing]) { $0.tests.overall.test },
      .text("not_tested", "Not tested", .data, unit: "why") { $0.tests.overall.absence?.reason },
      .nested("pairs", PairTest.schema(shape)) { row in row.tests.pairs },
    ]
    guard shape.hasOnePair else { return Schema(fields) }
    // In the table the difference is of the only pair; JSON has it among the pairs.
    let effects = PairTest.effects(unit, isRatioShown: false, heading: "difference").map { field in
      field.shown(if: shape.hasTests).inTableOnly { (row: ComparedCode) in
        row.tests.pairs.first.flatMap { $0.outcome.test == nil ? nil : $0 }
      }
    }
    return Schema(fields + effects)
  }
}

extension LevelTest {
  /// - Parameter isShown: whether the table has a column of p-values at all.
  static func schema(_ unit: ComparisonUnit, _ adjustment: MultipleTesting, isShown: Bool) -> Schema<LevelTest> {
    Schema([
      .text("method", "test", .data, unit: "`fisher`, `chi_squared` …") { $0.method.key },
      .number("p", "p", .probability, unit: "0 to 1") { $0.pValue }.shown(if: isShown),
      .number("p_adjusted", "p (\(adjustment.name))", .probability, unit: "0 to 1") { $0.adjustedPValue }
        .shown(if: isShown && adjustment != .none),
      .number("cramers_v", "V", .decimal(2), unit: "0 to 1, corrected for bias (people)") { $0.cramersV }
        .shown(if: isShown && unit == .people),
      .number("smallest_expected", "smallest expected", .decimal(2), .data, unit: "people") { $0.smallestExpected },
      .number("statistic", "statistic", .decimal(2), .data, unit: "chi-squared") { $0.method.statistic }
        .leftOutWhereMissing(),
      .number("df", "df", .decimal(0), .data) { $0.method.degreesOfFreedom }
        .leftOutWhereMissing(),
      .integer("draws", "draws", .data, unit: "of a Monte Carlo test") { $0.method.draws }
        .leftOutWhereMissing(),
      .number("standard_error", "standard error", .decimal(4), .data, unit: "of p, by Monte Carlo") {
        $0.method.standardError
      }.leftOutWhereMissing(),
      .integer("divisions", "divisions", .data, unit: "of an exact permutation test") { $0.method.divisions }
        .leftOutWhereMissing(),
    ])
  }
}

extension PairTest {
  static func schema(_ shape: ComparedCode.Shape) -> Schema<PairTest> {
    let levels = shape.levels
    return Schema(
      [
        .text("first", "First", unit: "level's name") { levels[$0.first].name },
        .text("second", "Second", unit: "level's name") { levels[$0.second].name },
        .part("test", LevelTest.schema(shape.unit, shape.adjustment, isShown: true)) { $0.outcome.test },
        .text("not_tested", "Not tested", unit: "why") { $0.outcome.absence?.reason },
      ] + effects(shape.unit, isRatioShown: true, heading: "difference"))
  }

  /// How far apart the two levels are.
  static func effects(_ unit: ComparisonUnit, isRatioShown: Bool, heading: String) -> [Field<PairTest>] {
    let style: EstimateStyle =
      switch unit {
      case .people, .transcripts: .percent(places: 0)
      case .segments, .codings: .decimal(places: 1)
      case .words: .percent(places: 1)
      }
    let ratio: [Field<PairTest>] = .estimateFields(
      "odds_ratio", isRatioShown ? "odds ratio (95%)" : "odds ratio", .ratio
    ) {
      $0.oddsRatio
    }
    let difference: [Field<PairTest>] = .estimateFields(
      "difference",
      (unit == .segments || unit == .codings ? heading + " per 1,000" : heading) + (isRatioShown ? " (95%)" : ""),
      style,
      unit: "first level less second"
    ) { $0.difference }
    return ratio.map { $0.shown(if: isRatioShown && unit == .people) } + difference
  }
}

extension [Field<PairTest>] {
  fileprivate static func estimateFields(
    _ key: String, _ heading: String, _ style: EstimateStyle, unit: String? = nil,
    _ estimate: @escaping (PairTest) -> IntervalEstimate?
  ) -> [Field<PairTest>] {
    Field<PairTest>.estimate(key, heading, style, unit: unit) { pair in
      estimate(pair).map { ($0.value, $0.interval?.low, $0.interval?.high) }
    }
  }
}

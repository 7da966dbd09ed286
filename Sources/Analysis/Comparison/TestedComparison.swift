public import Statistics

/// A comparison with its tests: for each code whether the levels differ, which pairs of levels do, and by how much.
///
/// - People: who mentions a code, in a table of levels by mentions; the test is `IndependenceTest`'s.
/// - Segments, codings and words: clustered in people, so people are permuted over the levels.
/// - Transcripts: not tested, for they are no independent units.
/// - P-values are adjusted over the codes of the table; those of pairs over the pairs of their code.
public struct TestedComparison: Sendable {
  public struct Row: Sendable {
    /// Index in `Codebook.codes`.
    public let code: Int
    /// All levels that have people.
    public internal(set) var overall: TestOutcome
    /// Every two levels that have people, in the order of the levels; empty where pairs were not asked for.
    public let pairs: [PairTest]
    /// One a level: of the share of people (Wilson, 0 to 1), of segments per 1,000 words or of the share of words
    /// (0 to 1; bootstrap over people). `nil` where there is none.
    public let intervals: [Interval?]
    /// One a level: the adjusted standardised residual of the people who mention the code; `nil` for rates and where
    /// there is no test.
    public let residuals: [Double?]
  }

  public let comparison: Comparison
  public let unit: ComparisonUnit
  public let settings: TestSettings
  /// Indices of the levels that take part in tests: those with people.
  public let levels: [Int]
  /// One a code, in the order of `comparison.rows`.
  public let rows: [Row]

  /// An adjusted residual beyond this is marked: two-sided 5 % of the normal distribution.
  public static let markedResidual = 1.96
  /// A level with fewer people than this gets a warning.
  public static let fewPeople = 5

  /// - Parameter pairs: whether every two of more than two levels are tested too; the only pair of two always is.
  public init(
    _ comparison: Comparison, unit: ComparisonUnit, settings: TestSettings = TestSettings(), pairs: Bool = true
  ) {
    self.comparison = comparison
    self.unit = unit
    self.settings = settings
    let levels = comparison.levels.indices.filter { comparison.levels[$0].people > 0 }
    self.levels = levels
    let chosen = pairs || levels.count == 2 ? Self.pairs(of: levels) : []
    let rows = comparison.rows.map { row in
      switch unit {
      case .people: Self.peopleRow(row, comparison, settings, levels, chosen)
      case .segments: Self.rateRow(row.code, row.segmentsOfPeople, comparison, settings, levels, chosen, scale: 1000)
      case .codings: Self.rateRow(row.code, row.codingsOfPeople, comparison, settings, levels, chosen, scale: 1000)
      case .words: Self.rateRow(row.code, row.wordsOfPeople, comparison, settings, levels, chosen, scale: 1)
      case .transcripts:
        Row(
          code: row.code, overall: .notTested(.transcripts), pairs: [],
          intervals: comparison.levels.map { _ in nil }, residuals: comparison.levels.map { _ in nil })
      }
    }
    self.rows = Self.adjusted(rows, by: settings.adjustment)
  }

  /// Codes that are tested: the family over which p-values are adjusted.
  public var testedCodes: Int { rows.count { $0.overall.test != nil } }

  /// Indices of the levels with people, but too few to say much.
  public var smallLevels: [Int] { levels.filter { comparison.levels[$0].people < Self.fewPeople } }

  private static func peopleRow(
    _ row: Comparison.Row, _ comparison: Comparison, _ settings: TestSettings, _ levels: [Int],
    _ pairs: [(Int, Int)]
  ) -> Row {
    let tests = PeopleTests(sizes: comparison.levels.map(\.people), settings: settings)
    let mentions = row.cells.map(\.people)
    var overall = tests.outcome(mentions, levels: levels)
    // The same null with those who speak together as units: the counts are of people still.
    if settings.together, overall.test != nil, let circles = SpeakingCircles(comparison.people, among: levels),
      circles.areNested
    {
      let hits = row.segmentsOfPeople.map { $0 > 0 ? 1.0 : 0 }
      overall = circles.outcome(hits: hits, units: hits.map { _ in 1 }, settings) ?? overall
    }
    return Row(
      code: row.code, overall: overall,
      pairs: pairs.map { tests.pair(mentions, $0, $1) },
      intervals: mentions.indices.map { tests.interval(mentions[$0], level: $0) },
      residuals: tests.residuals(mentions, levels: levels))
  }

  private static func rateRow(
    _ code: Int, _ hits: [Int], _ comparison: Comparison, _ settings: TestSettings, _ levels: [Int],
    _ pairs: [(Int, Int)], scale: Double
  ) -> Row {
    let tests = RateTests(people: comparison.people, settings: settings, scale: scale)
    return Row(
      code: code, overall: tests.outcome(hits, levels: levels), pairs: pairs.map { tests.pair(hits, $0, $1) },
      intervals: comparison.levels.indices.map { tests.interval(hits, level: $0) },
      residuals: comparison.levels.map { _ in nil })
  }

  private static func pairs(of levels: [Int]) -> [(Int, Int)] {
    levels.enumerated().flatMap { place, first in levels[(place + 1)...].map { (first, $0) } }
  }

  private static func adjusted(_ rows: [Row], by adjustment: MultipleTesting) -> [Row] {
    let overall = adjusted(rows.map(\.overall), by: adjustment)
    return zip(rows, overall).map { row, outcome in
      let outcomes = adjusted(row.pairs.map(\.outcome), by: adjustment)
      let pairs = zip(row.pairs, outcomes).map { pair, outcome in
        var pair = pair
        pair.outcome = outcome
        return pair
      }
      return Row(
        code: row.code, overall: outcome, pairs: pairs, intervals: row.intervals, residuals: row.residuals)
    }
  }

  private static func adjusted(_ outcomes: [TestOutcome], by adjustment: MultipleTesting) -> [TestOutcome] {
    let values = adjustment.adjust(outcomes.map { $0.test?.pValue ?? .nan })
    return zip(outcomes, values).map { outcome, value in
      guard case .tested(var test) = outcome else { return outcome }
      test.adjustedPValue = value
      return .tested(test)
    }
  }
}

/// Which counts of a comparison stand out.
extension TestedComparison {
  /// Where more, or fewer, people of a level mention a code than independence would give.
  public enum Mark: Sendable, Hashable {
    case more
    case fewer
  }

  /// The mark of an adjusted residual; `nil` within ±1.96, and for levels of fewer than five people: the normal
  /// distribution that a residual is held against says nothing of so few.
  public static func mark(_ residual: Double?, of level: Comparison.Level) -> Mark? {
    guard let residual, level.people >= fewPeople, residual.magnitude > markedResidual else { return nil }
    return residual > 0 ? .more : .fewer
  }

  /// Whether any count of the table is marked.
  public var hasMarks: Bool {
    rows.contains { row in zip(row.residuals, comparison.levels).contains { Self.mark($0, of: $1) != nil } }
  }
}

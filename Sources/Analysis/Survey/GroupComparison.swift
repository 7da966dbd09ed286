import Basics
import Respondents
public import Statistics
import StudyDefinition
public import StudyIndex

/// Whether answers differ between the levels of a group, each variable tested with its effect size.
public struct GroupComparison: Sendable {
  /// A variable of numbers in one level.
  public struct Summary: Sendable {
    public let level: GroupLevel
    public let count: Int
    public let mean: Double
    public let standardDeviation: Double
    public let median: Double
  }

  public enum Outcome: Sendable {
    case tested(GroupTest, assumptions: [TestAssumption])
    /// Why there is no test, behind the variable's name: `has the same answer from everybody`.
    case notTested(String)
  }

  public struct Row: Sendable {
    public let name: String
    public let label: String
    /// Respondents with an answer and a level.
    public let count: Int
    /// Of numbers, one a level that somebody answered in.
    public let summaries: [Summary]
    public let outcome: Outcome
    public internal(set) var adjustedPValue: Double?

    public var test: GroupTest? {
      if case .tested(let test, _) = outcome { test } else { nil }
    }
  }

  public let study: String
  public let grouping: SurveyGrouping
  public let method: GroupTestMethod
  public let level: Double
  public let adjustment: MultipleTesting
  public let seed: UInt64
  /// Of the bootstrap intervals.
  public let draws: Int
  public private(set) var rows: [Row]

  /// Draws of the bootstrap: fewer of a large survey, so that they take seconds.
  private static func draws(_ respondents: Int) -> Int { max(200, min(2_000, 20_000_000 / max(1, respondents))) }

  /// - Throws: `Problem` for an unknown variable, a method that does not fit it or the group, and sampling weights.
  public init(
    _ view: SurveyView, names: [String], by grouping: SurveyGrouping, method: GroupTestMethod, level: Double,
    adjustment: MultipleTesting, seed: UInt64
  ) throws {
    study = view.study
    self.grouping = grouping
    self.method = method
    self.level = level
    self.adjustment = adjustment
    self.seed = seed
    let weights = try view.weights()
    let isRepeated = view.data.configuration.weighting == .frequency
    if weights != nil, !isRepeated { throw Problem.testsWithWeights(view.data.configuration.weights ?? "") }
    let respondents = (0..<view.data.table.rowCount).flatMap { row in
      Array(repeating: row, count: weights.map { Int($0[row]) } ?? 1)
    }
    draws = Self.draws(respondents.count)
    let levels = grouping.levels.indices.map { level in respondents.filter { grouping.levelOfRow[$0] == level } }
    let used = levels.count { !$0.isEmpty }
    if method.isOfTwo, used != 2 { throw Problem.testOfTwo(method, grouping.name, levels: used) }
    let testing = GroupTesting(method: method, level: level, seed: seed, draws: draws)
    rows = try names.map { try Self.row($0, view, levels, grouping, testing) }
    let adjusted = adjustment.adjust(rows.map { $0.test?.pValue ?? .nan })
    for (place, value) in adjusted.enumerated() where !value.isNaN { rows[place].adjustedPValue = value }
  }

  private static func row(
    _ name: String, _ view: SurveyView, _ levels: [[Int]], _ grouping: SurveyGrouping, _ testing: GroupTesting
  ) throws -> Row {
    let index = try view.data.variable(name, known: view.names)
    let kind = view.data.table.variables[index].kind
    if kind == .multiple || kind == .text { throw Problem.testOfSeveralAnswers(name) }
    var isOfNumbers = kind != .nominal
    if case .texts = view.data.table.columns[index] { isOfNumbers = false }
    if testing.method.isOfNumbers == true, !isOfNumbers { throw Problem.testOfWords(name, testing.method) }
    if testing.method.isOfNumbers ?? isOfNumbers {
      return try numbers(name, view, levels, grouping, testing, areOrdinal: kind == .ordinal)
    }
    let categories = try view.data.categories(name, known: view.names)
    let counts = categories.names.indices.map { category in
      levels.map { level in level.count { categories.rows[$0] == category } }
    }
    let outcome: Outcome
    if let table = try? ContingencyTable(counts).withoutEmptyMargins() {
      outcome = Self.outcome(TestAssumption.ofTable(table)) { () throws(StatisticsError) in try testing.test(table) }
    } else {
      outcome = .notTested("nobody answered in a level")
    }
    return Row(
      name: name, label: view.label(of: name), count: counts.joined().reduce(0, +), summaries: [], outcome: outcome,
      adjustedPValue: nil)
  }

  private static func numbers(
    _ name: String, _ view: SurveyView, _ levels: [[Int]], _ grouping: SurveyGrouping, _ testing: GroupTesting,
    areOrdinal: Bool
  ) throws -> Row {
    let values = try view.numbers(name)
    let answered = levels.map { level in level.map { values[$0] }.filter { !$0.isNaN } }
    let filled = answered.indices.filter { !answered[$0].isEmpty }
    let groups = filled.map { answered[$0] }
    let summaries = filled.compactMap { level -> Summary? in
      (try? Descriptives(answered[level])).map {
        Summary(
          level: grouping.levels[level], count: $0.count, mean: $0.mean, standardDeviation: $0.standardDeviation,
          median: $0.median)
      }
    }
    let outcome: Outcome
    if groups.count > 1 {
      let ranks =
        testing.method == .mannWhitney || testing.method == .kruskalWallis || (testing.method == .auto && areOrdinal)
      let assumptions = TestAssumption.ofNumbers(
        groups, names: filled.map { grouping.levels[$0].label }, ranks: ranks)
      outcome = Self.outcome(assumptions) { () throws(StatisticsError) in
        try testing.test(groups, areOrdinal: areOrdinal)
      }
    } else {
      outcome = .notTested("fewer than two levels have an answer")
    }
    return Row(
      name: name, label: view.label(of: name), count: groups.reduce(0) { $0 + $1.count }, summaries: summaries,
      outcome: outcome, adjustedPValue: nil)
  }

  private static func outcome(
    _ assumptions: [TestAssumption], _ test: () throws(StatisticsError) -> GroupTest
  ) -> Outcome {
    do {
      return .tested(try test(), assumptions: assumptions)
    } catch {
      return .notTested(words(error))
    }
  }

  private static func words(_ error: StatisticsError) -> String {
    switch error {
    case .constantValues, .wrongShape: "everybody gave the same answer"
    case .groupTooSmall(_, let needed, _): "a level has fewer than \(needed) answers"
    case .tooFewObservations, .tooFewGroups: "too few answers"
    case .constantColumn: "everybody in a level gave the same answer"
    default: "the numbers do not allow it"
    }
  }
}

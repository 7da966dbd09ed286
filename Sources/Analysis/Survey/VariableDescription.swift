import Basics
public import Respondents
import Statistics
public import StudyDefinition
public import StudyIndex

/// One variable of a "Table 1": what it is like among all respondents and in each level of a group, and whether the
/// levels differ.
public struct VariableDescription: Sendable {
  /// A variable of numbers in one column of the table; counts are of respondents, all else is weighted where there are
  /// weights.
  public struct Numbers: Sendable {
    public let count: Int
    public let missing: Int
    public let mean: Double
    public let standardDeviation: Double
    public let minimum: Double
    public let lowerQuartile: Double
    public let median: Double
    public let upperQuartile: Double
    public let maximum: Double
    public let skewness: Double
    public let kurtosis: Double
  }

  /// A category of a nominal variable, or an option of a question with several answers, in each column of the table.
  public struct Category: Sendable {
    public let name: String
    /// Respondents, whatever their weight.
    public fileprivate(set) var counts: [Int]
    /// Of those who answered, 0 to 1, by weight where there are weights; `nil` where nobody answered.
    public fileprivate(set) var shares: [Double?]
  }

  public enum Content: Sendable {
    /// All respondents first, then the levels; `nil` where nobody answered.
    case numbers([Numbers?])
    /// Counts of all respondents first, then the levels; `totals` are the answers in each column.
    case categories([Category], totals: [Int], missing: [Int])
  }

  public let name: String
  public let label: String
  public let kind: SurveyVariable.Kind
  /// Whether a respondent can be in several categories, so that their shares add up to more than 1.
  public var hasSeveralAnswers: Bool { kind == .multiple }
  public let content: Content
  /// Whether it is one of numbers that no respondent has.
  public var isUnanswered: Bool {
    if case .numbers(let columns) = content, case .some(nil) = columns.first { true } else { false }
  }
  /// `nil` without levels, for several answers, or where a test is impossible.
  public let test: GroupTest?

  /// Respondents without an answer, of all of them.
  public var missing: Int {
    switch content {
    case .numbers(let columns): columns[0]?.missing ?? respondents
    case .categories(_, _, let missing): missing[0]
    }
  }

  private let respondents: Int

  /// - Parameters:
  ///   - levels: level of each respondent; `count` levels.
  ///   - rows: the respondents, each as often as it counts.
  ///   - weights: one a respondent; `nil` for none. With them there is no test: it would need the survey's design.
  /// - Throws: `Problem` for an unknown variable.
  init(
    _ name: String, _ view: SurveyView, levels: [Int?]?, count: Int, rows: [Int], weights: [Double]?, seed: UInt64
  ) throws {
    self.name = name
    label = view.label(of: name)
    let index = try view.data.variable(name, known: view.names)
    kind = view.data.table.variables[index].kind
    respondents = rows.count
    let testing = GroupTesting(method: .auto, level: 0.95, seed: seed, draws: nil)
    let groups = (0..<count).map { level in rows.filter { levels?[$0] == level } }
    if Self.isNumeric(kind, view.data.table.columns[index]) {
      let values = try view.numbers(name)
      content = .numbers(
        ([rows] + groups).map { group in
          Self.numbers(group.map { values[$0] }, weights: weights.map { weights in group.map { weights[$0] } })
        })
      let answered = groups.map { group in group.map { values[$0] }.filter { !$0.isNaN } }
      test = count > 1 && weights == nil ? Self.compare(answered, ordinal: kind == .ordinal, testing) : nil
    } else if kind == .multiple {
      let (options, selections) = try view.data.table.selections(
        of: MultipleResponseSet(name: name, source: .cell(variable: name)))
      let names = options.map { $0.label ?? $0.value.written }
      content = Self.categories(names, of: selections, [rows] + groups, weights: weights)
      test = nil
    } else {
      let categories = try view.data.categories(name, line: nil, known: view.names, chosenByNobody: true)
      content = Self.categories(
        categories.names, of: categories.rows.map { $0.map { [$0] } }, [rows] + groups, weights: weights)
      test = count > 1 && weights == nil ? Self.compare(categories, groups, testing) : nil
    }
  }

  private static func isNumeric(_ kind: SurveyVariable.Kind, _ column: SurveyColumn) -> Bool {
    guard kind == .interval || kind == .ordinal || kind.isTemporal, case .numbers = column else { return false }
    return true
  }

  private static func numbers(_ values: [Double], weights: [Double]?) -> Numbers? {
    guard let found = try? Descriptives(values, weights: weights, kind: .analytic), found.count > 0 else { return nil }
    let missing = values.count { $0.isNaN }
    return Numbers(
      count: values.count - missing, missing: missing, mean: found.mean, standardDeviation: found.standardDeviation,
      minimum: found.minimum, lowerQuartile: found.lowerQuartile, median: found.median,
      upperQuartile: found.upperQuartile, maximum: found.maximum, skewness: found.skewness(), kurtosis: found.kurtosis()
    )
  }

  /// - Parameter selections: for each row the positions of its categories in `names`; `nil` without an answer.
  private static func categories(
    _ names: [String], of selections: [[Int]?], _ groups: [[Int]], weights: [Double]?
  ) -> Content {
    var found = names.map { Category(name: $0, counts: [], shares: []) }
    var (totals, missing): ([Int], [Int]) = ([], [])
    for group in groups {
      var counts = [Int](repeating: 0, count: names.count)
      var weighted = [Double](repeating: 0, count: names.count)
      var (answered, total) = (0, 0.0)
      for row in group {
        guard let selection = selections[row] else { continue }
        let weight = weights?[row] ?? 1
        answered += 1
        total += weight
        for category in selection {
          counts[category] += 1
          weighted[category] += weight
        }
      }
      for category in names.indices {
        found[category].counts.append(counts[category])
        found[category].shares.append(total > 0 ? weighted[category] / total : nil)
      }
      totals.append(answered)
      missing.append(group.count - answered)
    }
    return .categories(found, totals: totals, missing: missing)
  }

  /// Means by Welch's tests; ordered categories by ranks.
  private static func compare(_ groups: [[Double]], ordinal: Bool, _ testing: GroupTesting) -> GroupTest? {
    let filled = groups.filter { !$0.isEmpty }
    return filled.count > 1 ? try? testing.test(filled, areOrdinal: ordinal) : nil
  }

  private static func compare(
    _ categories: (rows: [Int?], answers: [Answer], names: [String]), _ groups: [[Int]], _ testing: GroupTesting
  ) -> GroupTest? {
    let counts = categories.names.indices.map { category in
      groups.map { group in group.count { categories.rows[$0] == category } }
    }
    guard let table = try? ContingencyTable(counts).withoutEmptyMargins() else { return nil }
    return try? testing.test(table)
  }
}

/// A "Table 1": variables down, all respondents and the levels of a group across.
public struct SurveyDescription: Sendable {
  public let view: SurveyView
  public let grouping: SurveyGrouping?
  /// Respondents in all, then in each level.
  public let counts: [Int]
  public let withoutLevel: Int
  public let variables: [VariableDescription]
  public let seed: UInt64
  /// Variable with the respondents' weights.
  public let weights: String?
  public let weighting: SurveyConfiguration.Weighting
  /// Whether the levels can be tested: not with sampling weights.
  public let isTested: Bool
  /// Respondents without a weight, who count for nothing but n.
  public let withoutWeight: Int

  /// - Parameter names: `nil` for every variable that is no id, no free text and no survey program's own, and
  ///   the scales.
  /// - Throws: `Problem` for an unknown variable.
  public init(_ view: SurveyView, names: [String], by grouping: SurveyGrouping?, seed: UInt64) throws {
    self.view = view
    self.grouping = grouping
    self.seed = seed
    let chosen = names.isEmpty ? Self.describable(view) : names
    weights = view.data.configuration.weights
    weighting = view.data.configuration.weighting
    let given = try view.weights()
    withoutWeight = given?.count { $0 == 0 } ?? 0
    let all = Array(0..<view.data.table.rowCount)
    // A row that stands for several respondents counts as often, and so its tests are as without weights.
    let isRepeated = weighting == .frequency && given != nil
    let rows = isRepeated ? all.flatMap { Array(repeating: $0, count: Int(given?[$0] ?? 1)) } : all
    let weightColumn = isRepeated ? nil : given
    isTested = weightColumn == nil
    variables = try chosen.map {
      try VariableDescription(
        $0, view, levels: grouping?.levelOfRow, count: grouping?.levels.count ?? 0, rows: rows,
        weights: weightColumn, seed: seed)
    }
    let levels = grouping?.levelOfRow
    counts =
      [rows.count] + (grouping?.levels.indices.map { level in rows.count { levels?[$0] == level } } ?? [])
    withoutLevel = levels.map { levels in rows.count { levels[$0] == nil } } ?? 0
  }

  private static func describable(_ view: SurveyView) -> [String] {
    let table = view.data.table
    return table.variables.indices.filter { index in
      index != table.idColumn && table.variables[index].name != view.data.configuration.weights
        && table.variables[index].kind != .text && !table.variables[index].isOfProgram
    }.map { table.variables[$0].name }
  }
}

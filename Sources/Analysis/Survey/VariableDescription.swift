import Basics
public import Respondents
import Statistics
import StudyDefinition
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

  /// The test of a difference between the levels.
  public struct Test: Sendable {
    /// Welch's t, Welch's ANOVA, Mann-Whitney, Kruskal-Wallis, chi-squared, Fisher's exact.
    public let method: String
    /// `nil` for exact tests.
    public let statistic: Double?
    public let degreesOfFreedom: [Double]
    public let pValue: Double
    /// What the effect size is: Hedges' g, eta squared, probability of superiority, epsilon squared, Cramer's V.
    public let effect: String
    public let effectSize: Double
  }

  public let name: String
  public let label: String
  public let kind: SurveyVariable.Kind
  /// Whether a respondent can be in several categories, so that their shares add up to more than 1.
  public var hasSeveralAnswers: Bool { kind == .multiple }
  public let content: Content
  /// `nil` without levels, for several answers, or where a test is impossible.
  public let test: Test?

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
  ///   - weights: one a respondent; `nil` for none. With them there is no test: it would need the survey's design.
  /// - Throws: `Problem` for an unknown variable.
  init(
    _ name: String, _ view: SurveyView, levels: [Int?]?, count: Int, weights: [Double]?, seed: UInt64
  ) throws {
    self.name = name
    label = view.label(of: name)
    let index = try view.data.variable(name, known: view.names)
    kind = view.data.table.variables[index].kind
    respondents = view.data.table.rowCount
    let rows = Array(0..<respondents)
    let groups = (0..<count).map { level in rows.filter { levels?[$0] == level } }
    if Self.isNumeric(kind, view.data.table.columns[index]) {
      let values = try view.numbers(name)
      content = .numbers(
        ([rows] + groups).map { group in
          Self.numbers(group.map { values[$0] }, weights: weights.map { weights in group.map { weights[$0] } })
        })
      let answered = groups.map { group in group.map { values[$0] }.filter { !$0.isNaN } }
      test = count > 1 && weights == nil ? Self.compare(answered, ordinal: kind == .ordinal) : nil
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
      test = count > 1 && weights == nil ? Self.compare(categories, groups, seed: seed) : nil
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
  private static func compare(_ groups: [[Double]], ordinal: Bool) -> Test? {
    let filled = groups.filter { !$0.isEmpty }
    guard filled.count > 1 else { return nil }
    if filled.count == 2 {
      if ordinal {
        guard let test = try? MannWhitney(filled[0], filled[1]) else { return nil }
        return Test(
          method: "Mann-Whitney", statistic: test.statistic, degreesOfFreedom: [], pValue: test.pValue(),
          effect: "superiority", effectSize: test.superiority)
      }
      guard let test = try? TTest.welch(filled[0], filled[1]), let size = try? CohensD(filled[0], filled[1]) else {
        return nil
      }
      return Test(
        method: "Welch's t", statistic: test.statistic, degreesOfFreedom: [test.degreesOfFreedom],
        pValue: test.pValue(), effect: "Hedges' g", effectSize: size.hedgesG)
    }
    if ordinal {
      guard let test = try? KruskalWallis(filled) else { return nil }
      return Test(
        method: "Kruskal-Wallis", statistic: test.statistic, degreesOfFreedom: [test.degreesOfFreedom],
        pValue: test.pValue, effect: "epsilon squared", effectSize: test.epsilonSquared)
    }
    guard let test = try? WelchANOVA(filled), let anova = try? OneWayANOVA(filled) else { return nil }
    return Test(
      method: "Welch's ANOVA", statistic: test.statistic,
      degreesOfFreedom: [test.degreesBetween, test.degreesWithin], pValue: test.pValue, effect: "eta squared",
      effectSize: EtaSquared(anova).estimate)
  }

  private static func compare(
    _ categories: (rows: [Int?], answers: [Answer], names: [String]), _ groups: [[Int]], seed: UInt64
  ) -> Test? {
    let counts = categories.names.indices.map { category in
      groups.map { group in group.count { categories.rows[$0] == category } }
    }
    guard let table = try? ContingencyTable(counts).withoutEmptyMargins(),
      let test = try? IndependenceTest(table, seed: seed)
    else { return nil }
    let method: String
    var statistic: (value: Double, degreesOfFreedom: Double)?
    switch test.method {
    case .fisher, .fisherFreemanHalton: method = "Fisher's exact"
    case .monteCarlo: method = "Fisher's exact (Monte Carlo)"
    case .chiSquared(let value, let degreesOfFreedom):
      method = "chi-squared"
      statistic = (value, degreesOfFreedom)
    }
    return Test(
      method: method, statistic: statistic?.value, degreesOfFreedom: statistic.map { [$0.degreesOfFreedom] } ?? [],
      pValue: test.pValue, effect: "Cramer's V", effectSize: test.cramersV.corrected)
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
    let weightColumn = try view.weights()
    withoutWeight = weightColumn?.count { $0 == 0 } ?? 0
    variables = try chosen.map {
      try VariableDescription(
        $0, view, levels: grouping?.levelOfRow, count: grouping?.levels.count ?? 0, weights: weightColumn,
        seed: seed)
    }
    let rows = view.data.table.rowCount
    counts = [rows] + (grouping?.levels.indices.map { level in grouping?.levelOfRow.count { $0 == level } ?? 0 } ?? [])
    withoutLevel = grouping?.levelOfRow.count { $0 == nil } ?? 0
  }

  private static func describable(_ view: SurveyView) -> [String] {
    let table = view.data.table
    return table.variables.indices.filter { index in
      index != table.idColumn && table.variables[index].name != view.data.configuration.weights
        && table.variables[index].kind != .text && !table.variables[index].isOfProgram
    }.map { table.variables[$0].name }
  }
}

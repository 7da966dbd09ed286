import Respondents
import StudyDefinition
import StudyIndex

/// How often each answer of ordinal variables was given, by all respondents and by the levels of a group.
public struct OrdinalAnswers: Sendable {
  public struct Item: Sendable {
    public let label: String
    /// From the lowest to the highest, those that nobody chose too.
    public let answers: [String]
    /// All respondents first, then the levels: of those who answered, 0 to 1, by weight where there are weights; `nil` where
    /// nobody answered.
    public let shares: [[Double]?]
    /// How many answered, in each.
    public let counts: [Int]
  }

  public let items: [Item]

  /// The variables of a description that are ordinal and have two to nine answers.
  /// - Throws: `Problem` for an unknown variable.
  public init(_ description: SurveyDescription) throws {
    let view = description.view
    let weights = try view.weights()
    let rows = Array(0..<view.data.table.rowCount)
    let levels = description.grouping.map { grouping in
      grouping.levels.indices.map { level in rows.filter { grouping.levelOfRow[$0] == level } }
    }
    items = try description.variables.filter { $0.kind == .ordinal }.compactMap { variable in
      let answers = try view.data.categories(variable.name, known: view.names, chosenByNobody: true)
      guard (2...9).contains(answers.names.count) else { return nil }
      let columns = ([rows] + (levels ?? [])).map { Self.shares($0, answers.rows, answers.names.count, weights) }
      return Item(
        label: variable.label, answers: answers.names, shares: columns.map(\.shares), counts: columns.map(\.count))
    }
  }

  private static func shares(
    _ group: [Int], _ answers: [Int?], _ number: Int, _ weights: [Double]?
  ) -> (shares: [Double]?, count: Int) {
    var sums = [Double](repeating: 0, count: number)
    var count = 0
    for row in group {
      guard let answer = answers[row] else { continue }
      sums[answer] += weights?[row] ?? 1
      count += 1
    }
    let total = sums.reduce(0, +)
    return (total > 0 ? sums.map { $0 / total } : nil, count)
  }
}

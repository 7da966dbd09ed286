import Basics
import Respondents
public import Statistics
import StudyDefinition
import StudyIndex

/// How every two of several variables go together, each pair on the respondents who answered both.
public struct CorrelationTable: Sendable {
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// Product-moment: straight lines.
    case pearson
    /// Of ranks: anything that rises or falls throughout.
    case spearman
    /// Kendall's tau-b: pairs of respondents in the same order.
    case kendall
  }

  public struct Variable: Sendable {
    public let name: String
    public let label: String
  }

  public struct Pair: Sendable {
    /// Places in `variables`, the first the smaller.
    public let first: Int
    public let second: Int
    /// Respondents who answered both.
    public let count: Int
    /// `nil` for too few of them, and where one variable does not vary among them.
    public let coefficient: Double?
    /// `nil` for too few respondents.
    public let interval: Interval?
    /// Two-sided, of the null that the variables are unrelated.
    public let pValue: Double?
    /// Over all pairs of the table.
    public internal(set) var adjustedPValue: Double?
  }

  public let variables: [Variable]
  public let method: Method
  /// Of the intervals, 0 to 1.
  public let level: Double
  public let adjustment: MultipleTesting
  /// Every two, row by row of the lower triangle.
  public private(set) var pairs: [Pair]
  public let respondents: Int
  public let weights: String?
  public let study: String

  /// - Parameter names: at least two, none twice.
  /// - Throws: `Problem` for an unknown variable, one of words, or one whose numbers are no amounts.
  public init(
    _ view: SurveyView, names: [String], method: Method, level: Double, adjustment: MultipleTesting
  ) throws {
    study = view.study
    self.method = method
    self.level = level
    self.adjustment = adjustment
    weights = view.data.configuration.weights
    respondents = view.data.table.rowCount
    variables = names.map { Variable(name: $0, label: view.label(of: $0)) }
    let columns = try names.map { try Self.numbers($0, view) }
    var pairs: [Pair] = []
    for second in columns.indices {
      for first in 0..<second {
        let rows = columns[first].indices.filter { !columns[first][$0].isNaN && !columns[second][$0].isNaN }
        pairs.append(
          Self.pair(
            first, second, rows.map { columns[first][$0] }, rows.map { columns[second][$0] }, method, level))
      }
    }
    let adjusted = adjustment.adjust(pairs.map { $0.pValue ?? .nan })
    for (place, value) in adjusted.enumerated() where !value.isNaN { pairs[place].adjustedPValue = value }
    self.pairs = pairs
  }

  private static func numbers(_ name: String, _ view: SurveyView) throws -> [Double] {
    let index = try view.data.variable(name, known: view.names)
    if view.data.table.variables[index].kind == .nominal, case .numbers(let column) = view.data.table.columns[index],
      !column.isBinary
    {
      throw Problem.noAmounts(name)
    }
    return try view.numbers(name)
  }

  private static func pair(
    _ first: Int, _ second: Int, _ x: [Double], _ y: [Double], _ method: Method, _ level: Double
  ) -> Pair {
    func made(_ coefficient: Double?, _ interval: Interval?, _ p: Double?) -> Pair {
      Pair(
        first: first, second: second, count: x.count, coefficient: coefficient, interval: interval, pValue: p,
        adjustedPValue: nil)
    }
    switch method {
    case .pearson:
      guard let found = try? PearsonCorrelation(x, y) else { return made(nil, nil, nil) }
      return made(found.coefficient, try? found.interval(level: level), found.pValue())
    case .spearman:
      guard let found = try? SpearmanCorrelation(x, y) else { return made(nil, nil, nil) }
      return made(found.coefficient, try? found.interval(level: level), found.pValue())
    case .kendall:
      guard let found = try? KendallCorrelation(x, y) else { return made(nil, nil, nil) }
      return made(found.coefficient, try? found.interval(level: level), found.pValue())
    }
  }

  /// The pair of two variables, in either order; `nil` for a variable with itself.
  public func pair(_ a: Int, _ b: Int) -> Pair? {
    let (low, high) = (min(a, b), max(a, b))
    return low == high ? nil : pairs[high * (high - 1) / 2 + low]
  }
}

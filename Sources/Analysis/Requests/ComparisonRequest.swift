import Basics
public import Statistics
public import StudyIndex

/// Who mentions which code, by the levels of a group: `strand compare`.
public struct ComparisonRequest: AnalysisRequest {
  /// How p-values are adjusted for their number, by its short name.
  public enum Adjustment: String, Sendable, Hashable, CaseIterable {
    case holm
    case bh
    case none

    public var method: MultipleTesting {
      switch self {
      case .holm: .holm
      case .bh: .benjaminiHochberg
      case .none: .none
      }
    }
  }

  /// Which codes, of whom; a code counts with those below it.
  public var filter = SegmentFilter.comparing
  /// Groups, columns or variables; several are crossed.
  public var by: [String] = []
  public var cuts: [String] = []
  public var unit = ComparisonUnit.people
  /// Codes that fewer people mention are left out, and not counted among the tested ones.
  public var minPeople: Int?
  /// The best quotes of each cell, this many.
  public var quotes: Int?
  /// Every test in a table of its own.
  public var tests = false
  public var adjustment = Adjustment.holm
  public var permutations = TestSettings.defaultPermutations
  /// Whether people who speak together are permuted as wholes.
  public var together = false
  public var seed: UInt64 = 1

  public init() {}

  public static let verb = "compare"
  public static let drawsFigures = true
  public static let options: [RequestOption<Self>] =
    [
      .codes(\.filter), .names("by", \.by, of: .group).required().role(.naming), .texts("cut", \.cuts, .cut),
      .choice("unit", \.unit).role(.naming), .whole("min_people", \.minPeople, in: 1...1_000_000),
      .whole("quotes", \.quotes, in: 1...100), .flag("tests", \.tests),
      .choice("adjust", \.adjustment), .whole("permutations", \.permutations, in: 99...10_000_000),
      .flag("together", \.together).role(.naming), .seed(\.seed),
    ] + RequestOption.filter(\.filter)

  public var seedOfChance: UInt64? { seed }

  public func answer(_ study: Study) throws -> ComparisonAnswer {
    guard let grouping = try study.grouping(by: by, cuts: cuts) else { throw Problem.comparisonNeedsGroup() }
    let view = try StudyView(study, filter: filter)
    let quotes = try quotes.map { try BestQuotes(view, by: grouping, count: $0) }
    let settings = TestSettings(
      adjustment: adjustment.method, permutations: permutations, seed: seed, together: together)
    var comparison = try Comparison(view, by: grouping)
    if let minPeople { comparison.leaveOutCodes(mentionedByFewerThan: minPeople) }
    let tested = TestedComparison(comparison, unit: unit, settings: settings)
    return ComparisonAnswer(tested: tested, quotes: quotes, showsTests: tests)
  }
}

extension Comparison {
  /// Leaves out the codes that fewer than `fewest` of the people in its levels mention.
  fileprivate mutating func leaveOutCodes(mentionedByFewerThan fewest: Int) {
    let all = rows.count
    rows.removeAll { row in row.cells.reduce(0) { $0 + $1.people } < fewest }
    let left = all - rows.count
    remarks.append(
      "Left out: \(left) \(left == 1 ? "code" : "codes") mentioned by fewer than \(fewest) people (--min-people).")
  }
}

/// What `strand compare` answers: counts by level with their tests, and quotes where they were asked for.
public struct ComparisonAnswer: Sendable {
  public let tested: TestedComparison
  /// `nil` where none were asked for.
  public let quotes: BestQuotes?
  /// Whether every test has a table of its own.
  public let showsTests: Bool
}

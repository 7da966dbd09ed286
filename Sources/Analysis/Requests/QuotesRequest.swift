public import StudyIndex

/// What was said under codes: `strand quotes`. Or, of each level of a group, the participants who stand for it or stand
/// out in it, with their quotes.
public struct QuotesRequest: AnalysisRequest {
  public var filter = SegmentFilter()
  /// What else has to be where a quote is.
  public var conditions = QuoteConditions()
  /// Quotes are sorted by its levels; several groups are crossed.
  public var by: [String] = []
  public var cuts: [String] = []
  /// Words before and after, within the turn.
  public var context = 0
  /// So many are drawn at random; `nil` for all.
  public var sample: Int?
  /// Of the draw.
  public var seed: UInt64 = 1
  /// Typical or deviant participants; `nil` for all quotes.
  public var kind: CaseSelection.Kind?
  /// Participants a level; `nil` for `defaultCases`.
  public var cases: Int?

  public static let defaultCases = 2

  public init() {}

  public static let verb = "quotes"
  public static let options: [RequestOption<Self>] =
    [
      .codes(\.filter), .names("by", \.by, of: .group).role(.naming), .texts("cut", \.cuts, .cut),
      .whole("context", \.context, in: 0...100_000), .whole("sample", \.sample, in: 1...Int.max), .seed(\.seed),
      .choice("unit", \.filter.unit).role(.naming),
      .flag("per_coder", \.filter.perCoder), .flag("roll_up", \.filter.rollUp), .choice("kind", \.kind).role(.naming),
      .whole("cases", \.cases, in: 1...1000),
    ] + QuoteConditions.options.map { $0.of(\.conditions) } + RequestOption.filter(\.filter)

  public var seedOfChance: UInt64? { sample == nil ? nil : seed }

  public var conflicts: [OptionConflict] {
    var found = conditions.conflicts
    guard kind != nil else {
      return found + (cases == nil ? [] : [OptionConflict("cases", "needs typical or deviant cases")])
    }
    if let key = conditions.firstKey {
      found.append(OptionConflict(key, "cannot be used with typical and deviant cases"))
    }
    if by.isEmpty { found.append(OptionConflict("kind", "needs a group: cases are those of a level")) }
    if sample != nil { found.append(OptionConflict("sample", "cannot be used with typical and deviant cases")) }
    if filter.perCoder { found.append(OptionConflict("per_coder", "cannot be used with typical and deviant cases")) }
    return found
  }

  public func answer(_ study: Study) throws -> QuotesAnswer {
    let view = try StudyView(study, filter: filter)
    let groupings = try study.groupings(with: study.grouping(by: by, cuts: cuts))
    if let kind {
      return .cases(
        try CaseSelection(view, kind, groupings: groupings, count: cases ?? Self.defaultCases, context: context))
    }
    return .quotes(
      try QuoteListing(
        view, conditions, groupings: groupings, sortedByLevel: !by.isEmpty, context: context, sample: sample,
        seed: seed))
  }
}

/// What `strand quotes` answers: quotes, or those of typical or deviant cases.
public enum QuotesAnswer: Sendable {
  case quotes(QuoteListing)
  case cases(CaseSelection)
}

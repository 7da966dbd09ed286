public import Basics
import Codebooks
import StudyDefinition
public import StudyIndex

/// Where words stand in the turns: `strand search`.
public struct SearchRequest: AnalysisRequest {
  /// Words, phrases and beginnings (`help*`); regular expressions with `regex`.
  public var texts: [String] = []
  public var regex = false
  /// Whether letters have to have the case of the texts.
  public var caseSensitive = false
  /// Whose turns are searched; its codes say inside which segments, where it has some.
  public var filter = SegmentFilter()
  /// Words on either side, within the turn.
  public var context = 10

  public init() {}

  public static let verb = "search"
  public static let options: [RequestOption<Self>] =
    [
      .texts("texts", \.texts, .text).required().role(.subject), .flag("regex", \.regex),
      .flag("case_sensitive", \.caseSensitive),
      .names("within", \.filter.codes, of: .code), .whole("context", \.context, in: 0...100_000),
    ] + RequestOption.people(\.filter)

  /// A search counts no codings.
  public func remarks(_ study: Study) -> [Problem] { [] }

  public func answer(_ study: Study) throws -> KeywordSearch {
    let terms = try texts.map { try Term(searching: $0, regex: regex) }
    if terms.isEmpty { throw Problem.nothingToFind() }
    var filter = filter
    // Without codes no codings are looked at.
    if filter.codes.isEmpty { filter.review = [.all] }
    return try KeywordSearch(
      StudyView(study, filter: filter), terms: terms, insideSegments: !filter.codes.isEmpty, context: context,
      isCaseSensitive: caseSensitive)
  }
}

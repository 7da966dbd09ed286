import Basics
import Foundation
public import StudyIndex

/// Which passages may have a code, learnt from what people have coded, and how good that is; or which are like some
/// quotes: `strand suggest`.
public struct SuggestionRequest: AnalysisRequest {
  /// Which codes, whose words, and whose codings are learnt from.
  public var filter = SegmentFilter()
  public var unit = SuggestionUnit.turn
  /// So many passages a code; `nil` for `defaultCount`.
  public var top: Int?
  /// As many passages as it takes to find this percentage of what is coded, by the cross-validation.
  public var recall: Int?
  /// Every passage at or above the threshold.
  public var all = false
  /// Passages that were read and not coded, for a second look.
  public var again = false
  /// Ids of codings, or words, that passages are to be like; nothing is learnt then.
  public var like: [String] = []
  /// Whether the evaluation counts what was accepted or rejected as a suggestion.
  public var withAccepted = false
  /// Of intervals, and of the draw in a review.
  public var seed: UInt64 = 1

  public static let defaultCount = 10

  public init() {}

  public static let verb = "suggest"
  public static let drawsFigures = true
  public static let options: [RequestOption<Self>] =
    [
      .codes(\.filter), .choice("unit", \.unit).role(.naming), .whole("top", \.top, in: 1...100_000),
      .whole("recall", \.recall, in: 1...100), .flag("all", \.all), .flag("again", \.again).role(.naming),
      .texts("like", \.like, .text), .flag("with_accepted", \.withAccepted), .seed(\.seed),
      RequestOption<SegmentFilter>.name("coder", \.coder, of: .coder).of(\.filter),
    ] + RequestOption.people(\.filter)

  public var seedOfChance: UInt64? { like.isEmpty ? seed : nil }

  public var conflicts: [OptionConflict] {
    var found: [OptionConflict] = []
    if [top != nil, recall != nil, all].count(where: { $0 }) > 1 {
      found.append(OptionConflict(recall == nil ? "all" : "recall", "cannot be used with another number of passages"))
    }
    guard !like.isEmpty else { return found }
    for (key, isSet) in [
      ("codes", !filter.codes.isEmpty), ("recall", recall != nil), ("all", all), ("again", again),
      ("coder", filter.coder != nil), ("with_accepted", withAccepted),
    ] where isSet {
      found.append(OptionConflict(key, "cannot be used with passages that are like others: nothing is learnt for them"))
    }
    return found
  }

  /// Which passages are listed.
  enum Choice {
    case top(Int)
    case recall(Double)
    case threshold
  }

  var choice: Choice {
    if all { return .threshold }
    return recall.map { .recall(Double($0) / 100) } ?? .top(top ?? Self.defaultCount)
  }

  /// How much is done at a time; no answer depends on it.
  static let threads = ProcessInfo.processInfo.activeProcessorCount

  public func answer(_ study: Study) throws -> SuggestionAnswer {
    if !like.isEmpty {
      return .similar(
        try SimilarPassages(StudyView(study, filter: filter), like: like, unit: unit, count: top ?? Self.defaultCount),
        try study.groupings(with: nil))
    }
    return .suggestions(try listing(study), try study.groupings(with: nil))
  }

  /// What is suggested.
  /// - Throws: `Problem` when nothing can be learnt about any of the codes; what `answer` throws.
  public func listing(_ study: Study) throws -> SuggestionListing {
    let listing = try SuggestionListing(StudyView(study, filter: filter), self)
    if listing.learnt.isEmpty { throw Problem.nothingLearnt(listing) }
    return listing
  }
}

/// What `strand suggest` answers: passages that a model suggests, or those that are like a given one.
public enum SuggestionAnswer: Sendable {
  /// With the groups whose levels are shown.
  case suggestions(SuggestionListing, [Grouping])
  case similar(SimilarPassages, [Grouping])
}

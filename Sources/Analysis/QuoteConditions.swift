import Basics
public import Codebooks

/// What else has to be where a quote is: other codes on the same words, in the same turn, near by, before or after it.
/// Every condition has to hold. A code counts with those below it, and only where its segments are counted, too: what a
/// quote's own coder, review and speakers are narrowed to holds for the other codes as well.
public struct QuoteConditions: Sendable, Hashable {
  /// What "with" and "without" mean.
  public enum Within: String, Sendable, CaseIterable {
    /// At least one scalar is shared.
    case overlap
    /// The same turn.
    case turn
    /// The same transcript.
    case transcript
    /// Anything that the same person says, in whatever transcript.
    case person
  }

  /// Ids of codes that a quote is with; all of them.
  public var with: [String] = []
  /// Ids of codes that a quote is not with; none of them.
  public var without: [String] = []
  public var within = Within.overlap
  /// `CODE:50`, `CODE:2turns`: before, after or at the quote.
  public var near: [String] = []
  /// `CODE`, `CODE:50`, `CODE:2turns`: begins where the quote has ended, or later.
  public var then: [String] = []
  /// The same, of codes that end before the quote begins.
  public var after: [String] = []

  public init() {}

  public var isEmpty: Bool { firstKey == nil }
}

extension QuoteConditions {
  static let options: [RequestOption<QuoteConditions>] = [
    .names("with", \.with, of: .code).role(.naming), .names("without", \.without, of: .code).role(.naming),
    .choice("within", \.within), .texts("near", \.near, .distance(isNeeded: true)).role(.naming),
    .texts("then", \.then, .distance(isNeeded: false)).role(.naming),
    .texts("after", \.after, .distance(isNeeded: false)).role(.naming),
  ]

  /// The first option that says something; `nil` where every quote will do.
  var firstKey: String? {
    [("with", with), ("without", without), ("near", near), ("then", then), ("after", after)].first { !$1.isEmpty }?.0
  }

  var conflicts: [OptionConflict] {
    within != .overlap && with.isEmpty && without.isEmpty
      ? [OptionConflict("within", "needs a code that quotes are with or without")] : []
  }

  /// What is asked, a sentence a condition.
  public func sentences(_ codebook: Codebook) -> [String] {
    let name = { (id: String) in codebook[id]?.name ?? id }
    let place =
      switch within {
      case .overlap: "on the same words"
      case .turn: "in the same turn"
      case .transcript: "in the same transcript"
      case .person: "said by the same person"
      }
    return with.map { "Only with \(name($0)) \(place)." } + without.map { "Only without \(name($0)) \(place)." }
      + near.compactMap(CodeDistance.init(parsing:)).map { one in
        "Only with \(name(one.code)) at most \(one.reach?.words ?? "") away."
      }
      + then.compactMap(CodeDistance.init(parsing:)).map { one in
        "Only what is followed by \(name(one.code))" + (one.reach.map { ", at most \($0.words) later." } ?? ".")
      }
      + after.compactMap(CodeDistance.init(parsing:)).map { one in
        "Only what follows \(name(one.code))" + (one.reach.map { ", at most \($0.words) later." } ?? ".")
      }
  }
}

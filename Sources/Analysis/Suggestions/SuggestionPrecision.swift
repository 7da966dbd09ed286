public import Learning
public import Statistics

/// How many suggestions are right, by those that were drawn at random and judged: what a person chooses to look at, or a
/// model to show first, says nothing about the others.
public struct SuggestionPrecision: Sendable, Hashable {
  /// By place in the review: whether the suggestion drawn there was right.
  private var verdicts: [Int: Bool] = [:]

  public init() {}

  /// How many were drawn and judged.
  public var drawn: Int { verdicts.count }
  /// How many of them were right.
  public var right: Int { verdicts.values.count { $0 } }
  /// The share that is right, with Wilson's interval; `nil` before the first.
  public var share: Proportion? { try? Proportion(successes: right, of: drawn) }

  /// Counts a judgement where the suggestion was drawn at random.
  public mutating func record(_ choice: ReviewOrder.Choice?, isRight: Bool, at place: Int) {
    if choice == .chance { verdicts[place] = isRight }
  }

  /// A judgement was taken back.
  public mutating func forget(at place: Int) { verdicts[place] = nil }
}

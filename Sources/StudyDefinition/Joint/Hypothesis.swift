/// What a study claims before it looks: the effect that a model's term should have, and the codes of the interviews
/// that should explain it.
public struct Hypothesis: Sendable, Hashable {
  /// Which sign the claim gives the term's coefficient.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    case positive
    case negative
  }

  public let name: String
  /// In the researcher's own words.
  public let claim: String
  public let model: Mention
  /// A variable of the model, or `variable=category` for one column of a nominal one.
  public let term: Mention
  public let expected: Direction
  public let explanation: Explanation
  /// The researcher's; `nil` as long as there is none.
  public let inference: MetaInference?
  public let line: Int
}

/// The qualitative side of a claim or theme: which codes are meant to explain it, and whose words stand for them.
public struct Explanation: Sendable, Hashable {
  public let codes: [Mention]
  /// Levels whose quotes are shown; empty for all.
  public let levels: [Mention]
  /// Codings whose quotes are shown first: ids, or their first characters.
  public let pinned: [Mention]
}

/// What the researcher concludes from both strands together. The program shows it and never writes it.
public struct MetaInference: Sendable, Hashable {
  /// How the strands stand to each other.
  public enum Fit: String, Sendable, Hashable, CaseIterable {
    /// They say the same.
    case convergent
    /// They say different things that belong together.
    case complementary
    /// They contradict each other.
    case divergent
    /// One of them says nothing about it.
    case silent
  }

  public let fit: Fit
  public let note: String?
}

public import Transcripts

/// What is counted and quoted under one code: a stretch of one turn, whoever put the code there; or one coding, over
/// all turns that it runs over, where `SegmentFilter.unit` says so.
public struct Segment: Sendable {
  /// Where a code on the segment came from.
  public enum Origin: String, Sendable, CaseIterable {
    case person
    case rule
    /// A model that learnt from what people coded: what it suggests counts only where it is asked for.
    case suggestion
  }

  /// What people have said about the segment.
  public enum Review: String, Sendable, CaseIterable {
    /// A person put the code there.
    case person
    /// A person confirmed a rule's hit or a model's suggestion.
    case accepted
    /// Only rules' hits, or suggestions, that nobody has judged.
    case unreviewed
  }

  /// Index in `Codebook.codes`.
  public let code: Int
  /// Key of the transcript.
  public let transcript: Int64
  /// Number of the turn, 1-based.
  public let turn: Int
  /// Key of the speaker.
  public let speaker: Int64
  public internal(set) var span: Span
  /// Which words of the turn begin in `span`: 0-based, end-exclusive.
  public internal(set) var words: Range<Int>
  /// In alphabetical order.
  public internal(set) var coders: [String]
  public internal(set) var origins: Set<Origin>
  public internal(set) var review: Review
  /// Ids of the codings and hits that make it up, people's first, each kind in the order of their places.
  public internal(set) var ids: [String]
  /// Ids of the codings that people made by hand, in the order of their places; none where only rules found the words,
  /// accepted or not.
  public internal(set) var codings: [String]
  /// Where a coding goes on in later turns whose words count; empty for a stretch of one turn.
  public internal(set) var continuations: [Continuation] = []

  /// The part of a coding in one of its later turns.
  public struct Continuation: Sendable {
    /// Number of the turn, 1-based.
    public let turn: Int
    /// Key of the speaker.
    public let speaker: Int64
    public let span: Span
    /// Which words of the turn begin in `span`: 0-based, end-exclusive.
    public let words: Range<Int>
  }

  /// Words in all its turns.
  public var wordCount: Int { continuations.reduce(words.count) { $0 + $1.words.count } }
}

extension [Segment] {
  /// How many there are by what people have said about them.
  public var reviewCounts: [Segment.Review: Int] { Dictionary(grouping: self, by: \.review).mapValues(\.count) }
}

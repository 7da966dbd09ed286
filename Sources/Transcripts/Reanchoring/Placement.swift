/// Where a coding's words are after its transcript has changed.
public enum Placement: Sendable, Hashable {
  /// The same words at the same place.
  case kept
  /// The same words at another place.
  case moved(Span)
  /// The words were changed: what stands for them now.
  case edited(Span)
  /// Several places are possible, or one that a person should look at; the likeliest first, none twice.
  case ambiguous([Candidate])
  /// The words are gone. `at` is where they would be: scalars of the new body, 0-based.
  case lost(at: Int)

  /// A place that may be the right one.
  public struct Candidate: Sendable, Hashable {
    public let span: Span
    /// How much of quote and context agrees, from 0 to 1.
    public let score: Double

    public init(span: Span, score: Double) {
      self.span = span
      self.score = score
    }
  }

  /// The one place that was found, given where the words were; `nil` when there is none or several.
  public func span(from old: Span) -> Span? {
    switch self {
    case .kept: old
    case .moved(let span), .edited(let span): span
    case .ambiguous, .lost: nil
    }
  }

  public var candidates: [Candidate] {
    if case .ambiguous(let candidates) = self { candidates } else { [] }
  }
}

/// The limits of re-anchoring, all in one place (docs/changed-transcripts.md says why).
enum ReanchoringLimits {
  /// Lengths of the unique stretches that tie two texts together, longest first, in scalars; each is looked for in
  /// parts of no more than so many scalars. Short stretches mean something in short parts only.
  static let tieLengths: [(length: Int, largestPart: Int)] = [
    (32, .max), (16, .max), (8, 16_384), (4, 512),
  ]
  /// From this length a tie stands by itself; shorter ones must together cover half of the longer part.
  static let strongTie = 16
  /// What was cut and pasted is recognised by unique stretches of this length …
  static let movedTie = 8
  /// … that extend to this weight. Letters weigh 1, ideographs and syllables of scripts without spaces 3.
  static let movedWeight = 20
  /// Words of this weight that occur only once are found whatever is around them.
  static let tellingWeight = 24
  /// Words of this weight that occurred only once in the old text and occur only once in the new are the same.
  static let onlyWeight = 6
  /// Words that occur once: so much of their context must agree when they weigh less.
  static let agreeingContext = 0.5
  /// Words that occur several times: so much of the best one's context must agree …
  static let bestContext = 0.75
  /// … and so much more than of the next one's.
  static let contextMargin = 0.3
  /// Changed words: from this similarity they are taken for the same passage …
  static let editedSimilarity = 0.6
  /// … and from this a person is asked.
  static let doubtfulSimilarity = 0.45
  /// Changed words in another place are worth a question from this similarity on …
  static let doubtfulElsewhere = 0.5
  /// … and are taken for the passage when quote and context together score so much.
  static let elsewhereSimilarity = 0.7
  /// The same words with so many scalars of the same context next to them are twins.
  static let twinContext = 16
  /// Words that the alignment takes for others are offered from this score (of quote and context) on.
  static let twinScore = 0.85
  /// Near an edit (so many scalars) the same words in the inserted text make a placement ambiguous.
  static let editNeighbourhood = 16
  /// Parts up to this many scalars are compared letter by letter.
  static let letterwise = 320
  /// Candidates that a person is offered.
  static let candidates = 9
}

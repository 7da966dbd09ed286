import StudyIndex
public import Transcripts

/// Which codings and hits count, and how they are put together.
public struct SegmentFilter: Sendable {
  /// Whose words are looked at.
  public enum Speakers: String, Sendable, CaseIterable {
    case participants
    case interviewers
    case everyone

    public func includes(_ role: Role) -> Bool {
      switch self {
      case .participants: role == .participant
      case .interviewers: role == .interviewer
      case .everyone: true
      }
    }
  }

  /// What is one: counted once, quoted in one row.
  public enum Unit: String, Sendable, CaseIterable {
    /// Overlapping codings of one code in one turn.
    case segments
    /// Each coding that a person made by hand, whatever turns it runs over; where only rules' hits are, accepted or not,
    /// segments.
    case codings
  }

  /// Codes to look at, with those below them; empty for all. Former ids are understood.
  public var codes: [String] = []
  /// Only what this coder coded or accepted.
  public var coder: String?
  /// Only what came from a person's own tag, or from a rule.
  public var origin: Segment.Origin?
  /// Only segments in one of these states (empty: all), judged after overlapping codings have been put together.
  public var review: Set<Segment.Review> = []
  public var speakers: Speakers = .participants
  /// SQL over the participants' columns.
  public var condition: String?
  /// Keeps the codings of each coder (and the hits of rules) apart instead of putting overlapping ones together.
  public var perCoder = false
  /// A code's segments hold those of the codes below it.
  public var rollUp = false
  public var unit = Unit.segments

  public init() {}
}

extension SegmentFilter {
  /// All codes, each with the segments of the codes below it: what comparisons count.
  public static var comparing: SegmentFilter {
    var filter = SegmentFilter()
    filter.rollUp = true
    return filter
  }
}

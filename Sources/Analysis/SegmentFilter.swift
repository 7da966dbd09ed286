public import StudyDefinition
import StudyIndex
public import Transcripts

/// Which codings and hits count, and how they are put together.
public struct SegmentFilter: Sendable, Hashable {
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
  /// Only what this coder coded or accepted; `nil` for the study's `analysis_coder`, and all coders where it has none. A
  /// consensus counts only where it is named.
  public var coder: String?
  /// Leaves out codings that were not made under the present definition of their code.
  public var onlyCurrentDefinitions = false
  /// Only what came from a person's own tag, from a rule, or from a model's suggestions.
  public var origin: Segment.Origin?
  /// Which segments count, by what people have said about them, judged after overlapping codings have been put together.
  /// Empty: as study.yaml says, else all.
  public var review: Set<ReviewWord> = []
  public var speakers: Speakers = .participants
  /// SQL over the participants' columns; people for whom all of them are true.
  public var conditions: [String] = []
  /// Only what is said in these transcripts, and people who speak in them; empty for all.
  public var transcripts: [String] = []
  /// Keeps the codings of each coder (and the hits of rules) apart instead of putting overlapping ones together.
  public var perCoder = false
  /// A code's segments hold those of the codes below it.
  public var rollUp = false
  public var unit = Unit.segments

  /// In the place of `coder`: all coders, whatever study.yaml says. A consensus is no coder.
  public static let everybody = "*"

  public init() {}
}

extension SegmentFilter {
  /// All conditions as one expression; `nil` where there are none.
  public var condition: String? {
    switch conditions.count {
    case 0: nil
    case 1: conditions[0]
    default: conditions.map { "(\($0))" }.joined(separator: " AND ")
    }
  }

  /// All codes, each with the segments of the codes below it: what comparisons count.
  public static var comparing: SegmentFilter {
    var filter = SegmentFilter()
    filter.rollUp = true
    return filter
  }
}

// MARK: The options of every request that counts segments

extension SegmentFilter {
  /// Whose words are looked at.
  static let peopleOptions: [RequestOption<SegmentFilter>] = [
    .texts("where", \.conditions, .condition), .names("transcript", \.transcripts, of: .transcript),
    .choice("speakers", \.speakers),
  ]
  /// Which codings and hits count.
  static let codingOptions: [RequestOption<SegmentFilter>] = [
    .name("coder", \.coder, of: .coder), .flag("current_definition", \.onlyCurrentDefinitions),
    .choice("origin", \.origin), .choices("review", \.review),
  ]
}

extension RequestOption {
  /// Which codes: what most requests are about.
  static func codes(_ filter: Property<Request, SegmentFilter>) -> Self {
    RequestOption<SegmentFilter>.names("codes", \.codes, of: .code).role(.subject).of(filter)
  }

  static func people(_ filter: Property<Request, SegmentFilter>) -> [Self] {
    SegmentFilter.peopleOptions.map { $0.of(filter) }
  }

  static func filter(_ filter: Property<Request, SegmentFilter>) -> [Self] {
    (SegmentFilter.peopleOptions + SegmentFilter.codingOptions).map { $0.of(filter) }
  }
}

extension ReviewWord {
  fileprivate var states: Set<Segment.Review> {
    switch self {
    case .person: [.person]
    case .accepted: [.accepted]
    case .unreviewed: [.unreviewed]
    case .decided: [.person, .accepted]
    case .all: Set(Segment.Review.allCases)
    }
  }
}

extension Set<ReviewWord> {
  /// The states of segments that count; without a word all of them.
  public var states: Set<Segment.Review> {
    let words: Set<ReviewWord> = isEmpty ? [.all] : self
    return Set<Segment.Review>(words.flatMap { $0.states })
  }
}

extension SegmentFilter {
  /// The same filter; where it does not say which segments count, those that the study says.
  func completed(by configuration: StudyConfiguration) -> SegmentFilter {
    var filter = self
    if filter.review.isEmpty { filter.review = configuration.review }
    return filter
  }
}

extension StudyView {
  /// Whether the segments that count are those that count in this study where nothing is said.
  public var reviewsAsStudy: Bool { filter.review.states == study.configuration.review.states }
}

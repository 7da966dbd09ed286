public import StudyDefinition
import StudyIndex

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

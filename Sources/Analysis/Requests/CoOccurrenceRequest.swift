public import StudyIndex

/// Which codes occur together: `strand cooccur`.
public struct CoOccurrenceRequest: AnalysisRequest {
  public var filter = SegmentFilter()
  public var within = CoOccurrence.Within.overlap

  public init() {}

  public static let verb = "cooccur"
  public static let drawsFigures = true
  public static let options: [RequestOption<Self>] =
    [.codes(\.filter), .choice("within", \.within), .flag("roll_up", \.filter.rollUp)]
    + RequestOption.filter(\.filter)

  public func answer(_ study: Study) throws -> CoOccurrence {
    try CoOccurrence(StudyView(study, filter: filter), within: within)
  }
}

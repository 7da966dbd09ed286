import Analysis
import Reports
import StudyDefinition
import StudyIndex

/// What an analysis gives before it is written: what people read, what programs read, and pictures.
struct MadeAnalysis {
  var title: String
  var report: Report
  /// What CSV holds where that is not the tables that people read.
  var data: [Section]?
  /// A table of people and variables instead, as CSV.
  var people: [UInt8]?
  /// Named after the analysis.
  var figures: [Figure] = []
  /// What the report's chapter is made of.
  var content = Content.report

  enum Content {
    case codebook(CodeCounts)
    case comparison(TestedComparison)
    case coOccurrence(CoOccurrence)
    case scales([ScaleAnalysis], SurveyView)
    case models([ModelAnalysis], SurveyView)
    case joint([JointDisplay])
    /// The quotes that the report has in any case.
    case quotes
    /// Pictures of transcripts, which stand with the transcripts.
    case timelines
    /// What people read of it, as it is.
    case report
  }
}

extension AnalysisOptions {
  /// The filter of the command of the same options.
  func filter(rollUp: Bool) -> SegmentFilter {
    var filter = SegmentFilter()
    filter.codes = subjects.map(\.name)
    filter.coder = coder?.name
    filter.origin = origin.flatMap(Segment.Origin.init)
    filter.review = Set(review.compactMap(Segment.Review.init))
    filter.speakers = speakers.flatMap(SegmentFilter.Speakers.init) ?? .participants
    filter.condition = condition?.name
    filter.rollUp = rollUp
    filter.perCoder = perCoder
    return filter
  }

  var startingSeed: UInt64 { UInt64(seed ?? Self.defaultSeed) }
}

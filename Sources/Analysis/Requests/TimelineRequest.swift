import Basics
public import StudyIndex

/// Where the codes stand in each transcript, as pictures; only `strand run` makes them.
public struct TimelineRequest: AnalysisRequest {
  /// Names of transcripts; empty for all.
  public var transcripts: [String] = []
  public var filter = SegmentFilter()

  public init() {}

  public static let verb = "timeline"
  public static let drawsFigures = true
  public static let options: [RequestOption<Self>] =
    [.names("transcripts", \.transcripts, of: .transcript).role(.subject)]
    // Its transcripts are its subject.
    + RequestOption<TimelineRequest>.filter(\.filter).filter { $0.key != "transcript" }

  public func answer(_ study: Study) throws -> CodeTimelines {
    let all = try study.transcripts()
    let chosen =
      try transcripts.isEmpty
      ? all
      : transcripts.map { name in
        guard let record = all.first(where: { $0.name == name }) else {
          throw Problem.nameUnknown(name, .transcript, known: all.map(\.name), nil)
        }
        return record
      }
    return try CodeTimelines(StudyView(study, filter: filter), of: chosen)
  }
}

/// The segments of some transcripts, each to become one picture.
public struct CodeTimelines: Sendable {
  public let view: StudyView
  public let transcripts: [TranscriptRecord]
  /// By key of the transcript.
  public let segments: [Int64: [Segment]]

  /// - Parameter view: its filter says which codes, whose words; `rollUp` shows a code where those below it are.
  /// - Throws: what reading the index throws.
  public init(_ view: StudyView, of transcripts: [TranscriptRecord]) throws {
    self.view = view
    self.transcripts = transcripts
    segments = Dictionary(grouping: try view.segments(), by: \.transcript)
  }
}

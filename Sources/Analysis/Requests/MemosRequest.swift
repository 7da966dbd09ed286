public import Basics
public import StudyIndex

/// Memos on codes, transcripts, codings, people and the study: `strand memos`.
public struct MemosRequest: AnalysisRequest {
  /// With the codes below them; empty for all memos.
  public var codes: [String] = []
  /// Empty for memos on all.
  public var transcripts: [String] = []
  /// Ids of participants, or `transcript/label`. Empty for memos on everybody.
  public var participants: [String] = []
  /// Only memos on the study as a whole.
  public var wholeStudy = false
  /// Whose memos; `nil` for everybody's.
  public var coder: String?

  public init() {}

  public static let verb = "memos"
  public static let options: [RequestOption<Self>] = [
    .names("codes", \.codes, of: .code).role(.subject), .names("transcript", \.transcripts, of: .transcript),
    .texts("participant", \.participants, .text), .flag("whole_study", \.wholeStudy),
    .name("coder", \.coder, of: .coder),
  ]

  /// Memos count nothing.
  public func remarks(_ study: Study) -> [Problem] { [] }

  public func answer(_ study: Study) throws -> MemoListing {
    try MemoListing(
      study, codes: codes, transcripts: transcripts, participants: participants, wholeStudy: wholeStudy, coder: coder)
  }
}

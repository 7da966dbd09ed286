public import Basics
public import StudyIndex

/// Memos on codes, transcripts and codings: `strand memos`.
public struct MemosRequest: AnalysisRequest {
  /// With the codes below them; empty for all memos.
  public var codes: [String] = []
  /// Empty for memos on all.
  public var transcripts: [String] = []
  /// Whose memos; `nil` for everybody's.
  public var coder: String?

  public init() {}

  public static let verb = "memos"
  public static let options: [RequestOption<Self>] = [
    .names("codes", \.codes, of: .code).role(.subject), .names("transcript", \.transcripts, of: .transcript),
    .name("coder", \.coder, of: .coder),
  ]

  /// Memos count nothing.
  public func remarks(_ study: Study) -> [Problem] { [] }

  public func answer(_ study: Study) throws -> MemoListing {
    try MemoListing(study, codes: codes, transcripts: transcripts, coder: coder)
  }
}

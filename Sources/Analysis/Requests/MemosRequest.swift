public import Basics
public import StudyIndex

/// Memos on codes, transcripts and codings: `strand memos`.
public struct MemosRequest: AnalysisRequest {
  /// With the codes below them; empty for all memos.
  public var codes: [String] = []
  public var transcript: String?
  /// Whose memos; `nil` for everybody's.
  public var coder: String?

  public init() {}

  public static let verb = "memos"
  public static let options: [RequestOption<Self>] = [
    .names("codes", \.codes, of: .code).role(.subject), .name("transcript", \.transcript, of: .transcript),
    .name("coder", \.coder, of: .coder),
  ]

  /// Memos count nothing.
  public func remarks(_ study: Study) -> [Problem] { [] }

  public func answer(_ study: Study) throws -> MemoListing {
    try MemoListing(study, codes: codes, transcript: transcript, coder: coder)
  }
}

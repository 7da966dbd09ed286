public import StudyIndex

/// Codings that were given another code: `strand moves`.
public struct MovesRequest: AnalysisRequest {
  /// With the codes below them; empty for all.
  public var codes: [String] = []
  /// Empty for all.
  public var transcripts: [String] = []
  /// Whose codings; `nil` for everybody's.
  public var coder: String?

  public init() {}

  public static let verb = "moves"
  public static let drawsFigures = true
  public static let options: [RequestOption<Self>] = [
    .names("codes", \.codes, of: .code).role(.subject), .names("transcript", \.transcripts, of: .transcript),
    .name("coder", \.coder, of: .coder),
  ]

  public func answer(_ study: Study) throws -> CodeMoves {
    try CodeMoves(study, codes: codes, transcripts: transcripts, coder: coder)
  }
}

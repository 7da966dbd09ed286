public import Basics
import Codebooks
import Deciding
public import StudyIndex

/// A transcript with what is coded in it: `strand read`.
public struct TranscriptRequest: AnalysisRequest {
  /// The transcript's name.
  public var transcript: String?
  /// `12`, or the first and the last: `12-20`; `nil` for all turns.
  public var turns: String?
  /// Only codings of these codes and those below them; empty for all.
  public var codes: [String] = []
  /// Whose codings; `nil` for everybody's.
  public var coder: String?
  /// Whether rules' hits that nobody has judged are shown, too.
  public var hits = false

  public init() {}

  public static let verb = "read"
  public static let options: [RequestOption<Self>] = [
    .name("transcript", \.transcript, of: .transcript).required().role(.subject), .text("turns", \.turns),
    .names("codes", \.codes, of: .code), .name("coder", \.coder, of: .coder), .flag("hits", \.hits),
  ]

  /// Nothing is counted.
  public func remarks(_ study: Study) -> [Problem] { [] }

  public func answer(_ study: Study) throws -> CodedTranscript {
    let record = try study.transcript(named: transcript ?? "")
    if let coder { try study.requireCoder(coder) }
    let wanted = Set(try StudyView.positions(of: codes, in: study.codebook).map { study.codebook.codes[$0].id })
    func isWanted(_ code: String) -> Bool { codes.isEmpty || wanted.contains(code) }
    let codings = try study.codings(in: record).filter {
      isWanted($0.code) && (coder == nil || $0.coder == coder)
    }
    let found = hits ? try study.hits(in: record).filter { $0.state == .unreviewed && isWanted($0.code) } : []
    return try CodedTranscript(
      study, record, turns: turns.map(PlaceNotation.turns), codings: codings, hits: found)
  }
}

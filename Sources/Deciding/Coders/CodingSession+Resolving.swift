public import Basics
public import Codings
public import Foundation
public import Transcripts

/// What was decided about a case, as it is to be written into a consensus journal.
public struct ResolveRequest: Sendable {
  /// The transcript's name.
  public let transcript: String
  /// Id of the code that the case is about.
  public let code: String
  public let ruling: Ruling
  /// What holds from now on: scalars of the body, and ids of codes.
  public let codings: [(span: Span, code: String)]
  public let reason: String?

  public init(transcript: String, code: String, ruling: Ruling, codings: [(span: Span, code: String)], reason: String?)
  {
    self.transcript = transcript
    self.code = code
    self.ruling = ruling
    self.codings = codings
    self.reason = reason
  }
}

extension CodingSession {
  /// Writes decisions about cases into this session's journal, which is the consensus's, as one decision. No other journal
  /// is touched.
  /// - Returns: the ids of the rulings.
  /// - Throws: `Problem` when a transcript or the journal cannot be read or written; then nothing was recorded.
  @discardableResult
  public func resolve(_ requests: [ResolveRequest], onTorn: (Problem) -> Void = { _ in }) throws -> [UUID] {
    var texts: [String: (text: TranscriptText, hash: ContentHash)] = [:]
    for request in requests where texts[request.transcript] == nil {
      let text = try transcript(named: request.transcript).text
      texts[request.transcript] = (text, text.contentHash)
    }
    return try decide(onTorn: onTorn) { decisions in
      try requests.map { request in
        let codings = request.codings.compactMap { coding in
          texts[request.transcript].map { (anchor: Anchor(coding.span, in: $0.text, hash: $0.hash), code: coding.code) }
        }
        return try decisions.resolve(
          request.ruling, transcript: request.transcript, code: request.code, codings: codings,
          reason: request.reason
        ).id
      }
    }
  }
}

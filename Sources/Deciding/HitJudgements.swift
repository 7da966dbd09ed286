public import Basics
import Codebooks
import Codings
public import Foundation
public import StudyIndex
import Transcripts

/// What a coder says about a hit.
public enum Judgement: String, Sendable {
  case accept
  case reject
}

extension CodingSession {
  /// Records one judgement on several hits, all or none.
  /// - Returns: for each hit the id of the event, and whether the coder had said the same before.
  /// - Throws: `Problem` when a transcript or the journal cannot be read or written; then nothing was recorded.
  public func judge(
    _ hits: [HitRecord], _ judgement: Judgement, note: String? = nil, onTorn: (Problem) -> Void = { _ in }
  ) throws -> [(id: UUID, alreadyThere: Bool)] {
    let anchors = try anchors(of: hits)
    return try decide(onTorn: onTorn) { decisions in
      zip(hits, anchors).map { hit, anchor in
        let outcome =
          switch judgement {
          case .accept:
            decisions.accept(
              anchor, transcript: hit.transcript, code: hit.code, note: note, suggestion: hit.suggestion)
          case .reject:
            decisions.reject(
              anchor, transcript: hit.transcript, code: hit.code, note: note, suggestion: hit.suggestion)
          }
        return (outcome.id, outcome.wasThere)
      }
    }
  }

  /// Rejects a hit and puts another code on its passage, as one decision.
  /// - Returns: the id of the decision.
  /// - Throws: `Problem` of kind `missingInput` for an unknown code; what `decide` throws.
  public func recode(_ hit: HitRecord, to id: String) throws -> UUID {
    let code = try code(id)
    let anchor = try anchors(of: [hit])[0]
    return try decide { decisions in
      let rejected = decisions.reject(
        anchor, transcript: hit.transcript, code: hit.code, suggestion: hit.suggestion)
      let tagged = try decisions.tag(anchor, transcript: hit.transcript, code: code.id)
      return decisions.events.first?.id ?? (rejected.wasThere ? tagged.id : rejected.id)
    }
  }

  /// Leaves a memo on the passage of a hit.
  /// - Throws: what `decide` throws.
  public func memo(_ text: String, on hit: HitRecord) throws {
    let anchor = try anchors(of: [hit])[0]
    try decide { _ = try $0.memo(text, on: .passage(anchor, transcript: hit.transcript)) }
  }

  /// - Throws: `Problem` when a transcript cannot be read, or has changed since its hits were found.
  private func anchors(of hits: [HitRecord]) throws -> [Anchor] {
    var texts: [String: (text: TranscriptText, hash: ContentHash)] = [:]
    return try hits.map { hit in
      let text = try texts[hit.transcript]?.text ?? transcript(named: hit.transcript).text
      let hash = texts[hit.transcript]?.hash ?? text.contentHash
      texts[hit.transcript] = (text, hash)
      guard hash.hexadecimal == hit.transcriptHash else { throw Problem.transcriptJustChanged(hit.transcript) }
      return Anchor(hit.span, in: text, hash: hash)
    }
  }
}

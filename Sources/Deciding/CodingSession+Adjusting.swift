import Basics
import Codings
public import Foundation
import StudyDefinition
public import StudyIndex
public import Transcripts

/// What became of a passage that was given other ends.
public struct AdjustedPassage: Sendable {
  /// `nil` where nothing was recorded.
  public let decision: UUID?
  /// Ids of the codings that stand now: of the passage's own code first, then of further codes.
  public let codings: [UUID]
}

extension CodingSession {
  /// Codes the passage of a hit with other ends, as one decision: the hit is refused, and the coder's own coding stands
  /// in its place. With the same ends the hit is accepted.
  /// - Parameters:
  ///   - span: the passage to be coded.
  ///   - transcript: the text that the span was measured in.
  ///   - further: ids of codes that the passage gets, too.
  /// - Throws: `Problem` when the hits were found in another text; what `decide` throws.
  public func adjust(
    _ hit: HitRecord, to span: Span, in transcript: Transcript, further: [String] = []
  ) throws -> AdjustedPassage {
    let text = transcript.text
    let hash = text.contentHash
    guard hash.hexadecimal == hit.transcriptHash, transcript.name == hit.transcript else {
      throw Problem.transcriptJustChanged(hit.transcript)
    }
    let anchor = Anchor(span, in: text, hash: hash)
    return try decide { decisions in
      var made: [UUID] = []
      if span == hit.span {
        made.append(
          decisions.accept(anchor, transcript: hit.transcript, code: hit.code, suggestion: hit.suggestion).id)
      } else {
        let old = Anchor(hit.span, in: text, hash: hash)
        _ = decisions.reject(old, transcript: hit.transcript, code: hit.code, suggestion: hit.suggestion)
        made.append(try decisions.tag(anchor, transcript: hit.transcript, code: hit.code).id)
      }
      for code in further { made.append(try decisions.tag(anchor, transcript: hit.transcript, code: code).id) }
      return AdjustedPassage(decision: decisions.events.first?.decision, codings: made)
    }
  }

  /// Gives a coding of the coder's own other ends, as one decision. A coding made by hand keeps its id and its memos; an
  /// accepted hit becomes a coding made by hand, and the hit is refused.
  /// - Parameters:
  ///   - id: of the coding.
  ///   - transcript: the text that the span was measured in.
  ///   - further: ids of codes that the passage gets, too.
  /// - Throws: `Problem` for a coding that is not there or is somebody else's; what `decide` throws.
  public func move(
    _ id: UUID, to span: Span, in transcript: Transcript, further: [String] = []
  ) throws -> AdjustedPassage {
    let all = try ledger().codings
    guard let coding = all.first(where: { $0.id == id }) else { throw Problem.codingNotThere() }
    guard coding.coder == coder.text else { throw Problem.codingOfSomebodyElse(coding.coder) }
    let anchor = Anchor(span, in: transcript.text, hash: transcript.text.contentHash)
    return try decide { decisions in
      var made: [UUID] = []
      let isThere = all.contains { other in
        other.id != id && other.coder == coder.text && other.transcript == coding.transcript && other.gone == nil
          && other.anchor.span == span && codebook.currentID(other.code) == codebook.currentID(coding.code)
      }
      if coding.anchor.span == span {
        made.append(id)
      } else if coding.origin == .tag, !isThere {
        decisions.move(id, to: anchor, transcript: coding.transcript)
        made.append(id)
      } else {
        if coding.origin != .tag {
          _ = decisions.reject(coding.anchor, transcript: coding.transcript, code: coding.code)
        } else {
          try decisions.untag([id])
        }
        made.append(
          try decisions.tag(anchor, transcript: coding.transcript, code: codebook.currentID(coding.code)).id)
      }
      for code in further { made.append(try decisions.tag(anchor, transcript: coding.transcript, code: code).id) }
      return AdjustedPassage(decision: decisions.events.first?.decision, codings: made)
    }
  }
}

extension Problem {
  static func codingNotThere() -> Problem {
    Problem(.missingInput, "the coding is no longer there", remedy: "Somebody has taken it off meanwhile.")
  }

  static func codingOfSomebodyElse(_ coder: String) -> Problem {
    Problem(
      .usage, "the coding is \(coder)'s, and nobody changes what another coder decided",
      remedy: "Code the passage yourself with other ends.")
  }
}

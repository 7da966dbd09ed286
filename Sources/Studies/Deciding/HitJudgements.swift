import Codebooks
import Codings
public import Foundation
import GRDB
public import Ground
public import Transcripts

/// A rule's hit as people see and judge it.
public struct HitRecord: Sendable {
  public enum State: Int, Sendable {
    case unreviewed = 0
    case accepted = 1
    case rejected = 2
  }

  /// `h` and eleven hexadecimal digits.
  public let id: String
  public let transcript: String
  /// SHA-256 of the body that the hit was found in.
  public let transcriptHash: String
  /// 1-based.
  public let turn: Int
  /// Key of the speaker.
  public let speaker: Int64
  /// Id of the code.
  public let code: String
  /// Index of the rule in the code's rules.
  public let rule: Int
  /// What is coded, and the words that the rule matched; scalars of the body.
  public let span: Span
  public let match: Span
  public let state: State
}

extension Study {
  /// All hits of rules, rejected ones too, in the order of codebook, transcript, turn and place.
  public func hits() throws -> [HitRecord] {
    try fetchHits("", []).sorted { a, b in
      let (i, j) = (codebook.position(of: a.code) ?? 0, codebook.position(of: b.code) ?? 0)
      if i != j { return i < j }
      return (a.transcript, a.turn, a.span.start, a.span.end) < (b.transcript, b.turn, b.span.start, b.span.end)
    }
  }

  /// The one hit whose id begins with `prefix` (at least four characters).
  /// - Throws: `Problem` when none or several do.
  public func hit(_ prefix: String) throws -> HitRecord {
    let wanted = prefix.lowercased()
    guard wanted.count >= 4, wanted.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
      throw Problem.noSuchHit(prefix)
    }
    let found = try fetchHits("WHERE h.id >= ? AND h.id < ?", [wanted, wanted + "~"])
    guard let first = found.first else { throw Problem.noSuchHit(prefix) }
    if found.count > 1 { throw Problem.hitAmbiguous(prefix, count: found.count) }
    return first
  }

  /// Unjudged hits of the same code that lie inside one of `judged` and are none of them: a rejection holds for them
  /// too, as it says that the words do not mean the code.
  public func hits(inside judged: [HitRecord]) throws -> [HitRecord] {
    let spans = Dictionary(grouping: judged) { [$0.transcript, $0.code] }
    let named = Set(judged.map(\.id))
    return try hits().filter { hit in
      hit.state == .unreviewed && !named.contains(hit.id)
        && (spans[[hit.transcript, hit.code]] ?? []).contains { $0.span.contains(hit.span) }
    }
  }

  private func fetchHits(_ condition: String, _ arguments: StatementArguments) throws -> [HitRecord] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT h.id, t.name, h.turn, h.code, h.rule, h.start, h.end, h.match_start, h.match_end, h.state, h.speaker_key,
            t.hash
          FROM hits h JOIN transcripts t USING (transcript_key) \(condition)
          """, arguments: arguments
      ).map { row in
        HitRecord(
          id: row[0], transcript: row[1], transcriptHash: row[11], turn: row[2], speaker: row[10], code: row[3],
          rule: row[4], span: Span(row[5], row[6]), match: Span(row[7], row[8]),
          state: HitRecord.State(rawValue: row[9]) ?? .unreviewed)
      }
    }
  }
}

/// What a coder says about a hit.
public enum Judgement: String, Sendable {
  case accept
  case reject
}

extension CodingDesk {
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
          case .accept: decisions.accept(anchor, transcript: hit.transcript, code: hit.code, note: note)
          case .reject: decisions.reject(anchor, transcript: hit.transcript, code: hit.code, note: note)
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
      let rejected = decisions.reject(anchor, transcript: hit.transcript, code: hit.code)
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

import Basics
import Codebooks
import Foundation
import GRDB
public import Transcripts

/// A rule's hit, or a model's suggestion, as people see and judge it.
public struct HitRecord: Sendable {
  public enum State: Int, Sendable {
    case unreviewed = 0
    case accepted = 1
    case rejected = 2
  }

  /// `h` and eleven hexadecimal digits; of a suggestion `s` and eleven.
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
  /// Index of the rule in the code's rules; `nil` for a suggestion.
  public let rule: Int?
  /// What is coded, and the words that the rule matched; scalars of the body.
  public let span: Span
  public let match: Span
  public let state: State
  /// Hash of the model that suggests the passage; `nil` for a rule's hit.
  public var suggestion: String?

  public init(
    id: String, transcript: String, transcriptHash: String, turn: Int, speaker: Int64, code: String, rule: Int? = nil,
    span: Span, match: Span, state: State, suggestion: String? = nil
  ) {
    self.id = id
    self.transcript = transcript
    self.transcriptHash = transcriptHash
    self.turn = turn
    self.speaker = speaker
    self.code = code
    self.rule = rule
    self.span = span
    self.match = match
    self.state = state
    self.suggestion = suggestion
  }
}

extension Study {
  /// How many hits of rules each speaker's words have, by what was decided about them.
  public func hitCounts() throws -> [(speaker: Int64, state: HitRecord.State, count: Int)] {
    let blinding = blinding
    return try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT speaker_key, \(blinding?.visibleState ?? "h.state") AS visible, COUNT(*) FROM hits h
          GROUP BY transcript_key, visible, speaker_key
          """
      ).map { row in (row[0], HitRecord.State(rawValue: row[1]) ?? .unreviewed, row[2]) }
    }
  }

  /// All hits of rules, rejected ones too, in the order of codebook, transcript, turn and place.
  public func hits() throws -> [HitRecord] {
    let found = try fetchHits("", [])
    // Sorting numbers is quick; records are moved once.
    var ranks: [String: Int] = [:]
    for (rank, name) in Set(found.map(\.transcript)).sorted().enumerated() { ranks[name] = rank }
    let keys = found.map { hit in
      (codebook.position(of: hit.code) ?? 0, ranks[hit.transcript] ?? 0, hit.turn, hit.span.start, hit.span.end)
    }
    return found.indices.sorted { keys[$0] < keys[$1] }.map { found[$0] }
  }

  /// The hits of one transcript, rejected ones too, in the order of their places and the codebook.
  public func hits(in transcript: TranscriptRecord) throws -> [HitRecord] {
    try fetchHits("WHERE h.transcript_key = ?", [transcript.id]).sorted { a, b in
      if a.span != b.span { return a.span < b.span }
      return (codebook.position(of: a.code) ?? 0, a.id) < (codebook.position(of: b.code) ?? 0, b.id)
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
    let blinding = blinding
    return try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT h.id, t.name, h.turn, h.code, h.rule, h.start, h.end, h.match_start, h.match_end,
            \(blinding?.visibleState ?? "h.state"), h.speaker_key,
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

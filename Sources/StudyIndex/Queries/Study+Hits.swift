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
      var unreviewed: [Int64: Int] = [:]
      let speakers = try Row.fetchCursor(database, sql: "SELECT speaker_key, hits FROM speakers WHERE hits > 0")
      while let row = try speakers.next() { unreviewed[row[0]] = row[1] }
      let judged = try Row.fetchAll(
        database,
        sql: """
          SELECT speaker_key, visible, count(*) FROM (
            SELECT speaker_key, min(state) AS visible FROM judgements WHERE \(blinding?.visible ?? "TRUE")
            GROUP BY transcript_key, code, hit)
          GROUP BY speaker_key, visible
          """
      ).map { (row: Row) -> (speaker: Int64, state: HitRecord.State, count: Int) in
        (row[0], HitRecord.State(rawValue: row[1]) ?? .unreviewed, row[2])
      }
      for (speaker, _, count) in judged { unreviewed[speaker, default: 0] -= count }
      return judged + unreviewed.sorted { $0.key < $1.key }.map { ($0.key, .unreviewed, $0.value) }
    }
  }

  /// All hits of rules, rejected ones too, in the order of codebook, transcript, turn and place.
  public func hits() throws -> [HitRecord] {
    let found = try fetchHits()
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
    try fetchHits(where: "h.transcript_key = ?", [transcript.id]).sorted { a, b in
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
    let numbers = HitID.numbers(withPrefix: wanted)
    let found = try numbers.map { numbers in try fetchHits { numbers.contains($0.id) } } ?? []
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

  /// - Parameter condition: SQL as for `forEachJudgedHits`.
  private func fetchHits(
    where condition: String = "TRUE", _ arguments: StatementArguments = [],
    _ isWanted: (StoredHit) -> Bool = { _ in true }
  ) throws -> [HitRecord] {
    try read { database in
      var records: [HitRecord] = []
      try forEachJudgedHits(where: condition, arguments, in: database) { found in
        for hit in found.hits where isWanted(hit) {
          records.append(
            HitRecord(
              id: HitID.text(of: hit.id), transcript: found.name, transcriptHash: found.hash, turn: Int(hit.turn),
              speaker: found.speaker(of: hit), code: found.code, rule: Int(hit.rule), span: hit.span, match: hit.match,
              state: found.state(of: hit)))
        }
      }
      return records
    }
  }
}

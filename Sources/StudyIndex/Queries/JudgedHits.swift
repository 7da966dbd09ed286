import Foundation
import GRDB
import Transcripts

/// The hits of one code in one transcript, with what was decided about them.
struct JudgedHits {
  /// Key of the transcript.
  let transcript: Int64
  /// Of the transcript.
  let name: String
  /// SHA-256 of the body.
  let hash: String
  /// Id of the code.
  let code: String
  /// By where they begin.
  let hits: [StoredHit]
  private let firstSpeaker: Int64
  private let states: [Int64: HitRecord.State]

  /// Key of the speaker.
  func speaker(of hit: StoredHit) -> Int64 { firstSpeaker &+ Int64(hit.speaker) }

  func state(of hit: StoredHit) -> HitRecord.State { states[hit.id] ?? .unreviewed }

  /// What a row must have for `init`.
  fileprivate static let columns = "h.transcript_key, t.name, t.hash, h.code, h.stored, t.first_speaker"

  fileprivate init(_ row: Row, states: [Int64: HitRecord.State]) throws {
    transcript = row[0]
    name = row[1]
    hash = row[2]
    code = row[3]
    firstSpeaker = row[5]
    hits = try StoredHits.hits(row[4])
    self.states = states
  }
}

extension Study {
  /// Hands out the hits of rules, one code of one transcript at a time; with a condition on one code, in the order of the
  /// transcripts' keys.
  /// - Parameter condition: SQL over `h.code` and `h.transcript_key`.
  func forEachJudgedHits(
    where condition: String = "TRUE", _ arguments: StatementArguments = [], in database: Database,
    _ body: (JudgedHits) throws -> Void
  ) throws {
    let judged = try Judgements(seenBy: blinding, in: database)
    // The hits come first: sorted by transcripts they would be copied.
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT \(JudgedHits.columns) FROM hits h CROSS JOIN transcripts t USING (transcript_key) WHERE \(condition)
        """, arguments: arguments)
    while let row = try rows.next() {
      try body(JudgedHits(row, states: judged.states(transcript: row[0], code: row[3])))
    }
  }
}

/// What was decided about hits, as far as somebody sees it. One acceptance outweighs all rejections.
private struct Judgements {
  private let fetch: Statement?

  init(seenBy blinding: Blinding?, in database: Database) throws {
    let visible = blinding?.visible ?? "TRUE"
    let isAny = try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM judgements WHERE \(visible))")
    fetch =
      isAny == true
      ? try database.makeStatement(
        sql: """
          SELECT hit, min(state) FROM judgements
          WHERE transcript_key = ? AND code = ? AND \(visible) GROUP BY hit
          """) : nil
  }

  /// Of the hits that were judged, by their ids.
  func states(transcript: Int64, code: String) throws -> [Int64: HitRecord.State] {
    guard let fetch else { return [:] }
    var states: [Int64: HitRecord.State] = [:]
    let rows = try Row.fetchCursor(fetch, arguments: [transcript, code])
    while let row = try rows.next() { states[row[0]] = HitRecord.State(rawValue: row[1]) }
    return states
  }
}

import Codebooks
import Foundation
import GRDB
import Ground
public import Transcripts

extension Study {
  /// All transcripts by name.
  public func transcripts() throws -> [TranscriptRecord] {
    try database.read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT transcript_key, name, hash, language, title, date, place, scalars FROM transcripts ORDER BY name"
      ).map { row in
        TranscriptRecord(
          id: row[0], name: row[1], hash: row[2], language: row[3], title: row[4], date: row[5], place: row[6],
          scalars: row[7])
      }
    }
  }

  /// All speakers, transcript by transcript, in the order of their first turn.
  public func speakers() throws -> [SpeakerRecord] {
    try database.read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT s.speaker_key, s.transcript_key, s.label, s.role, s.participant, s.person,
            count(t.words), coalesce(sum(t.words), 0)
          FROM speakers s JOIN transcripts USING (transcript_key) LEFT JOIN turns t ON t.speaker_key = s.speaker_key
          GROUP BY s.speaker_key ORDER BY transcripts.name, s.speaker_key
          """
      ).map { row in
        SpeakerRecord(
          id: row[0], transcript: row[1], label: row[2], role: Role(rawValue: row[3]) ?? .other, participant: row[4],
          person: row[5], turns: row[6], words: row[7])
      }
    }
  }

  /// Hands out the turns that `places` name, in that order, one at a time.
  /// - Parameter places: key of the transcript and number of the turn.
  public func forEachTurn(
    at places: some Sequence<(transcript: Int64, turn: Int)>, _ body: (TurnRecord) throws -> Void
  ) throws {
    try database.read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT number, speaker_key, start, end, time, word_starts, text FROM turns
          WHERE transcript_key = ? AND number = ?
          """)
      for place in places {
        if let row = try Row.fetchOne(statement, arguments: [place.transcript, place.turn]) {
          try body(TurnRecord(row))
        }
      }
    }
  }

  /// Hands out all turns of a transcript in order.
  public func turns(of transcript: TranscriptRecord) throws -> [TurnRecord] {
    try database.read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT number, speaker_key, start, end, time, word_starts, text FROM turns
          WHERE transcript_key = ? ORDER BY number
          """, arguments: [transcript.id]
      ).map(TurnRecord.init)
    }
  }

  /// Every coding and hit of `codes` (indices in the codebook; `nil`: all), rejected hits left out, ordered by code
  /// id, transcript, turn and place.
  public func evidence(codes: Set<Int>? = nil) throws -> [Evidence] {
    let wanted = codes.map { Set($0.map { codebook.codes[$0].id }) }
    let restriction = wanted.map { ids in
      "AND code IN (\(ids.sorted().map { "'\($0.replacing("'", with: "''"))'" }.joined(separator: ",")))"
    }
    let sql = """
      SELECT e.code, e.transcript_key, e.turn, t.speaker_key, e.start, e.end, e.id, e.coder, e.accepted FROM (
        SELECT code, transcript_key, turn, start, end, id, NULL AS coder, 0 AS accepted FROM hits
        WHERE state = 0 \(restriction ?? "")
        UNION ALL
        SELECT p.code, p.transcript_key, p.turn, p.start, p.end, p.coding, c.coder, c.accepted
        FROM pieces p JOIN codings c ON c.id = p.coding WHERE 1 \(restriction?.replacing("code IN", with: "p.code IN") ?? "")
      ) e JOIN turns t ON t.transcript_key = e.transcript_key AND t.number = e.turn
      """
    return try database.read { database in
      var evidence: [Evidence] = []
      let rows = try Row.fetchCursor(database, sql: sql)
      while let row = try rows.next() {
        guard let code = codebook.position(of: row[0]) else { continue }
        let coder: String? = row[7]
        let source: Evidence.Source = coder.map { row[8] ? .accepted(coder: $0) : .tag(coder: $0) } ?? .hit
        evidence.append(
          Evidence(
            code: code, transcript: row[1], turn: row[2], speaker: row[3], span: Span(row[4], row[5]), id: row[6],
            source: source))
      }
      return evidence
    }
  }
}

extension TurnRecord {
  init(_ row: Row) {
    self.init(
      number: row[0], speaker: row[1], span: Span(row[2], row[3]), text: TranscriptText(row[6] as String),
      wordStarts: WordStarts.decode(row[5]), time: row[4])
  }
}

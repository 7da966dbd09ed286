import Basics
import Codebooks
import Foundation
import GRDB
import StudyDefinition
import Transcripts

extension Study {
  /// All transcripts by name.
  public func transcripts() throws -> [TranscriptRecord] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: "SELECT transcript_key, name, hash, language, title, date, place, scalars FROM transcripts ORDER BY name")
      // Row by row: a list of rows is a copy of each, which takes longer than the rest where there are many.
      return try Array(
        rows.map { row in
          TranscriptRecord(
            id: row[0], name: row[1], hash: row[2], language: row[3], title: row[4], date: row[5], place: row[6],
            scalars: row[7])
        })
    }
  }

  /// The name of the transcript called `name`; `transcripts/`, `.txt` or both may be written with it.
  /// - Throws: `Problem` of kind `missingInput` with the nearest name.
  public func transcriptName(_ name: String) throws -> String {
    let stem = StudyFolder.transcriptName(written: name)
    let known = try transcripts().map(\.name)
    guard known.contains(stem) else { throw Problem.unknownTranscript(name, known: known) }
    return stem
  }

  /// All speakers, transcript by transcript, in the order of their first turn.
  public func speakers() throws -> [SpeakerRecord] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT s.speaker_key, s.transcript_key, s.label, s.role, s.participant, s.person, s.turns, s.words
          FROM speakers s JOIN transcripts t USING (transcript_key) ORDER BY t.name, s.speaker_key
          """)
      return try Array(
        rows.map { row in
          SpeakerRecord(
            id: row[0], transcript: row[1], label: row[2], role: Role(rawValue: row[3]) ?? .other, participant: row[4],
            person: row[5], turns: row[6], words: row[7])
        })
    }
  }

  /// Hands out each item with the turn it stands in, in the order of the items, one at a time.
  /// - Parameters:
  ///   - place: key of the transcript and number of the turn of an item. Items without a turn are left out.
  ///   - body: must not ask the study.
  public func forEachTurn<Item>(
    of items: some Sequence<Item>, at place: (Item) -> (transcript: Int64, turn: Int),
    _ body: (Item, TurnRecord) throws -> Void
  ) throws {
    try read { database in
      let reader = try TurnReader(database)
      var last: (transcript: Int64, turn: Int, record: TurnRecord?)?
      for item in items {
        let (transcript, turn) = place(item)
        if last?.transcript != transcript || last?.turn != turn {
          last = (transcript, turn, try reader.turn(turn, of: transcript))
        }
        if let record = last?.record { try body(item, record) }
      }
    }
  }

  /// Hands out all turns of a transcript in order.
  public func turns(of transcript: TranscriptRecord) throws -> [TurnRecord] {
    try read { database in
      guard
        let row = try Row.fetchOne(
          database,
          sql: """
            SELECT first_speaker, count, stored, text FROM transcripts t
            JOIN turns USING (transcript_key) JOIN bodies b ON b.hash = t.hash WHERE transcript_key = ?
            """, arguments: [transcript.id])
      else { throw DatabaseError.damagedIndex }
      let stored = try StoredTurns(row[2], count: row[1])
      let body = Array(row[3] as Data)
      return try stored.turns.enumerated().map { index, turn in
        guard turn.endByte <= body.count else { throw DatabaseError.damagedIndex }
        return try TurnRecord(
          turn, number: index + 1, firstSpeaker: row[0], text: body[turn.bytes],
          wordStarts: stored.wordStarts(of: index))
      }
    }
  }

  /// How many words are said before each turn of a transcript, and after the last one: by the transcript's key, one more
  /// than it has turns.
  public func wordsBeforeTurns() throws -> [Int64: [Int]] {
    try read { database in
      var before: [Int64: [Int]] = [:]
      try forEachStoredTurns(in: database) { transcript, _, stored in
        before[transcript] = stored.turns.indices.reduce(into: [0]) { sums, index in
          sums.append((sums.last ?? 0) + stored.wordCount(of: index))
        }
      }
      return before
    }
  }

  /// Every coding and hit of `codes` (indices in the codebook; `nil`: all), in no particular order. Judged hits are
  /// left out: an accepted one is a coding, a rejected one counts no more.
  /// With `onlyCurrent`, codings that were not made under their code's present definition are left out, too.
  public func evidence(codes: Set<Int>? = nil, onlyCurrent: Bool = false) throws -> [Evidence] {
    let blinding = blinding
    let ids = codes.map { $0.sorted().map { codebook.codes[$0].id } }
    let condition = ids.map { "code IN (\($0.map { _ in "?" }.joined(separator: ",")))" } ?? "TRUE"
    let arguments = StatementArguments(ids ?? [])
    return try read { database in
      var evidence: [Evidence] = []
      try forEachJudgedHits(where: condition, arguments, in: database) { found in
        guard let code = codebook.position(of: found.code) else { return }
        for hit in found.hits where found.state(of: hit) == .unreviewed {
          evidence.append(
            Evidence(
              code: code, transcript: found.transcript, turn: Int(hit.turn), speaker: found.speaker(of: hit),
              span: hit.span, words: hit.words, id: HitID.text(of: hit.id), source: .hit))
        }
      }
      let pieces = try Row.fetchCursor(
        database,
        sql: """
          SELECT code, transcript_key, turn, speaker_key, start, end, first_word, end_word, coding, coder, accepted
          FROM pieces WHERE \(blinding?.visible ?? "TRUE") AND \(onlyCurrent ? "is_current" : "TRUE") AND \(condition)
          """, arguments: arguments)
      while let row = try pieces.next() {
        let coder: String = row[9]
        if let piece = Evidence(row, codebook, source: Evidence.Source(row[10], by: coder)) {
          evidence.append(piece)
        }
      }
      return evidence
    }
  }
}

extension Evidence {
  /// - Returns: `nil` for a code that the codebook does not have.
  fileprivate init?(_ row: Row, _ codebook: Codebook, source: Source) {
    guard let code = codebook.position(of: row[0]) else { return nil }
    self.init(
      code: code, transcript: row[1], turn: row[2], speaker: row[3], span: Span(row[4], row[5]), words: row[6]..<row[7],
      id: row[8], source: source)
  }
}

extension Evidence.Source {
  /// - Parameter accepted: as the index has it.
  fileprivate init(_ accepted: Int, by coder: String) {
    switch accepted {
    case 1: self = .accepted(coder: coder)
    case 2: self = .suggested(coder: coder)
    default: self = .tag(coder: coder)
    }
  }
}

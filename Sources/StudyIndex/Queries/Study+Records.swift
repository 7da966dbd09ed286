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
      let statement = try database.makeStatement(
        sql: """
          SELECT number, speaker_key, start, end, time, word_starts, text FROM turns
          WHERE transcript_key = ? AND number = ?
          """)
      var last: (transcript: Int64, turn: Int, record: TurnRecord?)?
      for item in items {
        let (transcript, turn) = place(item)
        if last?.transcript != transcript || last?.turn != turn {
          let row = try Row.fetchOne(statement, arguments: [transcript, turn])
          last = (transcript, turn, row.map(TurnRecord.init))
        }
        if let record = last?.record { try body(item, record) }
      }
    }
  }

  /// Hands out all turns of a transcript in order.
  public func turns(of transcript: TranscriptRecord) throws -> [TurnRecord] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT number, speaker_key, start, end, time, word_starts, text FROM turns
          WHERE transcript_key = ? ORDER BY number
          """, arguments: [transcript.id]
      ).map(TurnRecord.init)
    }
  }

  /// How many words are said before each turn of a transcript, and after the last one: by the transcript's key, one more
  /// than it has turns.
  public func wordsBeforeTurns() throws -> [Int64: [Int]] {
    try read { database in
      var counts: [Int64: [Int]] = [:]
      let rows = try Row.fetchCursor(
        database,
        sql: "SELECT transcript_key, length(word_starts) / 4 FROM turns ORDER BY transcript_key, number")
      while let row = try rows.next() {
        let key: Int64 = row[0]
        let before = counts[key]?.last ?? 0
        counts[key, default: [0]].append(before + row[1])
      }
      return counts
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
      let place = "code, transcript_key, turn, speaker_key, start, end, first_word, end_word"
      let hits = try Row.fetchCursor(
        database, sql: "SELECT \(place), id FROM hits WHERE \(blinding?.openHits ?? "state = 0") AND \(condition)",
        arguments: arguments)
      var evidence: [Evidence] = []
      while let row = try hits.next() {
        if let hit = Evidence(row, codebook, source: .hit) { evidence.append(hit) }
      }
      let pieces = try Row.fetchCursor(
        database,
        sql: """
          SELECT \(place), coding, coder, accepted FROM pieces
          WHERE \(blinding?.visiblePieces ?? "TRUE") AND \(onlyCurrent ? "is_current" : "TRUE") AND \(condition)
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

extension TurnRecord {
  init(_ row: Row) {
    self.init(
      number: row[0], speaker: row[1], span: Span(row[2], row[3]), text: TranscriptText(row[6] as String),
      wordStarts: WordStarts.decode(row[5]), time: row[4])
  }
}

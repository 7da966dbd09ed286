import Basics
import Codebooks
import Foundation
import GRDB
import Matching
import StudyDefinition
import Transcripts

/// Writes transcripts into the index: speakers, turns, hits.
struct TranscriptIndexing {
  let codebook: Codebook
  let database: Database

  /// Whether no hit is left of what the index had.
  let hitsAreGone: Bool

  private let insertSpeaker: Statement
  private let insertTurn: RowInsert
  private let insertHit: RowInsert

  init(codebook: Codebook, database: Database, hitsAreGone: Bool) throws {
    self.codebook = codebook
    self.database = database
    self.hitsAreGone = hitsAreGone
    insertSpeaker = try database.makeStatement(
      sql: """
        INSERT INTO speakers (transcript_key, label, role, participant, person, turns, words)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    insertTurn = try RowInsert(
      """
      INSERT INTO turns (transcript_key, number, speaker_key, start, end, time, line, word_starts, text)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, in: database)
    insertHit = try RowInsert(
      """
      INSERT INTO hits (
        id, transcript_key, turn, speaker_key, code, rule, start, end, first_word, end_word, match_start, match_end)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, in: database)
  }

  func remove(name: String) throws {
    let key = try Int64.fetchOne(
      database, sql: "SELECT transcript_key FROM transcripts WHERE name = ?", arguments: [name])
    guard let key else { return }
    for table in (hitsAreGone ? [] : ["hits"]) + ["turns", "speakers", "transcripts"] {
      try database.execute(sql: "DELETE FROM \(table) WHERE transcript_key = ?", arguments: [key])
    }
    try database.execute(sql: "DELETE FROM warnings WHERE path = ?", arguments: ["transcripts/\(name).txt"])
  }

  /// Takes a transcript in the place of what the index has under its name.
  func take(_ read: ReadTranscript) throws {
    if let wordStarts = read.wordStarts {
      try replace(read, wordStarts: wordStarts)
    } else {
      try refresh(read)
    }
    for warning in read.warnings {
      try database.execute(
        sql: "INSERT INTO warnings (path, line, identity, what, remedy) VALUES (?, ?, ?, ?, ?)",
        arguments: [read.file.path, warning.line, warning.identity.description, warning.what, warning.remedy])
    }
  }

  private func replace(_ read: ReadTranscript, wordStarts: [[UInt32]]) throws {
    let transcript = read.transcript
    try remove(name: transcript.name)
    try database.execute(
      sql: """
        INSERT INTO transcripts (name, hash, language, title, date, place, scalars) VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        transcript.name, read.contentHash.hexadecimal, transcript.language, transcript.frontMatter.title,
        transcript.frontMatter.date, transcript.frontMatter.place, transcript.text.scalarCount,
      ])
    let key = database.lastInsertedRowID
    try KeptBodies(database: database).keep(transcript, hash: read.contentHash)
    var turns = Array(repeating: 0, count: transcript.speakers.count)
    var words = turns
    for (turn, starts) in zip(transcript.turns, wordStarts) {
      turns[turn.speaker] += 1
      words[turn.speaker] += starts.count
    }
    let speakerKeys = try transcript.speakers.enumerated().map { index, speaker in
      try insertSpeaker.execute(arguments: [
        key, speaker.label, speaker.role.rawValue, speaker.participant, transcript.person(of: speaker), turns[index],
        words[index],
      ])
      return database.lastInsertedRowID
    }
    for (turn, starts) in zip(transcript.turns, wordStarts) {
      try insertTurn.insert(
        key, turn.number, speakerKeys[turn.speaker], turn.span.start, turn.span.end, turn.time, turn.line,
        starts.withUnsafeBytes { Data($0) }, transcript.text[turn.span])
    }
    try insertHits(of: read, transcriptKey: key, speakerKeys: speakerKeys, wordStarts: wordStarts)
  }

  /// The same text as in the index: turns and words stay, speakers and hits may have become others.
  private func refresh(_ read: ReadTranscript) throws {
    let transcript = read.transcript
    guard
      let key = try Int64.fetchOne(
        database, sql: "SELECT transcript_key FROM transcripts WHERE name = ?", arguments: [transcript.name])
    else { return }
    let speakerKeys = try Int64.fetchAll(
      database, sql: "SELECT speaker_key FROM speakers WHERE transcript_key = ? ORDER BY speaker_key", arguments: [key])
    for (speaker, speakerKey) in zip(transcript.speakers, speakerKeys) {
      try database.execute(
        sql: "UPDATE speakers SET role = ?, participant = ?, person = ? WHERE speaker_key = ?",
        arguments: [speaker.role.rawValue, speaker.participant, transcript.person(of: speaker), speakerKey])
    }
    let wordStarts = try Data.fetchAll(
      database, sql: "SELECT word_starts FROM turns WHERE transcript_key = ? ORDER BY number", arguments: [key]
    ).map(WordStarts.decode)
    if !hitsAreGone { try database.execute(sql: "DELETE FROM hits WHERE transcript_key = ?", arguments: [key]) }
    try database.execute(sql: "DELETE FROM warnings WHERE path = ?", arguments: [read.file.path])
    try insertHits(of: read, transcriptKey: key, speakerKeys: speakerKeys, wordStarts: wordStarts)
  }

  private func insertHits(
    of read: ReadTranscript, transcriptKey: Int64, speakerKeys: [Int64], wordStarts: [[UInt32]]
  ) throws {
    let transcript = read.transcript
    for (hit, id) in zip(read.hits, read.hitIDs) {
      let turn = transcript.turns[hit.turn]
      let words = WordStarts.words(in: wordStarts[hit.turn], of: hit.span, turnStart: turn.span.start)
      try insertHit.insert(
        id, transcriptKey, turn.number, speakerKeys[turn.speaker], codebook.codes[hit.code].id, hit.rule,
        hit.span.start, hit.span.end, words.lowerBound, words.upperBound, hit.match.start, hit.match.end)
    }
  }
}

extension Transcript {
  /// Whom the speaker's words are counted for. Who asks under one label in several transcripts is one person.
  fileprivate func person(of speaker: Speaker) -> String {
    if let participant = speaker.participant { return participant }
    return speaker.role == .interviewer ? "interviewer " + speaker.label : name + "/" + speaker.label
  }
}

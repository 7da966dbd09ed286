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

  private let insertSpeaker: RowInsert
  private let insertTurns: RowInsert
  private let insertHits: RowInsert

  init(codebook: Codebook, database: Database, hitsAreGone: Bool) throws {
    self.codebook = codebook
    self.database = database
    self.hitsAreGone = hitsAreGone
    insertSpeaker = try RowInsert(
      """
      INSERT INTO speakers (speaker_key, transcript_key, label, role, participant, person, turns, words, hits)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, in: database)
    insertTurns = try RowInsert(
      "INSERT INTO turns (transcript_key, count, stored) VALUES (?, ?, ?)", in: database)
    insertHits = try RowInsert(
      "INSERT INTO hits (transcript_key, code, stored) VALUES (?, ?, ?)", in: database)
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
    if let made = read.made {
      try replace(read, made.turns, made.hits)
    } else {
      try refresh(read)
    }
    for warning in read.warnings {
      try database.execute(
        sql: "INSERT INTO warnings (path, line, identity, what, remedy) VALUES (?, ?, ?, ?, ?)",
        arguments: [read.file.path, warning.line, warning.identity.description, warning.what, warning.remedy])
    }
  }

  private func replace(_ read: ReadTranscript, _ stored: StoredTurns, _ hits: [StoredHits]) throws {
    let transcript = read.transcript
    try remove(name: transcript.name)
    let last = try Int64.fetchOne(database, sql: "SELECT max(speaker_key) FROM speakers") ?? 0
    let firstSpeaker = last + 1
    try database.execute(
      sql: """
        INSERT INTO transcripts (name, hash, language, title, date, place, scalars, first_speaker)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        transcript.name, read.contentHash.hexadecimal, transcript.language, transcript.frontMatter.title,
        transcript.frontMatter.date, transcript.frontMatter.place, transcript.text.scalarCount, firstSpeaker,
      ])
    let key = database.lastInsertedRowID
    try KeptBodies(database: database).keep(transcript, hash: read.contentHash)
    var turns = Array(repeating: 0, count: transcript.speakers.count)
    var words = turns
    for (index, turn) in stored.turns.enumerated() {
      turns[Int(turn.speaker)] += 1
      words[Int(turn.speaker)] += stored.wordCount(of: index)
    }
    let found = StoredHits.counts(of: read.hits, in: transcript)
    for (index, speaker) in transcript.speakers.enumerated() {
      try insertSpeaker.insert(
        firstSpeaker + Int64(index), key, speaker.label, speaker.role.rawValue, speaker.participant,
        transcript.person(of: speaker), turns[index], words[index], found[index])
    }
    try insertTurns.insert(key, stored.turns.count, stored.stored)
    try insert(hits, transcriptKey: key)
  }

  /// The same text as in the index: turns and words stay, speakers and hits may have become others.
  private func refresh(_ read: ReadTranscript) throws {
    let transcript = read.transcript
    guard
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT transcript_key, first_speaker, count, stored FROM transcripts JOIN turns USING (transcript_key)
          WHERE name = ?
          """, arguments: [transcript.name])
    else { return }
    let key: Int64 = row[0]
    let firstSpeaker: Int64 = row[1]
    let found = StoredHits.counts(of: read.hits, in: transcript)
    for (index, speaker) in transcript.speakers.enumerated() {
      try database.execute(
        sql: "UPDATE speakers SET role = ?, participant = ?, person = ?, hits = ? WHERE speaker_key = ?",
        arguments: [
          speaker.role.rawValue, speaker.participant, transcript.person(of: speaker), found[index],
          firstSpeaker + Int64(index),
        ])
    }
    if !hitsAreGone { try database.execute(sql: "DELETE FROM hits WHERE transcript_key = ?", arguments: [key]) }
    try database.execute(sql: "DELETE FROM warnings WHERE path = ?", arguments: [read.file.path])
    let turns = try StoredTurns(row[3], count: row[2])
    let hits = StoredHits.all(
      of: read.hits, ids: read.hitIDs, in: transcript, wordStarts: turns.turns.indices.map(turns.wordStarts))
    try insert(hits, transcriptKey: key)
  }

  private func insert(_ hits: [StoredHits], transcriptKey key: Int64) throws {
    for ofCode in hits {
      try insertHits.insert(key, codebook.codes[ofCode.code].id, ofCode.stored)
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

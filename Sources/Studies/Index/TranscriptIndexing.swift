import Codebooks
import Foundation
import GRDB
import Ground
import Matching
import Transcripts

/// Writes transcripts into the index: speakers, turns, hits.
struct TranscriptIndexing {
  let codebook: Codebook
  let database: Database

  private let insertSpeaker: Statement
  private let insertTurn: Statement
  private let insertHit: Statement

  init(codebook: Codebook, database: Database) throws {
    self.codebook = codebook
    self.database = database
    insertSpeaker = try database.makeStatement(
      sql: "INSERT INTO speakers (transcript_key, label, role, participant, person) VALUES (?, ?, ?, ?, ?)")
    insertTurn = try database.makeStatement(
      sql: """
        INSERT INTO turns (transcript_key, number, speaker_key, start, end, time, line, words, word_starts, text)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    insertHit = try database.makeStatement(
      sql: """
        INSERT INTO hits (id, transcript_key, turn, code, rule, start, end, match_start, match_end)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
  }

  func remove(name: String) throws {
    let key = "(SELECT transcript_key FROM transcripts WHERE name = ?)"
    for table in ["hits", "turns", "speakers"] {
      try database.execute(sql: "DELETE FROM \(table) WHERE transcript_key = \(key)", arguments: [name])
    }
    try database.execute(sql: "DELETE FROM transcripts WHERE name = ?", arguments: [name])
    try database.execute(sql: "DELETE FROM warnings WHERE path = ?", arguments: ["transcripts/\(name).txt"])
  }

  func replace(_ read: ReadTranscript) throws {
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
    let speakerKeys = try transcript.speakers.map { speaker in
      let person = speaker.participant ?? transcript.name + "/" + speaker.label
      try insertSpeaker.execute(
        arguments: [key, speaker.label, speaker.role.rawValue, speaker.participant, person])
      return database.lastInsertedRowID
    }
    for (turn, starts) in zip(transcript.turns, read.wordStarts) {
      try insertTurn.execute(arguments: [
        key, turn.number, speakerKeys[turn.speaker], turn.span.start, turn.span.end, turn.time, turn.line,
        starts.count, WordStarts.encode(starts), transcript.text[turn.span],
      ])
    }
    try insertHits(of: read, transcriptKey: key)
    for warning in read.warnings {
      try database.execute(
        sql: "INSERT INTO warnings (path, line, what, remedy) VALUES (?, ?, ?, ?)",
        arguments: [read.file.path, warning.line, warning.what, warning.remedy])
    }
  }

  private func insertHits(of read: ReadTranscript, transcriptKey: Int64) throws {
    let transcript = read.transcript
    var seen: [String: Int] = [:]
    for hit in read.hits {
      let code = codebook.codes[hit.code].id
      let quote = transcript.text[hit.span]
      let occurrence = seen["\(code)\u{0}\(quote)", default: 0]
      seen["\(code)\u{0}\(quote)"] = occurrence + 1
      try insertHit.execute(arguments: [
        HitID.make(transcript: transcript.name, code: code, quote: quote, occurrence: occurrence), transcriptKey,
        transcript.turns[hit.turn].number, code, hit.rule, hit.span.start, hit.span.end, hit.match.start,
        hit.match.end,
      ])
    }
  }
}

/// Names of rules' hits. They depend on the words and the code only, so that they outlive a rebuilt index and
/// changes elsewhere in the transcript.
enum HitID {
  /// - Parameter occurrence: 0-based count of the same words with the same code earlier in the transcript.
  static func make(transcript: String, code: String, quote: String, occurrence: Int) -> String {
    let text = "\(transcript)\u{0}\(code)\u{0}\(occurrence)\u{0}\(quote)"
    return "h" + ContentHash(of: Array(text.utf8)).hexadecimal.prefix(11)
  }
}

/// Where the words of a turn begin, as the index stores it: UInt32, little-endian, scalars from the turn's start.
enum WordStarts {
  static func encode(_ starts: [UInt32]) -> Data {
    var data = Data(capacity: starts.count * 4)
    for start in starts { withUnsafeBytes(of: start.littleEndian) { data.append(contentsOf: $0) } }
    return data
  }

  static func decode(_ data: Data) -> [UInt32] {
    data.withUnsafeBytes { buffer in
      (0..<buffer.count / 4).map { UInt32(littleEndian: buffer.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)) }
    }
  }
}

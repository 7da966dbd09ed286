import Codebooks
import Codings
import Foundation
import GRDB
import Ground
import Transcripts

/// Replays the journals into the index: codings, their pieces by turn, and the review state of hits.
struct CodingsIndexing {
  let folder: StudyFolder
  let codebook: Codebook

  func replace(files: [StudyFile], in database: Database) throws {
    var torn: [Problem] = []
    let journals = try files.filter { $0.kind == .journal }.map { file in
      let reading = try Journal(url: file.url, coder: file.stem, shownAs: file.path).read()
      if let problem = reading.torn { torn.append(problem) }
      return (coder: file.stem, events: reading.events)
    }
    let ledger = CodingLedger.replay(events: journals) { codebook[$0]?.id ?? $0 }
    for table in ["codings", "pieces"] { try database.execute(sql: "DELETE FROM \(table)") }
    try database.execute(sql: "DELETE FROM warnings WHERE path LIKE 'codings/%'")
    try database.execute(sql: "UPDATE hits SET state = 0 WHERE state <> 0")
    for warning in torn + ledger.notes {
      try database.execute(
        sql: "INSERT INTO warnings (path, line, what, remedy) VALUES (?, ?, ?, ?)",
        arguments: [warning.file ?? "codings/", warning.line, warning.what, warning.remedy])
    }
    var places = try PlaceFinder(database: database)
    try insert(ledger.codings, places: &places, in: database)
    try review(ledger, in: database)
  }

  private func insert(_ codings: [Coding], places: inout PlaceFinder, in database: Database) throws {
    let insertCoding = try database.makeStatement(
      sql: """
        INSERT INTO codings (id, coder, code, transcript, start, end, accepted, note, time, place)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    let insertPiece = try database.makeStatement(
      sql: "INSERT INTO pieces (coding, transcript_key, turn, code, start, end) VALUES (?, ?, ?, ?, ?, ?)")
    for coding in codings.sorted(by: { ($0.transcript, $0.anchor.span) < ($1.transcript, $1.anchor.span) }) {
      let code = codebook[coding.code]?.id ?? coding.code
      let place = try places.place(of: coding)
      try insertCoding.execute(arguments: [
        coding.id.uuidString.lowercased(), coding.coder, code, coding.transcript, coding.anchor.span.start,
        coding.anchor.span.end, coding.origin == .accepted, coding.note, coding.time.timeIntervalSince1970,
        place.rawValue,
      ])
      guard place == .holds, let transcript = places.current else { continue }
      for turn in transcript.turns {
        guard let piece = turn.span.intersection(coding.anchor.span) else { continue }
        try insertPiece.execute(arguments: [
          coding.id.uuidString.lowercased(), transcript.key, turn.number, code, piece.start, piece.end,
        ])
      }
    }
  }

  /// A hit is accepted when somebody confirmed exactly this code on this span, else rejected when somebody refused
  /// the code on a span that holds it.
  private func review(_ ledger: CodingLedger, in database: Database) throws {
    let mark = try database.makeStatement(
      sql: """
        UPDATE hits SET state = :state
        WHERE transcript_key = (SELECT transcript_key FROM transcripts WHERE name = :transcript)
        AND code = :code AND start >= :start AND end <= :end
        """)
    for rejection in ledger.rejections {
      try mark.execute(arguments: [
        "state": 2, "transcript": rejection.transcript, "code": codebook[rejection.code]?.id ?? rejection.code,
        "start": rejection.anchor.span.start, "end": rejection.anchor.span.end,
      ])
    }
    let markExactly = try database.makeStatement(
      sql: """
        UPDATE hits SET state = 1
        WHERE transcript_key = (SELECT transcript_key FROM transcripts WHERE name = :transcript)
        AND code = :code AND start = :start AND end = :end
        """)
    for coding in ledger.codings where coding.origin == .accepted {
      try markExactly.execute(arguments: [
        "transcript": coding.transcript, "code": codebook[coding.code]?.id ?? coding.code,
        "start": coding.anchor.span.start, "end": coding.anchor.span.end,
      ])
    }
  }
}

/// Where a coding's words are now.
enum CodingPlace: Int {
  /// The words stand where they stood.
  case holds = 0
  /// The transcript has changed at that place.
  case changed = 1
  /// There is no such transcript any more.
  case gone = 2
}

/// Checks codings against the indexed words, one transcript in memory at a time.
private struct PlaceFinder {
  struct Indexed {
    let key: Int64
    let name: String
    let hash: String
    let turns: [(number: Int, span: Span)]
    /// The words of the turns; what lies between them (labels, blank lines) is not kept.
    let texts: [TranscriptText]
  }

  private let database: Database
  private(set) var current: Indexed?

  init(database: Database) throws {
    self.database = database
  }

  /// Codings must come sorted by transcript.
  mutating func place(of coding: Coding) throws -> CodingPlace {
    if current?.name != coding.transcript { current = try load(coding.transcript) }
    guard let current else { return .gone }
    if current.hash == coding.anchor.hash.hexadecimal { return .holds }
    return wordsStand(coding.anchor, in: current) ? .holds : .changed
  }

  /// Compares the quote piece by piece with the turns it runs over.
  private func wordsStand(_ anchor: Anchor, in transcript: Indexed) -> Bool {
    let quote = TranscriptText(anchor.quote)
    guard quote.scalarCount == anchor.span.count else { return false }
    var found = false
    for (turn, text) in zip(transcript.turns, transcript.texts) {
      guard let piece = turn.span.intersection(anchor.span) else { continue }
      let inTurn = Span(piece.start - turn.span.start, piece.end - turn.span.start)
      let inQuote = Span(piece.start - anchor.span.start, piece.end - anchor.span.start)
      guard text[inTurn] == quote[inQuote] else { return false }
      found = true
    }
    return found
  }

  private func load(_ name: String) throws -> Indexed? {
    guard
      let row = try Row.fetchOne(
        database, sql: "SELECT transcript_key, hash FROM transcripts WHERE name = ?", arguments: [name])
    else { return nil }
    let key: Int64 = row[0]
    var turns: [(number: Int, span: Span)] = []
    var texts: [TranscriptText] = []
    let rows = try Row.fetchCursor(
      database, sql: "SELECT number, start, end, text FROM turns WHERE transcript_key = ? ORDER BY number",
      arguments: [key])
    while let row = try rows.next() {
      turns.append((row[0], Span(row[1], row[2])))
      texts.append(TranscriptText(row[3] as String))
    }
    return Indexed(key: key, name: name, hash: row[1], turns: turns, texts: texts)
  }
}

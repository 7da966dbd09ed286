import Foundation
import GRDB
import GRDBSQLite
import Transcripts

/// Reads single turns from the index without the rest of their transcripts. Must not outlive its connection's read.
final class TurnReader {
  private let places: Statement
  private let transcripts: Statement
  private let stored: StoredBytes
  private let bodies: StoredBytes
  private var current: (transcript: Int64, place: Place?)?

  private struct Place {
    let firstSpeaker: Int64
    /// Of turns.
    let count: Int
  }

  init(_ database: Database) throws {
    places = try database.makeStatement(
      sql: """
        SELECT t.first_speaker, count, body_key FROM transcripts t
        JOIN turns USING (transcript_key) JOIN bodies b ON b.hash = t.hash WHERE transcript_key = ?
        """)
    transcripts = try database.makeStatement(sql: "SELECT 1 FROM transcripts WHERE transcript_key = ?")
    stored = StoredBytes(table: "turns", column: "stored", in: database)
    bodies = StoredBytes(table: "bodies", column: "text", in: database)
  }

  /// - Parameters:
  ///   - transcript: key of the transcript.
  ///   - number: 1-based.
  /// - Returns: `nil` where there is no such turn.
  func turn(_ number: Int, of transcript: Int64) throws -> TurnRecord? {
    if current?.transcript != transcript { current = (transcript, try place(of: transcript)) }
    guard let place = current?.place, number >= 1, number <= place.count else { return nil }
    let turn = try turnRow(number)
    let rows = place.count * StoredTurns.Turn.size
    let words = try stored.read(rows + turn.wordBytes.lowerBound..<rows + turn.wordBytes.upperBound)
    return try TurnRecord(
      turn, number: number, firstSpeaker: place.firstSpeaker, text: bodies.read(turn.bytes),
      wordStarts: WordStarts.decode(words))
  }

  private func place(of transcript: Int64) throws -> Place? {
    guard let row = try Row.fetchOne(places, arguments: [transcript]) else {
      // Its turns or its text are missing.
      if try Row.fetchOne(transcripts, arguments: [transcript]) != nil { throw DatabaseError.damagedIndex }
      return nil
    }
    try stored.open(row: transcript)
    try bodies.open(row: row[2])
    let place = Place(firstSpeaker: row[0], count: row[1])
    let (rows, overflow) = place.count.multipliedReportingOverflow(by: StoredTurns.Turn.size)
    guard !overflow, place.count >= 0, rows <= stored.count else {
      throw DatabaseError.damagedIndex
    }
    // The words of the last turn are the last: so many turns there are.
    let last = place.count == 0 ? 0 : try Int(turnRow(place.count).endWordByte)
    guard rows + last == stored.count else { throw DatabaseError.damagedIndex }
    return place
  }

  private func turnRow(_ number: Int) throws -> StoredTurns.Turn {
    let size = StoredTurns.Turn.size
    return try StoredTurns.rows(stored.read((number - 1) * size..<number * size), count: 1)[0]
  }
}

extension TurnRecord {
  /// - Parameters:
  ///   - number: 1-based.
  ///   - text: UTF-8 of the turn.
  /// - Throws: `DatabaseError` where the words are not those of the turn.
  init(
    _ turn: StoredTurns.Turn, number: Int, firstSpeaker: Int64, text: some Collection<UInt8>, wordStarts: [UInt32]
  ) throws {
    let text = TranscriptText(String(decoding: text, as: UTF8.self))
    guard text.scalarCount == turn.span.count, Int(wordStarts.last ?? 0) <= turn.span.count else {
      throw DatabaseError.damagedIndex
    }
    self.init(
      number: number, speaker: firstSpeaker &+ Int64(turn.speaker), span: turn.span, text: text, wordStarts: wordStarts,
      time: turn.time.isNaN ? nil : turn.time)
  }
}

/// Parts of a large value of the database, read without the rest of it.
private final class StoredBytes {
  private let table: String
  private let column: String
  private let database: Database
  private var handle: OpaquePointer?

  init(table: String, column: String, in database: Database) {
    self.table = table
    self.column = column
    self.database = database
  }

  deinit { sqlite3_blob_close(handle) }

  /// Bytes of the value.
  var count: Int { Int(sqlite3_blob_bytes(handle)) }

  /// Goes to the value of another row.
  func open(row: Int64) throws {
    if let handle {
      try require(sqlite3_blob_reopen(handle, row))
    } else {
      try require(sqlite3_blob_open(database.sqliteConnection, "main", table, column, row, 0, &handle))
    }
  }

  /// - Throws: `DatabaseError` also for what lies beyond the value.
  func read(_ range: Range<Int>) throws -> [UInt8] {
    guard let offset = Int32(exactly: range.lowerBound), let count = Int32(exactly: range.count) else {
      throw DatabaseError.damagedIndex
    }
    return try [UInt8](unsafeUninitializedCapacity: range.count) { buffer, initialized in
      if count > 0 {
        let code = sqlite3_blob_read(handle, buffer.baseAddress, count, offset)
        guard code == SQLITE_OK else { throw DatabaseError.damagedIndex }
      }
      initialized = range.count
    }
  }

  private func require(_ code: Int32) throws {
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }
}

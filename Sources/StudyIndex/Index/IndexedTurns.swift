import Basics
import Foundation
import GRDB
import Transcripts

/// The turns of a transcript as the index has them, to lay codings over.
struct IndexedTurns {
  let transcript: Int64
  /// SHA-256 of the body.
  let hash: String
  let spans: [Span]
  let firstSpeaker: Int64
  private let turns: StoredTurns
  private let words = LastWords()
  /// Read only where words have to be compared.
  private let body: LazyBody

  /// - Returns: `nil` when there is no such transcript.
  init?(of name: String, in database: Database) throws {
    guard
      let found = try Row.fetchOne(
        database,
        sql: """
          SELECT transcript_key, hash, first_speaker, count, stored FROM transcripts JOIN turns USING (transcript_key)
          WHERE name = ?
          """, arguments: [name])
    else { return nil }
    transcript = found[0]
    hash = found[1]
    firstSpeaker = found[2]
    turns = try StoredTurns(found[4], count: found[3])
    spans = turns.turns.map(\.span)
    body = LazyBody(hash: hash, length: spans.last?.end ?? 0, database: database)
  }

  /// - Parameter isLost: as in `Anchor.place`.
  func place(of anchor: Anchor, isLost: Bool) throws -> CodingPlace {
    // An unchanged body needs no comparison of words.
    if hash == anchor.hash.hexadecimal { return .holds }
    if isLost { return .lost }
    let text = try body.text()
    let stands = anchor.wordsStand(in: spans) { text[$1] }
    return stands ? .holds : .changed
  }

  /// A part of a coding that lies in one turn.
  struct Piece {
    let turn: Int
    let speaker: Int64
    let span: Span
    /// The words of the turn that begin in `span`.
    let words: Range<Int>
  }

  func pieces(of span: Span) -> [Piece] {
    let first = spans.partitioningIndex { $0.end > span.start }
    return spans[first...].indices.prefix { spans[$0].start < span.end }.compactMap { index in
      guard let piece = spans[index].intersection(span) else { return nil }
      return Piece(
        turn: index + 1, speaker: firstSpeaker &+ Int64(turns.turns[index].speaker), span: piece,
        words: WordStarts.words(in: words.starts(of: index, in: turns), of: piece, turnStart: spans[index].start))
    }
  }

  /// Key of the speaker.
  func speaker(of hit: StoredHit) -> Int64 { firstSpeaker &+ Int64(hit.speaker) }

  /// One turn's words at a time: many codings follow each other in one turn.
  private final class LastWords {
    private var last: (index: Int, starts: [UInt32])?

    func starts(of index: Int, in turns: StoredTurns) -> [UInt32] {
      if let last, last.index == index { return last.starts }
      let starts = turns.wordStarts(of: index)
      last = (index, starts)
      return starts
    }
  }

  private final class LazyBody {
    private let hash: String
    /// At least so many scalars.
    private let length: Int
    private let database: Database
    private var read: TranscriptText?

    init(hash: String, length: Int, database: Database) {
      self.hash = hash
      self.length = length
      self.database = database
    }

    func text() throws -> TranscriptText {
      if let read { return read }
      guard let text = try KeptBodies(database: database).body(ContentHash(stored: hash)), text.scalarCount >= length
      else { throw DatabaseError.damagedIndex }
      read = text
      return text
    }
  }
}

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
  private let turns: [Turn]

  private struct Turn {
    let number: Int
    let speaker: Int64
    let wordStarts: [UInt32]
    let text: TranscriptText
  }

  /// - Returns: `nil` when there is no such transcript.
  init?(of name: String, in database: Database) throws {
    guard
      let found = try Row.fetchOne(
        database, sql: "SELECT transcript_key, hash FROM transcripts WHERE name = ?", arguments: [name])
    else { return nil }
    transcript = found[0]
    hash = found[1]
    let rows = try Row.fetchAll(
      database,
      sql:
        "SELECT number, start, end, speaker_key, word_starts, text FROM turns WHERE transcript_key = ? ORDER BY number",
      arguments: [transcript])
    spans = rows.map { Span($0[1], $0[2]) }
    turns = rows.map { row in
      Turn(
        number: row[0], speaker: row[3], wordStarts: WordStarts.decode(row[4]), text: TranscriptText(row[5] as String))
    }
  }

  /// - Parameter isLost: as in `Anchor.place`.
  func place(of anchor: Anchor, isLost: Bool) -> CodingPlace {
    // An unchanged body needs no comparison of words.
    if hash == anchor.hash.hexadecimal { return .holds }
    if isLost { return .lost }
    let stands = anchor.wordsStand(in: spans) { index, span in
      let start = spans[index].start
      return turns[index].text[Span(span.start - start, span.end - start)]
    }
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
      let turn = turns[index]
      return Piece(
        turn: turn.number, speaker: turn.speaker, span: piece,
        words: WordStarts.words(in: turn.wordStarts, of: piece, turnStart: spans[index].start))
    }
  }
}

/// Where the words of a turn begin: scalars from the turn's start, ascending.
enum WordStarts {
  /// As the index stores it: UInt32 in the machine's own order; an index stays on its machine.
  static func decode(_ data: Data) -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: data.count / 4) { buffer, count in
      count = data.copyBytes(to: UnsafeMutableRawBufferPointer(buffer), count: data.count / 4 * 4) / 4
    }
  }

  /// Index of the first word that begins at or after `scalar`.
  static func first(in starts: [UInt32], at scalar: Int) -> Int {
    starts.partitioningIndex { Int($0) >= scalar }
  }

  /// The words that begin inside `span` (of the body) of a turn that begins at `start`.
  static func words(in starts: [UInt32], of span: Span, turnStart start: Int) -> Range<Int> {
    first(in: starts, at: span.start - start)..<first(in: starts, at: span.end - start)
  }
}

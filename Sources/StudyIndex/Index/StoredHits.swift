import Foundation
import GRDB
import Matching
import Transcripts

/// A rule's hit as the index keeps it: rows of fixed length, all of a code in a transcript in one value, by where they
/// begin. In the machine's own order of bytes, as `StoredTurns`.
struct StoredHit: BitwiseCopyable {
  /// `HitID`.
  let id: Int64
  /// Index in the code's rules.
  let rule: Int64
  /// 1-based.
  let turn: UInt32
  /// Index among the transcript's speakers.
  let speaker: UInt32
  /// What is coded; scalars of the body.
  let start: UInt32
  let end: UInt32
  /// Which words of the turn begin inside, 0-based, end-exclusive.
  let firstWord: UInt32
  let endWord: UInt32
  /// The words that the rule matched; scalars of the body.
  let matchStart: UInt32
  let matchEnd: UInt32

  var span: Span { Span(Int(start), Int(end)) }
  var match: Span { Span(Int(matchStart), Int(matchEnd)) }
  var words: Range<Int> { Int(firstWord)..<Int(endWord) }

  fileprivate var isSound: Bool { start <= end && firstWord <= endWord && matchStart <= matchEnd }
}

/// The hits of one code in one transcript.
struct StoredHits {
  /// Index in the codebook's codes.
  let code: Int
  let hits: [StoredHit]

  /// As the index has it.
  var stored: Data { hits.withUnsafeBytes { Data($0) } }

  /// - Throws: `DatabaseError` where it is not what was written.
  static func hits(_ bytes: Data) throws -> [StoredHit] {
    let (count, rest) = bytes.count.quotientAndRemainder(dividingBy: MemoryLayout<StoredHit>.stride)
    let hits = [StoredHit](unsafeUninitializedCapacity: count) { buffer, initialized in
      bytes.copyBytes(to: UnsafeMutableRawBufferPointer(buffer))
      initialized = count
    }
    guard rest == 0, hits.allSatisfy(\.isSound) else { throw DatabaseError.damagedIndex }
    return hits
  }

  /// The hits of a transcript by code.
  /// - Parameters:
  ///   - ids: of each hit.
  ///   - wordStarts: of each turn.
  static func all(
    of hits: [Hit], ids: [Int64], in transcript: Transcript, wordStarts: [[UInt32]]
  ) -> [StoredHits] {
    var byCode: [Int: [StoredHit]] = [:]
    for (hit, id) in zip(hits, ids) {
      let turn = transcript.turns[hit.turn]
      let words = WordStarts.words(in: wordStarts[hit.turn], of: hit.span, turnStart: turn.span.start)
      byCode[hit.code, default: []].append(
        StoredHit(
          id: id, rule: Int64(hit.rule), turn: UInt32(turn.number), speaker: UInt32(turn.speaker),
          start: UInt32(hit.span.start), end: UInt32(hit.span.end), firstWord: UInt32(words.lowerBound),
          endWord: UInt32(words.upperBound), matchStart: UInt32(hit.match.start), matchEnd: UInt32(hit.match.end)))
    }
    return byCode.sorted { $0.key < $1.key }.map { code, hits in
      StoredHits(code: code, hits: hits.sorted { $0.start < $1.start })
    }
  }

  /// How many hits each speaker's words have, by the speaker's index.
  static func counts(of hits: [Hit], in transcript: Transcript) -> [Int] {
    var counts = Array(repeating: 0, count: transcript.speakers.count)
    for hit in hits { counts[transcript.turns[hit.turn].speaker] += 1 }
    return counts
  }
}

import Basics
import Foundation
import GRDB
import Transcripts

/// The turns of one transcript as the index keeps them, in one value: a row of fixed length for each turn, then where the
/// words of all of them begin. Writing a transcript is then one insertion and not one for each turn, and a single turn is
/// read without the rest (`TurnReader`). In the machine's own order of bytes: an index stays on its machine.
struct StoredTurns {
  struct Turn: BitwiseCopyable {
    /// Index among the transcript's speakers.
    let speaker: UInt32
    /// 1-based line of the file.
    let line: UInt32
    /// Scalars of the body.
    let start: UInt32
    let end: UInt32
    /// UTF-8 bytes of the body.
    let firstByte: UInt32
    let endByte: UInt32
    /// Where in the part about words the turn's begin, in bytes.
    let firstWordByte: UInt32
    let endWordByte: UInt32
    /// Not a number where the transcript says no time.
    let time: Float64

    /// How many bytes one row takes.
    static let size = MemoryLayout<Turn>.stride

    var span: Span { Span(Int(start), Int(end)) }
    var bytes: Range<Int> { Int(firstByte)..<Int(endByte) }
    var wordBytes: Range<Int> { Int(firstWordByte)..<Int(endWordByte) }

    /// What can be relied on in a row that was read.
    fileprivate var isSound: Bool { start <= end && firstByte <= endByte && firstWordByte <= endWordByte }
  }

  let turns: [Turn]
  /// `WordStarts.encode` of each turn, one after the other.
  private let words: [UInt8]

  /// - Parameter wordStarts: of each turn, scalars from the turn's start.
  init(_ transcript: Transcript, wordStarts: [[UInt32]]) {
    var words: [UInt8] = []
    turns = zip(transcript.turns, wordStarts).map { turn, starts in
      let bytes = transcript.text.byteRange(of: turn.span)
      let firstWordByte = words.count
      WordStarts.encode(starts, to: &words)
      return Turn(
        speaker: UInt32(turn.speaker), line: UInt32(turn.line), start: UInt32(turn.span.start),
        end: UInt32(turn.span.end), firstByte: UInt32(bytes.lowerBound), endByte: UInt32(bytes.upperBound),
        firstWordByte: UInt32(firstWordByte), endWordByte: UInt32(words.count),
        time: turn.time ?? .nan)
    }
    self.words = words
  }

  /// Takes what the index has.
  /// - Parameter count: of turns.
  /// - Throws: `DatabaseError` where it is not what was written.
  init(_ bytes: Data, count: Int) throws {
    let (length, overflow) = count.multipliedReportingOverflow(by: Turn.size)
    guard !overflow, count >= 0, length <= bytes.count else { throw DatabaseError.damagedIndex }
    turns = try Self.rows(bytes.prefix(length), count: count)
    words = Array(bytes.dropFirst(length))
    // The words of the last turn are the last.
    guard words.count == turns.last.map({ Int($0.endWordByte) }) ?? 0,
      turns.allSatisfy({ $0.endWordByte <= words.count })
    else { throw DatabaseError.damagedIndex }
  }

  /// As the index has it.
  var stored: Data { turns.withUnsafeBytes { Data($0) } + words }

  func wordStarts(of index: Int) -> [UInt32] { WordStarts.decode(words[turns[index].wordBytes]) }

  func wordCount(of index: Int) -> Int { WordStarts.count(words[turns[index].wordBytes]) }

  /// - Throws: `DatabaseError` where the bytes are not so many rows.
  static func rows(_ stored: some DataProtocol, count: Int) throws -> [Turn] {
    guard stored.count == count * Turn.size else { throw DatabaseError.damagedIndex }
    let turns = [Turn](unsafeUninitializedCapacity: count) { buffer, initialized in
      stored.copyBytes(to: UnsafeMutableRawBufferPointer(buffer))
      initialized = count
    }
    guard turns.allSatisfy(\.isSound) else { throw DatabaseError.damagedIndex }
    return turns
  }
}

/// Where the words of a turn begin: scalars from the turn's start, ascending.
enum WordStarts {
  /// Appends each start's distance from the one before it: seven bits a byte, the lowest first, the eighth set where more
  /// follow.
  static func encode(_ starts: [UInt32], to bytes: inout [UInt8]) {
    var last: UInt32 = 0
    for start in starts {
      var distance = start - last
      last = start
      while distance > 0x7F {
        bytes.append(UInt8(truncatingIfNeeded: distance) | 0x80)
        distance >>= 7
      }
      bytes.append(UInt8(distance))
    }
  }

  static func decode(_ bytes: some Collection<UInt8>) -> [UInt32] {
    var starts: [UInt32] = []
    starts.reserveCapacity(bytes.count)
    var last: UInt32 = 0
    var distance: UInt32 = 0
    var shift: UInt32 = 0
    for byte in bytes {
      distance |= UInt32(byte & 0x7F) << shift
      shift += 7
      if byte & 0x80 == 0 {
        let (start, overflow) = last.addingReportingOverflow(distance)
        // Beyond every turn, so that it is noticed.
        last = overflow ? .max : start
        starts.append(last)
        (distance, shift) = (0, 0)
      }
    }
    return starts
  }

  /// How many words there are.
  static func count(_ bytes: some Collection<UInt8>) -> Int { bytes.count { $0 & 0x80 == 0 } }

  /// Index of the first word that begins at or after `scalar`.
  static func first(in starts: [UInt32], at scalar: Int) -> Int {
    starts.partitioningIndex { Int($0) >= scalar }
  }

  /// The words that begin inside `span` (of the body) of a turn that begins at `start`.
  static func words(in starts: [UInt32], of span: Span, turnStart start: Int) -> Range<Int> {
    first(in: starts, at: span.start - start)..<first(in: starts, at: span.end - start)
  }
}

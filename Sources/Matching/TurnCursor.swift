import Basics
import Transcripts

/// The turns of a body in bytes.
protocol TurnCursor {
  var count: Int { get }
  /// Of the turn that was asked for last.
  var bytes: Range<Int> { get }
  /// The turn in whose words the byte before `end` lies; `nil` between turns. Quickest for ascending `end`.
  mutating func turn(holdingByte end: Int) -> Int?
  mutating func bytes(ofTurn turn: Int) -> Range<Int>
}

/// A text that is one turn.
struct WholeText: TurnCursor {
  let bytes: Range<Int>
  var count: Int { 1 }

  mutating func turn(holdingByte end: Int) -> Int? { 0 }
  mutating func bytes(ofTurn turn: Int) -> Range<Int> { bytes }
}

/// A transcript's turns. Their byte offsets are worked out only for turns in which something was found.
struct TranscriptTurns: TurnCursor {
  private let text: TranscriptText
  private let turns: [Turn]
  /// Scalars and bytes are the same.
  private let isASCII: Bool
  private var current = 0
  private(set) var bytes = 0..<0

  init(_ transcript: Transcript) {
    text = transcript.text
    turns = transcript.turns
    isASCII = text.scalarCount == text.bytes.count
  }

  var count: Int { turns.count }

  mutating func turn(holdingByte end: Int) -> Int? {
    if end > bytes.upperBound || end <= bytes.lowerBound {
      let scalar = isASCII ? end : text.scalarOffset(ofByte: end)
      let turn = turns.partitioningIndex { $0.span.end >= scalar }
      guard turn < turns.count, turns[turn].span.start < scalar else { return nil }
      current = turn
      bytes = bytes(ofTurn: turn)
    }
    return current
  }

  func bytes(ofTurn turn: Int) -> Range<Int> {
    let span = turns[turn].span
    return isASCII ? span.start..<span.end : text.byteRange(of: span)
  }
}

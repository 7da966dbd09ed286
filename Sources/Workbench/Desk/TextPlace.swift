import Basics
import StudyIndex
import Transcripts

/// A place in a transcript as browsers count: UTF-16 code units from the beginning of a turn's words.
struct TextPlace: Codable, Hashable, Sendable {
  /// 1-based.
  let turn: Int
  let offset: Int
}

/// A passage between two places, end-exclusive.
struct TextPassage: Codable, Hashable, Sendable {
  let from: TextPlace
  let to: TextPlace
}

extension TextPassage {
  /// The passage in scalars of the body, without white space at its ends.
  /// - Throws: `Problem` for a place that the transcript has not, or that is inside a character; for a passage without
  ///   words.
  func span(in transcript: Transcript) throws -> Span {
    let start = try Self.scalar(from, in: transcript)
    let end = try Self.scalar(to, in: transcript)
    guard start < end else { throw Problem.placeEmpty() }
    let range = WhiteSpace.trim(transcript.text.byteRange(of: Span(start, end)), in: transcript.text.bytes)
    if range.isEmpty { throw Problem.placeEmpty() }
    return transcript.text.span(ofBytes: range)
  }

  private static func scalar(_ place: TextPlace, in transcript: Transcript) throws -> Int {
    guard place.turn >= 1, place.turn <= transcript.turns.count, place.offset >= 0 else { throw Problem.placeOutside() }
    let turn = transcript.turns[place.turn - 1].span
    var units = 0
    var scalar = turn.start
    for next in transcript.text[turn].unicodeScalars {
      if units >= place.offset { break }
      units += next.utf16Count
      scalar += 1
    }
    guard units == place.offset else { throw Problem.placeOutside() }
    return scalar
  }
}

extension Unicode.Scalar {
  fileprivate var utf16Count: Int { value > 0xFFFF ? 2 : 1 }
}

/// Turns scalars of a body into UTF-16 offsets in its turns, for many spans.
struct TurnOffsets {
  private let spans: [Span]
  /// Scalars of each turn that take two code units, by their distance from its start, ascending; mostly none.
  private let wide: [[Int]]

  init(_ turns: [TurnRecord]) {
    spans = turns.map(\.span)
    wide = turns.map { turn in
      turn.text.bytes.contains { $0 >= 0xF0 }
        ? turn[turn.span].unicodeScalars.enumerated().filter { $0.element.value > 0xFFFF }.map(\.offset) : []
    }
  }

  /// The parts of a span in each turn that it touches.
  func pieces(of span: Span) -> [TurnPiece] {
    var pieces: [TurnPiece] = []
    var index = spans.partitioningIndex { $0.end > span.start }
    while index < spans.count, spans[index].start < span.end {
      if let part = spans[index].intersection(span) {
        pieces.append(
          TurnPiece(turn: index + 1, start: offset(part.start, in: index), end: offset(part.end, in: index)))
      }
      index += 1
    }
    return pieces
  }

  private func offset(_ scalar: Int, in turn: Int) -> Int {
    let distance = scalar - spans[turn].start
    return distance + wide[turn].partitioningIndex { $0 >= distance }
  }
}

/// A part of a turn, in UTF-16 code units from the beginning of its words, end-exclusive.
struct TurnPiece: Encodable, Hashable, Sendable {
  /// 1-based.
  let turn: Int
  let start: Int
  let end: Int
}

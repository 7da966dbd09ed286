import Transcripts

/// Where a coding's words are now.
enum CodingPlace: Int {
  /// The words stand where they stood.
  case holds = 0
  /// The transcript has changed at that place.
  case changed = 1
  /// There is no such transcript any more.
  case gone = 2
}

extension Anchor {
  /// Whether the words of the quote that people spoke stand where they stood. What lies between turns (labels, blank
  /// lines) may have changed.
  /// - Parameters:
  ///   - turns: of the transcript as it is now.
  ///   - words: the words of a span that lies inside the turn with this index in `turns`.
  func wordsStand(in turns: [Span], words: (Int, Span) -> String) -> Bool {
    let quote = TranscriptText(quote)
    guard quote.scalarCount == span.count else { return false }
    var found = false
    for (index, turn) in turns.enumerated() {
      guard let piece = turn.intersection(span) else { continue }
      guard words(index, piece) == quote[Span(piece.start - span.start, piece.end - span.start)] else { return false }
      found = true
    }
    return found
  }

  func place(in transcript: Transcript?) -> CodingPlace {
    guard let transcript else { return .gone }
    return wordsStand(in: transcript.turns.map(\.span)) { transcript.text[$1] } ? .holds : .changed
  }
}

import Transcripts

/// Where a coding's words are now.
enum CodingPlace: Int {
  /// The words are where they were.
  case holds = 0
  /// The transcript has changed at that place.
  case changed = 1
  /// There is no such transcript any more.
  case gone = 2
  /// Re-anchoring has not found the words in the changed transcript: the coding is kept and not counted.
  case lost = 3
}

extension Anchor {
  /// Whether the words of the quote that people spoke are where they were. What lies between turns (labels, blank
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

  /// - Parameter isLost: whether the words were gone when somebody re-anchored them; then only the very text that they
  ///   were measured in brings them back.
  func place(in transcript: Transcript?, isLost: Bool) -> CodingPlace {
    if isLost { return transcript?.text.contentHash == hash ? .holds : .lost }
    guard let transcript else { return .gone }
    return wordsStand(in: transcript.turns.map(\.span)) { transcript.text[$1] } ? .holds : .changed
  }
}

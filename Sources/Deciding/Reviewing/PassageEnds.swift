import Basics
public import Transcripts

/// A passage whose ends are moved word by word, within the turns that are looked at.
public struct PassageEnds {
  public let transcript: Transcript
  /// Scalars of the body.
  public private(set) var span: Span
  /// The turns that are looked at: 1-based, both included.
  public private(set) var turns: ClosedRange<Int>
  private var words: [Span]

  /// - Parameters:
  ///   - span: the passage, inside the turn.
  ///   - turn: 1-based.
  public init(_ span: Span, turn: Int, in transcript: Transcript) {
    self.transcript = transcript
    self.span = span
    turns = turn...turn
    words =
      transcript.turns.indices.contains(turn - 1)
      ? Segmenter(language: transcript.language).words(in: transcript.text, of: transcript.turns[turn - 1].span) : []
  }

  /// Looks at the turn behind, too, so that the passage can go on in it.
  /// - Returns: whether there is one.
  public mutating func addNextTurn() -> Bool {
    let next = turns.upperBound + 1
    guard transcript.turns.indices.contains(next - 1) else { return false }
    turns = turns.lowerBound...next
    words += Segmenter(language: transcript.language).words(in: transcript.text, of: transcript.turns[next - 1].span)
    return true
  }

  /// Begins the passage at the word before (`-1`) or after (`1`).
  /// - Returns: whether there is one that leaves something of the passage.
  @discardableResult
  public mutating func moveStart(_ step: Int) -> Bool {
    let places = words.map(\.start)
    let place = step < 0 ? places.last { $0 < span.start } : places.first { $0 > span.start && $0 < span.end }
    guard let place else { return false }
    span = Span(place, span.end)
    return true
  }

  /// Ends the passage with the word before (`-1`) or after (`1`).
  /// - Returns: as `moveStart`.
  @discardableResult
  public mutating func moveEnd(_ step: Int) -> Bool {
    let places = words.map(\.end)
    let place = step < 0 ? places.last { $0 < span.end && $0 > span.start } : places.first { $0 > span.end }
    guard let place else { return false }
    span = Span(span.start, place)
    return true
  }

  /// The words of the turns before the passage, in it and behind it, turns one after the other.
  public var parts: (before: String, text: String, after: String) {
    let first = transcript.turns[turns.lowerBound - 1].span.start
    let last = transcript.turns[turns.upperBound - 1].span.end
    return (words(of: Span(first, span.start)), words(of: span), words(of: Span(span.end, last)))
  }

  private func words(of part: Span) -> String {
    turns.compactMap { transcript.turns[$0 - 1].span.intersection(part) }.map { String(transcript.text[$0]) }
      .joined(separator: " / ")
  }
}

import StudyIndex
import Transcripts

/// The units of one transcript in which coders are compared: counted turns, or the sentences of these.
struct ComparedText: Sendable {
  struct Unit: Sendable {
    /// 1-based.
    let turn: Int
    let speaker: Int64
    let span: Span
  }

  /// Key of the transcript.
  let transcript: Int64
  /// In order.
  let units: [Unit]

  /// - Parameter sentences: cuts turns into sentences.
  init(_ transcript: Int64, turns: [TurnPlace], counted: Set<Int64>, sentences: [Int: [Span]]? = nil) {
    self.transcript = transcript
    units = turns.flatMap { turn -> [Unit] in
      guard counted.contains(turn.speaker) else { return [] }
      let spans = sentences.map { $0[turn.number] ?? [] } ?? [turn.span]
      return spans.map { Unit(turn: turn.number, speaker: turn.speaker, span: $0) }
    }
  }

  /// The units of a stretch of turns.
  func units(in turns: ClosedRange<Int>) -> Range<Int> {
    let low = first { $0.turn >= turns.lowerBound }
    let high = turns.upperBound == Int.max ? units.count : first { $0.turn > turns.upperBound }
    return low..<max(low, high)
  }

  /// The units that share a scalar with a span.
  func units(overlapping span: Span) -> Range<Int> {
    let low = first { $0.span.end > span.start }
    let high = first { $0.span.start >= span.end }
    return low..<max(low, high)
  }

  /// The first unit for which a condition holds that holds for all after it.
  private func first(where condition: (Unit) -> Bool) -> Int {
    var low = 0
    var high = units.count
    while low < high {
      let middle = (low + high) / 2
      if condition(units[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

import Basics
import Foundation
public import Transcripts

/// Disagreements decided in a consensus journal.
extension Decisions {
  /// Decides a case in a consensus journal: the codings that follow from earlier rulings on any of the same codings are
  /// taken off, and `codings` are put in their place. They are new codings even where the same words keep the same
  /// code, so that each belongs to one ruling.
  /// - Parameter codings: what holds from now on; none for what is left out or postponed.
  /// - Returns: the ruling's event.
  /// - Throws: `Problem` of kind `usage` for a coding of an empty span.
  @discardableResult
  public mutating func resolve(
    _ ruling: Ruling, transcript: String, code: String, codings wanted: [(anchor: Anchor, code: String)],
    reason: String? = nil
  ) throws -> Event {
    if wanted.contains(where: \.anchor.span.isEmpty) { throw Problem.emptySpan() }
    let event = add(.resolve, transcript: transcript, code: code, note: reason, ruling: ruling)
    let earlier = ruling.about.flatMap { standing.rulingsAbout[$0] ?? [] }.flatMap {
      standing.codingsOfRuling[$0] ?? []
    }
    var seen: Set<UUID> = []
    try untag(earlier.filter { seen.insert($0).inserted && standing.codings[$0] != nil })
    for coding in wanted {
      let made = add(tag: coding.anchor, transcript: transcript, code: coding.code, note: reason, target: event.id)
      standing.codingsOfRuling[event.id, default: []].append(made.id)
    }
    for id in ruling.about { standing.rulingsAbout[id, default: []].append(event.id) }
    return event
  }
}

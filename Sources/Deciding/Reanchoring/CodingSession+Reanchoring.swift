public import Basics
import Codings
public import Foundation
import StudyDefinition
import Transcripts

extension CodingSession {
  /// Writes the moves of a plan into the journals that the items are in, as one decision. What somebody has changed
  /// since the plan was made is passed over.
  /// - Parameter onTorn: called when a torn last line was set aside.
  /// - Returns: the journals that were written.
  /// - Throws: `Problem` when a journal cannot be read or written. What was written before stays; running again goes on.
  @discardableResult
  public func record(_ plan: ReanchoringPlan, onTorn: (Problem) -> Void = { _ in }) throws -> [String] {
    try write(plan.moves.compactMap { move in move.place.map { (move.item, $0) } }, onTorn: onTorn).journals
  }

  /// Records what a person says about an ambiguous placement.
  /// - Parameter candidate: its number, 0-based; `nil` when the words are gone.
  /// - Returns: the id of the decision; `nil` when somebody has decided it meanwhile.
  /// - Throws: `Problem` when the journal cannot be read or written.
  @discardableResult
  public func choose(_ candidate: Int?, for item: ReanchoredItem) throws -> UUID? {
    guard let likeliest = item.candidates.first?.anchor else { return nil }
    if let candidate { return try write([(item.item, item.candidates[candidate].anchor)]).decision }
    let nowhere = Anchor(
      span: Span(likeliest.span.start, likeliest.span.start), quote: "", before: likeliest.before,
      after: String(
        String.UnicodeScalarView((likeliest.quote + likeliest.after).unicodeScalars.prefix(Anchor.contextLength))),
      hash: likeliest.hash)
    return try write([(item.item, nowhere)]).decision
  }

  private func write(_ moves: [(item: AnchoredItem, place: Anchor)], onTorn: (Problem) -> Void = { _ in }) throws
    -> (decision: UUID?, journals: [String])
  {
    let byCoder = Dictionary(grouping: moves, by: \.item.coder)
    // The own journal first: the decision is then called by an event of one's own.
    let coders = byCoder.keys.sorted { ($0 == coder.text ? 0 : 1, $0) < ($1 == coder.text ? 0 : 1, $1) }
    let codebook = codebook
    let now = Date()
    var decision: UUID?
    var journals: [String] = []
    for owner in coders {
      let written = try journal(of: owner).append(onTorn: onTorn) { current in
        let ledger = CodingLedger.replay(events: [(owner, current)], currentCode: codebook.currentID)
        let live = Dictionary(ledger.anchored.map { ($0.id, $0) }) { first, _ in first }
        var decisions = Decisions(
          coder: owner, current: current, now: now, decision: decision, by: coder.text,
          currentCode: { codebook.currentID($0) })
        for (item, place) in byCoder[owner] ?? [] where live[item.id]?.isSettled(like: item) ?? false {
          decisions.move(item.id, to: place, transcript: item.transcript)
        }
        return decisions.events
      }
      decision = decision ?? written.first?.id
      if !written.isEmpty { journals.append(journal(of: owner).shownAs) }
    }
    return (decision, journals.sorted())
  }
}

extension AnchoredItem {
  /// Whether nobody has moved it since.
  fileprivate func isSettled(like other: AnchoredItem) -> Bool { anchor == other.anchor && gone == other.gone }
}

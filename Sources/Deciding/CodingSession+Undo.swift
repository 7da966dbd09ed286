public import Basics
public import Codings
public import Foundation
import StudyDefinition

extension CodingSession {
  /// Takes a decision of this coder's back, wherever it was written: re-anchoring writes into everybody's journals.
  /// - Parameters:
  ///   - named: the id of the decision or of one of its events; the last decision that stands when `nil`.
  ///   - confirming: asked with the events that would be taken back, before anything is written.
  /// - Returns: the events taken back; `nil` when that was not confirmed.
  /// - Throws: `Problem` when there is no such decision, it was taken back, or a journal cannot be written.
  public func undo(
    _ named: UUID? = nil, confirming: ([Event]) throws -> Bool = { _ in true }, onTorn: (Problem) -> Void = { _ in }
  ) throws -> [Event]? {
    let history = try folder.history()
    // Others' commands may have written into this journal; who names such a decision takes back what is in their own.
    let mine = history.filter { $0.event.by ?? $0.coder == coder.text || (named != nil && $0.coder == coder.text) }
    let standing = mine.filter { $0.event.kind != .undo && $0.event.kind != .remove && !$0.undone }
    let event =
      if let named { mine.last { $0.event.id == named || $0.event.decision == named }?.event } else {
        standing.last?.event
      }
    let decision = event?.decision
    let undone = standing.filter { $0.event.decision == decision }
    guard try confirming(undone.map(\.event)) else { return nil }
    let owners = Set(undone.map(\.coder))
    // Without one the own journal words the problem.
    for owner in owners.isEmpty ? [coder.text] : owners.sorted() {
      try journal(of: owner).append(onTorn: onTorn) { current in
        var decisions = Decisions(coder: owner, current: current, now: Date(), by: coder.text)
        try decisions.undo(decision ?? named)
        return decisions.events
      }
    }
    return undone.map(\.event)
  }
}

public import Foundation

/// A person's way through things to be decided: one after the other, with a way back.
public struct DecisionQueue<Item> {
  public let items: [Item]
  /// Index of what is to be decided next; `items.count` at the end.
  public private(set) var position = 0
  /// What was answered, the latest last: where, the decision in the journals (none for a skip), and whether it decided
  /// the item.
  private var answers: [(position: Int, decision: UUID?, decides: Bool)] = []

  public init(_ items: [Item]) {
    self.items = items
  }

  /// What is to be decided next; `nil` at the end.
  public var current: Item? { position < items.count ? items[position] : nil }
  /// How many were decided, and how many were not.
  public var decided: Int { answers.count { $0.decision != nil && $0.decides } }
  public var left: Int { items.count - decided }

  /// Goes on to the next.
  /// - Parameter decision: the recorded decision; `nil` when the item is skipped.
  public mutating func advance(_ decision: UUID?) {
    answers.append((position, decision, true))
    position += 1
  }

  /// Keeps a decision that can be taken back but does not decide the item, such as "this transcript was read".
  public mutating func keep(_ decision: UUID) { answers.append((position, decision, false)) }

  /// What going back has met.
  public enum Return: Sendable, Hashable {
    /// Nothing was answered yet.
    case nothing
    /// The item had been skipped.
    case skipped
    /// A decision, which `undo` has taken back.
    case decision
  }

  /// Goes back to what was answered last.
  /// - Parameter undo: takes the decision back in the journals.
  /// - Throws: what `undo` throws; then nothing has changed.
  public mutating func goBack(_ undo: (UUID) throws -> Void) rethrows -> Return {
    guard let last = answers.last else { return .nothing }
    if let decision = last.decision { try undo(decision) }
    answers.removeLast()
    position = last.position
    return last.decision == nil ? .skipped : .decision
  }
}

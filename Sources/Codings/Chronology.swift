import Basics
import Foundation

/// The order of events, and which of them were taken back.
enum Chronology {
  /// By time; events of the same time stay in the order of the file.
  static func sorted(_ events: [Event]) -> [Event] {
    var inOrder = true
    for index in events.indices.dropFirst() where events[index].time < events[index - 1].time { inOrder = false }
    if inOrder { return events }
    return events.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
  }

  /// The decisions of one coder that were taken back. Wherever the undo is written, it holds.
  static func undoneDecisions(in events: [Event]) -> Set<UUID> {
    let undos = Set(events.lazy.filter { $0.kind == .undo }.map(\.decision))
    return Set(events.lazy.filter { $0.kind == .undo }.compactMap(\.target)).subtracting(undos)
  }
}

/// Every event of every journal, each id once, and whose it is.
struct KnownEvents {
  struct Entry {
    let coder: String
    let kind: Event.Kind
    let decision: UUID
  }

  /// Sorted by time.
  let journals: [(coder: String, events: [Event])]
  let notes: [Problem]
  private let entries: [UUID: Entry]
  /// In whose journal a decision is, and of the few that are in several, in whose further ones.
  private let decisions: [UUID: String]
  private let further: [UUID: [String]]

  init(_ byCoder: [(coder: String, events: [Event])]) {
    var entries: [UUID: Entry] = [:]
    var decisions: [UUID: String] = [:]
    var further: [UUID: [String]] = [:]
    var journals: [(coder: String, events: [Event])] = []
    var notes: [Problem] = []
    for (coder, events) in byCoder {
      // Only where some are left out: a million events are not copied.
      var own: [Event]?
      var copied: [String: Int] = [:]
      for (index, event) in events.enumerated() {
        if let first = entries[event.id] {
          if own == nil { own = Array(events[..<index]) }
          if first.coder != coder { copied[first.coder, default: 0] += 1 }
          continue
        }
        entries[event.id] = Entry(coder: coder, kind: event.kind, decision: event.decision)
        if let owner = decisions[event.decision] {
          let last = further[event.decision]?.last ?? owner
          if last != coder { further[event.decision, default: []].append(coder) }
        } else {
          decisions[event.decision] = coder
        }
        own?.append(event)
      }
      for (owner, count) in copied.sorted(by: { $0.key < $1.key }) {
        notes.append(.copiedEvents(count, from: owner, in: coder))
      }
      journals.append((coder, Chronology.sorted(own ?? events)))
    }
    self.entries = entries
    self.decisions = decisions
    self.further = further
    self.journals = journals
    self.notes = notes
  }

  subscript(id: UUID) -> Entry? { entries[id] }

  /// In whose journals the decision is: in one, but for moves, which one command writes for everybody. `nil` when
  /// no journal has it.
  func owners(ofDecision decision: UUID) -> [String]? {
    decisions[decision].map { [$0] + (further[decision] ?? []) }
  }
}

import Foundation

/// The journals as people read them: one event after another, whoever made it.
public enum History {
  /// All events, newest last: by time, then in the order of the journals given, then of their lines. The same event in
  /// two journals stands once.
  public static func entries(events byCoder: [(coder: String, events: [Event])]) -> [HistoryEntry] {
    var entries: [HistoryEntry] = []
    for journal in KnownEvents(byCoder).journals {
      let undone = Chronology.undoneDecisions(in: journal.events)
      for event in journal.events {
        entries.append(
          HistoryEntry(
            coder: journal.coder, event: event, undone: event.kind != .undo && undone.contains(event.decision)))
      }
    }
    return entries.enumerated()
      .sorted { ($0.element.event.time, $0.offset) < ($1.element.event.time, $1.offset) }
      .map(\.element)
  }
}

/// One event, who made it, and whether it was taken back later.
public struct HistoryEntry: Sendable, Equatable {
  public let coder: String
  public let event: Event
  public let undone: Bool

  public init(coder: String, event: Event, undone: Bool) {
    self.coder = coder
    self.event = event
    self.undone = undone
  }
}

import Foundation
public import Transcripts

/// The journals as people read them: one event after another, whoever made it.
public enum History {
  /// All events, newest last: by time, then in the order of the journals given, then of their lines. The same event in
  /// two journals occurs once.
  public static func entries(events byCoder: [(coder: String, events: [Event])]) -> [HistoryEntry] {
    var entries: [HistoryEntry] = []
    for journal in KnownEvents(byCoder).journals {
      let undone = Chronology.undoneDecisions(in: journal.events)
      var places: [UUID: Anchor] = [:]
      for event in journal.events {
        let isUndone = event.kind != .undo && undone.contains(event.decision)
        var entry = HistoryEntry(coder: journal.coder, event: event, undone: isUndone)
        if event.kind == .move { entry.movedFrom = event.target.flatMap { places[$0] } }
        if let anchor = event.anchor, !isUndone, !anchor.span.isEmpty {
          places[event.kind == .move ? event.target ?? event.id : event.id] = anchor
        }
        entries.append(entry)
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
  /// Where the target of a move was before it.
  public internal(set) var movedFrom: Anchor?

  public init(coder: String, event: Event, undone: Bool) {
    self.coder = coder
    self.event = event
    self.undone = undone
  }
}

public import Basics
public import Foundation

/// The union of several copies of one coder's journal, which were written to apart.
///
/// Each event stands once. They are ordered by time; events of one time by their decision, and those of one decision as
/// they were written. So the order of the copies does not matter, nor how often one of them is merged.
public struct JournalUnion: Sendable, Equatable {
  public let events: [Event]
  /// Ids that stand for different events in different copies; the first copy's are in `events`.
  public let conflicts: [UUID]

  public init(_ copies: [[Event]]) {
    var known: [UUID: Event] = [:]
    var conflicts: [UUID] = []
    var ordered: [(event: Event, position: Int)] = []
    for copy in copies {
      var positions: [UUID: Int] = [:]
      for event in copy {
        let position = positions[event.decision, default: 0]
        positions[event.decision] = position + 1
        if let first = known[event.id] {
          if first != event, !conflicts.contains(event.id) { conflicts.append(event.id) }
          continue
        }
        known[event.id] = event
        ordered.append((event, position))
      }
    }
    events = ordered.sorted { a, b in
      if a.event.time != b.event.time { return a.event.time < b.event.time }
      if a.event.decision != b.event.decision { return a.event.decision.text < b.event.decision.text }
      if a.position != b.position { return a.position < b.position }
      return a.event.id.text < b.event.id.text
    }.map(\.event)
    self.conflicts = conflicts.sorted { $0.text < $1.text }
  }

  /// The merged journal as it is written, in UTF-8.
  public var bytes: [UInt8] { events.flatMap { EventLine.encode($0) + [0x0A] } }
}

extension Journal {
  /// Adds to the journal what another copy of it has and this one does not, in the copy's order.
  /// - Parameter other: events of the copy.
  /// - Returns: the events added.
  /// - Throws: `Problems` when an id stands for different events in the two; what `append` throws.
  @discardableResult
  public func take(_ other: [Event], onTorn: (Problem) -> Void = { _ in }) throws -> [Event] {
    try append(onTorn: onTorn) { current in
      let union = JournalUnion([current, other])
      guard union.conflicts.isEmpty else {
        throw Problems(union.conflicts.map { .differingCopies($0, file: shownAs) })
      }
      let known = Set(current.map(\.id))
      return union.events.filter { !known.contains($0.id) }
    }
  }
}

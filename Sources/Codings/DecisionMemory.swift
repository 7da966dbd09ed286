public import Basics
public import Foundation
import Synchronization

/// What stood in a journal when this process decided something in it last, so that the next decision looks only at what
/// came since. For one journal and one codebook: who reads the codebook anew makes a new memory.
///
/// The journal is the truth: what is kept counts only where the file begins with the very same bytes, and where an event
/// that came since is of a kind whose effect depends on earlier ones, everything is replayed.
public final class DecisionMemory: Sendable {
  private struct Known {
    let growth: UInt64
    /// Of the events that `standing` knows of.
    var count: Int
    var standing: StandingDecisions

    /// - Returns: `false` where the journal has to be replayed.
    mutating func follow(_ events: [Event], of coder: String, currentCode: (String) -> String) -> Bool {
      guard count <= events.count else { return false }
      for event in events[count...] where !standing.follow(event, of: coder, currentCode: currentCode) { return false }
      count = events.count
      return true
    }
  }

  private let known = Mutex<Known?>(nil)

  public init() {}

  /// What `text` comes to.
  func standing(in text: JournalText, of coder: String, currentCode: (String) -> String) -> StandingDecisions {
    let events = text.events
    guard let growth = text.growth else {
      return StandingDecisions(of: coder, replaying: events, currentCode: currentCode)
    }
    // Taken out, so that what is kept grows in its place and is not copied.
    var standing = known.withLock { known in
      defer { known = nil }
      return known?.growth == growth ? known : nil
    }
    let isFollowed = standing?.follow(events, of: coder, currentCode: currentCode) ?? false
    let present =
      standing.flatMap { isFollowed ? $0 : nil }
      ?? Known(
        growth: growth, count: events.count,
        standing: StandingDecisions(of: coder, replaying: events, currentCode: currentCode))
    standing = nil
    known.withLock { $0 = present }
    return present.standing
  }
}

extension Journal {
  /// Makes a decision and returns when its events are on the disk, as `append` does.
  /// - Parameters:
  ///   - memory: of this journal; `nil` to replay it.
  ///   - now, decision, by, currentCode, definition: as of `Decisions`.
  /// - Returns: the events written.
  /// - Throws: what `decide` throws, and as `append`.
  @discardableResult
  public func decide(
    remembering memory: DecisionMemory?, now: Date, decision: UUID? = nil, by: String? = nil,
    currentCode: @escaping @Sendable (String) -> String, definition: @escaping @Sendable (String) -> String?,
    onTorn: (Problem) -> Void = { _ in }, _ decide: (inout Decisions) throws -> Void
  ) throws -> [Event] {
    try append(onTorn: onTorn) { text in
      let standing =
        memory?.standing(in: text, of: coder, currentCode: currentCode)
        ?? StandingDecisions(of: coder, replaying: text.events, currentCode: currentCode)
      var decisions = Decisions(
        coder: coder, current: text.events, standing: standing, now: now, decision: decision, by: by,
        currentCode: currentCode, definition: definition)
      try decide(&decisions)
      return decisions.events
    }
  }
}

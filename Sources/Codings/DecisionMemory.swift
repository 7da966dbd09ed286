public import Basics
public import Foundation

/// What stood in a journal when this process decided something in it last, so that the next decision looks only at what
/// came since. For one journal and one codebook: who reads the codebook anew makes a new memory.
///
/// The journal is the truth: what is kept counts only where the file begins with the very same bytes, and where an event
/// that came since is of a kind whose effect depends on earlier ones, everything is replayed.
public final class DecisionMemory: Sendable {
  private struct Known {
    let growth: UInt64
    /// Of the events that `standing` knows of.
    let count: Int
    /// The last of these, which were written since the journal was read.
    let written: [Event]
    var standing: StandingDecisions

    /// What came since, taken in.
    /// - Returns: `false` where the journal has to be replayed.
    mutating func follow(_ events: [Event], of coder: String, currentCode: (String) -> String) -> Bool {
      guard count <= events.count, events[(count - written.count)..<count].elementsEqual(written) else { return false }
      for event in events[count...] where !standing.follow(event, of: coder, currentCode: currentCode) { return false }
      return true
    }
  }

  private let known = Guarded<Known?>(nil)

  public init() {}

  /// What `text` comes to. It is given away, so that it grows in its place and is not copied: who has added something
  /// gives it back.
  func takeStanding(
    in text: JournalText, of coder: String, currentCode: (String) -> String
  ) -> StandingDecisions {
    var taken = known.withLock { known in
      defer { known = nil }
      return known
    }
    if taken?.growth == text.growth,
      taken?.follow(text.events, of: coder, currentCode: currentCode) ?? false, let standing = taken?.standing
    {
      return standing
    }
    return StandingDecisions(of: coder, replaying: text.events, currentCode: currentCode)
  }

  /// - Parameters:
  ///   - standing: what `text` with the events behind it comes to.
  ///   - written: those events.
  func keep(_ standing: consuming StandingDecisions, of text: JournalText, written: [Event] = []) {
    guard let growth = text.growth else { return }
    let new = Known(
      growth: growth, count: text.events.count + written.count, written: written, standing: standing)
    known.withLock { $0 = new }
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
    var kept: (text: JournalText, standing: StandingDecisions)?
    let written = try append(onTorn: onTorn) { text in
      var decisions = Decisions(
        coder: coder, current: text.events,
        standing: memory?.takeStanding(in: text, of: coder, currentCode: currentCode)
          ?? StandingDecisions(of: coder, replaying: text.events, currentCode: currentCode), now: now,
        decision: decision, by: by, currentCode: currentCode, definition: definition)
      try decide(&decisions)
      if memory != nil, decisions.isCertain { kept = (text, decisions.standing) }
      return decisions.events
    }
    if let kept { memory?.keep(kept.standing, of: kept.text, written: written) }
    return written
  }

  /// Reads what stands in the journal, so that the first decision is made as quickly as later ones.
  /// - Throws: as `read`.
  public func prepare(_ memory: DecisionMemory, currentCode: (String) -> String) throws {
    guard let bytes = try JournalFile.reading(url, shownAs: shownAs)?.read() else { return }
    let text = try JournalText(bytes, shownAs: shownAs)
    memory.keep(StandingDecisions(of: coder, replaying: text.events, currentCode: currentCode), of: text)
  }
}

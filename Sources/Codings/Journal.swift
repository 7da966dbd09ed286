public import Basics
public import Foundation

/// One coder's journal: a file of events to which lines are only ever added.
///
/// Every append is made under an exclusive lock and is on the disk when it returns. What a power cut or a kill leaves
/// behind is at most an unfinished last line, which is never read as data and is set aside by the next append.
public struct Journal: Sendable {
  public let url: URL
  /// Whose decisions these are.
  public let coder: String
  /// The path as the person knows it (`codings/anna.jsonl`), for problems.
  public let shownAs: String

  public init(url: URL, coder: String, shownAs: String) {
    self.url = url
    self.coder = coder
    self.shownAs = shownAs
  }

  /// Reads the journal under a shared lock. A file that is not there is an empty journal.
  /// - Throws: `Problems` (kind `badData`) with every unreadable line and every id that stands for two different
  ///   events; `Problem` (kind `inputOutput`) when the system cannot read.
  public func read() throws -> JournalReading {
    // The lock is let go before the lines are decoded.
    guard let bytes = try JournalFile.reading(url, shownAs: shownAs)?.read() else {
      return JournalReading(events: [], torn: nil)
    }
    return try Self.reading(of: bytes, shownAs: shownAs)
  }

  /// A journal's bytes read as events, wherever they come from.
  /// - Parameter shown: what the bytes are called in problems.
  /// - Throws: `Problems` (kind `badData`), as `read`.
  public static func reading(of bytes: [UInt8], shownAs shown: String) throws -> JournalReading {
    let text = try JournalText(bytes, shownAs: shown)
    var torn: Problem?
    if case .torn(let start, let line) = text.tail {
      torn = .torn(file: shown, line: line, bytes: bytes.count - start)
    }
    return JournalReading(events: text.events, torn: torn)
  }

  /// Adds the events that `makingEvents` makes, with one write, and returns when they are on the disk.
  ///
  /// `makingEvents` is given the events that stand in the journal at that moment and nobody else can write until it
  /// returns, so it can tell what is there already; it must not wait for a person. When it throws, or makes nothing,
  /// nothing is changed.
  /// - Parameter onTorn: called with a warning when an unfinished last line had to be set aside.
  /// - Returns: the events written.
  /// - Throws: what `makingEvents` throws, what `read` throws, and `Problem` (kind `cannotWrite`); then the journal is
  ///   as it was.
  @discardableResult
  public func append(
    onTorn: (Problem) -> Void = { _ in }, makingEvents: ([Event]) throws -> [Event]
  ) throws -> [Event] {
    try append(onTorn: onTorn, making: { try makingEvents($0.events) })
  }

  func append(onTorn: (Problem) -> Void, making makingEvents: (JournalText) throws -> [Event]) throws -> [Event] {
    let file = try JournalFile.appending(url, shownAs: shownAs)
    do {
      let bytes = try file.read()
      let text = try JournalText(bytes, shownAs: shownAs)
      let made = try makingEvents(text)
      if made.isEmpty {
        try file.removeIfEmpty()
        return []
      }
      var lines = try checkedLines(made, besides: text)
      switch text.tail {
      case .nothing: break
      case .unterminated: lines.insert(0x0A, at: 0)
      case .torn(let start, let line):
        try file.setAside(bytes[start...], from: start)
        onTorn(.setAside(file: shownAs, line: line, bytes: bytes.count - start))
      }
      try file.append(lines)
      return made
    } catch {
      try? file.removeIfEmpty()
      throw error
    }
  }

  /// The lines of `events`, each read back before it is written: a line that could not be read would lock everybody
  /// out of the journal.
  private func checkedLines(_ events: [Event], besides written: JournalText) throws -> [UInt8] {
    var ids: Set<UUID> = []
    var lines: [UInt8] = []
    for event in events {
      guard !written.has(event.id), ids.insert(event.id).inserted else {
        throw Problem.eventAlreadyWritten(event.id, file: shownAs)
      }
      let line = EventLine.encode(event)
      _ = try EventLine.decode(line, file: shownAs, line: written.events.count + 1)
      lines += line
      lines.append(0x0A)
    }
    return lines
  }
}

/// What a journal holds.
public struct JournalReading: Sendable {
  /// In the order of the file, each id once.
  public let events: [Event]
  /// The warning about an unfinished last line, where there is one.
  public let torn: Problem?

  public init(events: [Event], torn: Problem?) {
    self.events = events
    self.torn = torn
  }
}

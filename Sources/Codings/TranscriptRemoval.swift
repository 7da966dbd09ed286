import Basics
public import Foundation

/// Every event of all journals that is about one transcript, and so may hold its participants' words or point at them.
///
/// These are the events about the transcript itself, under the names that it had before, too; those about a coding or a
/// passage of it (moves, memos on it, in whosever journal); memos that refer to it or are on somebody without an id who
/// speaks in it; and undos that take back nothing else.
public struct TranscriptRemoval: Sendable {
  /// Ids of the events to be taken out.
  public let events: Set<UUID>
  /// Every name that the events give the transcript, the present one included.
  public let names: Set<String>
  /// How many of them each coder's journal has, by coder; coders without one are left out.
  public let counts: [(coder: String, events: Int)]

  /// - Parameter name: the transcript's present name.
  public init(of name: String, journals: [(coder: String, events: [Event])]) {
    var found: Set<UUID> = []
    for (_, events) in journals {
      let renames = TranscriptNames(events)
      for event in events {
        // A memo that refers to it, or that is on somebody who is called after it, names it.
        let named = event.links + [event.participant.map(MemoLink.participant)].compactMap { $0 }
        if !named.isEmpty,
          renames.formerNames(of: name, since: event.time).contains(where: { former in
            named.contains { $0.names(transcript: former) }
          })
        {
          found.insert(event.id)
        }
        guard let written = event.transcript else { continue }
        if event.newName == name || renames.present(written, at: event.time) == name { found.insert(event.id) }
      }
    }
    // What is about something that is taken out, until nothing more is found: a move of a moved coding's memo.
    var grows = true
    while grows {
      grows = false
      for (_, events) in journals {
        for event in events where event.kind != .undo && !found.contains(event.id) {
          if let target = event.target, found.contains(target) {
            found.insert(event.id)
            grows = true
          }
        }
      }
    }
    for (_, events) in journals {
      let left = Set(events.filter { $0.kind != .undo && !found.contains($0.id) }.map(\.decision))
      let gone = Set(events.filter { found.contains($0.id) }.map(\.decision)).subtracting(left)
      for event in events where event.kind == .undo {
        if let target = event.target, gone.contains(target) { found.insert(event.id) }
      }
    }
    self.events = found
    let about = journals.flatMap(\.events).filter { found.contains($0.id) }
    names = Set(about.flatMap { [$0.transcript, $0.newName].compactMap { $0 } } + [name])
    counts = journals.compactMap { journal in
      let count = journal.events.count { found.contains($0.id) }
      return count > 0 ? (coder: journal.coder, events: count) : nil
    }
  }
}

/// What transcripts are called now, as one journal tells it.
struct TranscriptNames {
  private let renames: [Event]

  init(_ events: [Event]) {
    let undone = Chronology.undoneDecisions(in: events)
    renames = Chronology.sorted(events.filter { $0.kind == .rename && !undone.contains($0.decision) })
  }

  /// The present name of the transcript that was called `name` at a time.
  func present(_ name: String, at time: Date) -> String {
    renames.reduce(name) { $1.time >= time && $1.transcript == $0 ? $1.newName ?? $0 : $0 }
  }

  /// Every name that a line of this time may have for the transcript which is called `name` now.
  func formerNames(of name: String, since time: Date) -> Set<String> {
    Set((renames.compactMap(\.transcript) + [name]).filter { present($0, at: time) == name })
  }
}

extension JournalReading {
  /// What the journal calls a transcript now that an event of it called `name`, after the renames that came later.
  public func presentName(_ name: String, at time: Date) -> String { TranscriptNames(events).present(name, at: time) }
}

extension Journal {
  /// Takes lines out of the journal, and out of what was set aside beside it: the one thing that makes a journal
  /// shorter. Every other line stays as it is, byte for byte.
  /// - Parameters:
  ///   - events: ids of the events whose lines go.
  ///   - names: of the transcript; unfinished lines that have one of them go, too.
  /// - Returns: how many lines went.
  /// - Throws: `Problem` when the journal cannot be read or written; then it is as it was.
  @discardableResult
  public func takeOut(_ events: Set<UUID>, unfinishedLinesAbout names: Set<String>) throws -> Int {
    guard FileManager.default.fileExists(atPath: url.path) else { return 0 }
    let file = try JournalFile.appending(url, shownAs: shownAs)
    let bytes = try file.read()
    let decoder = EventLineDecoder()
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var taken = 0
    for line in Self.lines(of: bytes) {
      let event = try? decoder.event(Data(line))
      if event.map({ events.contains($0.id) }) ?? Self.hasName(names, line) { taken += 1 } else { kept += line }
    }
    if taken > 0 { try Files.write(kept, to: url, shownAs: shownAs) }
    return taken + (try takeOutOfTorn(names))
  }

  private func takeOutOfTorn(_ names: Set<String>) throws -> Int {
    let torn = url.deletingLastPathComponent().appendingPathComponent(Problem.tornName(url.lastPathComponent))
    guard FileManager.default.fileExists(atPath: torn.path) else { return 0 }
    let shown = Problem.tornName(shownAs)
    let lines = Self.lines(of: try Files.read(torn, shownAs: shown))
    let kept = lines.filter { !Self.hasName(names, $0) }
    if kept.count < lines.count { try Files.write(kept.flatMap { $0 }, to: torn, shownAs: shown) }
    return lines.count - kept.count
  }

  /// Each with its newline; the last may lack it.
  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      lines.append(bytes[start..<end])
      start = end
    }
    return lines
  }

  /// Whether an unreadable line names the transcript. One that is cut off before the name holds no words.
  private static func hasName(_ names: Set<String>, _ line: ArraySlice<UInt8>) -> Bool {
    names.contains { name in
      ["\"transcript\":\"\(name)\"", "\"transcript:\(name)\"", "\"participant\":\"\(name)/", "\"participant:\(name)/"]
        .contains { line.firstRange(of: Array($0.utf8)) != nil }
    }
  }
}

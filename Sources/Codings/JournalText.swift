import Basics
import Foundation

/// A journal's bytes read as events: what is whole, what is torn, what is wrong.
struct JournalText {
  /// What is after the last newline.
  enum Tail: Equatable {
    case nothing
    /// A whole event, or white space, that only lacks its newline.
    case unterminated
    /// The beginning of an event: from this byte (0-based) of this line (1-based) to the end.
    case torn(start: Int, line: Int)
  }

  /// In the order of the file; the same event twice is one event.
  var events: [Event] { gathered.events }
  let tail: Tail
  /// As of `JournalMemory.Known`; `nil` where the text is not kept in mind.
  let growth: UInt64?
  private let gathered: GatheredEvents

  /// - Throws: `Problems` with every line that cannot be read and every id that stands for two different events.
  init(_ bytes: [UInt8], shownAs shown: String) throws {
    let known = JournalMemory.beginning(of: bytes, shownAs: shown)
    if let known, known.bytes.count == bytes.count {
      (gathered, tail, growth) = (known.gathered, .nothing, known.growth)
      return
    }
    let decoder = EventLineDecoder()
    var gathered = known?.gathered ?? GatheredEvents(shown: shown)
    var tail = Tail.nothing
    var line = (known?.lines ?? 0) + 1
    var start = known?.bytes.count ?? (bytes.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0)
    while start < bytes.count {
      let newline = Self.newline(in: bytes, from: start)
      let end = newline ?? bytes.count
      if newline == nil { tail = .unterminated }
      if !Self.isBlank(bytes[start..<end]) {
        do throws(EventLineFault) {
          gathered.add(try decoder.event(Data(bytes[start..<end])), line: line)
        } catch {
          // A line that was cut off lacks its closing brace, so it is never an object.
          if newline == nil, error == .notAnObject, !Self.isWholeBeforeItsEnd(bytes[start..<end], decoder) {
            tail = .torn(start: start, line: line)
          } else {
            let marker = Self.isConflictMarker(bytes[start..<end])
            gathered.problems.append(
              marker ? .conflictMarker(file: shown, line: line) : .line(error, file: shown, line: line))
          }
        }
      }
      start = end + 1
      line += 1
    }
    if !gathered.problems.isEmpty { throw Problems(gathered.problems) }
    growth =
      tail == .nothing && !bytes.isEmpty
      ? JournalMemory.keep(
        JournalMemory.Known(bytes: bytes, lines: line - 1, gathered: gathered), grownFrom: known, shownAs: shown) : nil
    self.gathered = gathered
    self.tail = tail
  }

  /// Whether an event with this id stands in it.
  func has(_ id: UUID) -> Bool { gathered.has(id) }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static func newline(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { buffer -> Int? in
      guard let base = buffer.baseAddress, let found = memchr(base + start, 0x0A, buffer.count - start) else {
        return nil
      }
      return UnsafeRawPointer(found) - base
    }
  }

  private static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }

  /// Whether a whole event is followed by something else, as where its line's end was damaged: it was reported as saved,
  /// and is not set aside. Zeros are what a power cut leaves of a write.
  private static func isWholeBeforeItsEnd(_ bytes: ArraySlice<UInt8>, _ decoder: EventLineDecoder) -> Bool {
    for brace in bytes.indices.suffix(256).reversed().dropFirst() where bytes[brace] == UInt8(ascii: "}") {
      let rest = bytes[(brace + 1)...]
      if rest.contains(where: { $0 != 0 }), (try? decoder.event(Data(bytes[...brace]))) != nil { return true }
    }
    return false
  }

  private static func isConflictMarker(_ bytes: ArraySlice<UInt8>) -> Bool {
    ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].contains { bytes.starts(with: $0.utf8) }
  }
}

/// Events as they come, each id once.
struct GatheredEvents: Sendable {
  let shown: String
  var events: [Event] = []
  var problems: [Problem] = []
  private var places: [UUID: (index: Int, line: Int)] = [:]

  init(shown: String) {
    self.shown = shown
  }

  func has(_ id: UUID) -> Bool { places[id] != nil }

  mutating func add(_ event: Event, line: Int) {
    guard let first = places[event.id] else {
      places[event.id] = (events.count, line)
      events.append(event)
      return
    }
    if events[first.index] != event {
      problems.append(.differingDuplicate(event.id, file: shown, line: line, first: first.line))
    }
  }
}

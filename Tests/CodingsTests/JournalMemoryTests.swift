import Basics
import Foundation
import Testing

@testable import Codings

/// A journal that was read before is read from where it has grown, and anew where it is another one.
@Suite struct JournalMemoryTests {
  private func event(_ number: Int, note: String = "n") -> Event {
    Event(
      id: UUID(uuidString: "00000000-0000-4000-8000-\(String(format: "%012d", number))") ?? UUID(),
      time: Date(timeIntervalSince1970: 1_700_000_000), kind: .memo, code: "help", note: note)
  }

  private func bytes(_ events: [Event]) -> [UInt8] { events.flatMap { EventLine.encode($0) + [0x0A] } }

  private func read(_ bytes: [UInt8], _ name: String) throws -> [Event] {
    try JournalText(bytes, shownAs: name).events
  }

  @Test func growthIsReadBehindWhatIsKnown() throws {
    let name = "memory/grown.jsonl"
    let all = (1...5).map { event($0) }
    #expect(try read(bytes(Array(all.prefix(2))), name) == Array(all.prefix(2)))
    #expect(try read(bytes(all), name) == all)
    #expect(JournalMemory.beginning(of: bytes(all), shownAs: name)?.lines == 5)
    #expect(try read(bytes(all), name) == all, "and the same once more")
  }

  @Test func anotherBeginningIsReadAnew() throws {
    let name = "memory/changed.jsonl"
    let old = (1...3).map { event($0) }
    _ = try read(bytes(old), name)
    var new = old
    new[0] = event(1, note: "other")
    #expect(try read(bytes(new), name) == new, "as long as before, and another text")
    #expect(try read(bytes([old[2]]), name) == [old[2]], "a shorter one")
    #expect(try read([], name).isEmpty)
  }

  @Test func whatIsWrongIsToldWithItsLine() throws {
    let name = "memory/wrong.jsonl"
    let good = bytes([event(1), event(2)])
    _ = try read(good, name)
    let problem = #expect(throws: Problems.self) { try read(good + Array("{\n".utf8), name) }
    #expect(problem?.all.first?.line == 3)
    #expect(throws: Problems.self, "an id that stands for another event") {
      try read(good + bytes([event(1, note: "other")]), name)
    }
    #expect(try read(good + bytes([event(1)]), name) == [event(1), event(2)], "the same twice is one")
    // A torn line is not kept in mind.
    let torn = try JournalText(good + Array("{\"id\"".utf8), shownAs: name)
    #expect(torn.events.count == 2 && torn.tail == .torn(start: good.count, line: 3))
    #expect(try read(good + bytes([event(3)]), name).count == 3)
  }

  @Test func aJournalThatIsTooLargeIsNotKeptInMind() throws {
    let name = "memory/large.jsonl"
    let large = bytes([event(1, note: String(repeating: "long ", count: 7_000_000))])
    #expect(try read(large, name).count == 1)
    #expect(JournalMemory.beginning(of: large, shownAs: name) == nil)
    _ = try read(bytes([event(2)]), name)
    #expect(JournalMemory.beginning(of: bytes([event(2)]), shownAs: name)?.lines == 1)
  }
}

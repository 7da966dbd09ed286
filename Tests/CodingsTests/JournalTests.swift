import Basics
import Codings
import Foundation
import TestSupport
import Testing

@Suite struct JournalTests {
  private let folder: TemporaryFolder
  private let journal: Journal

  init() throws {
    folder = try TemporaryFolder()
    journal = Sample.journal(folder)
  }

  private func permissions(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.url.appendingPathComponent(path).path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }

  @Test func aMissingJournalIsEmpty() throws {
    let reading = try journal.read()
    #expect(reading.events.isEmpty)
    #expect(reading.torn == nil)
  }

  @Test func appendsAreReadBackInOrder() throws {
    let written = try journal.append { current in
      #expect(current.isEmpty)
      return [Sample.tag(1), Sample.tag(2)]
    }
    #expect(written == [Sample.tag(1), Sample.tag(2)])
    try journal.append { current in
      #expect(current == [Sample.tag(1), Sample.tag(2)])
      return [Sample.tag(3)]
    }
    #expect(try journal.read().events == [Sample.tag(1), Sample.tag(2), Sample.tag(3)])
    #expect(
      try folder.read("codings/anna.jsonl")
        == String(decoding: Sample.lines((1...3).map { Sample.tag($0) }), as: UTF8.self))
  }

  @Test func filesAndFolderAreForTheirOwnerOnly() throws {
    try journal.append { _ in [Sample.tag(1)] }
    #expect(try permissions("codings/anna.jsonl") == 0o600)
    #expect(try permissions("codings") == 0o700)
  }

  @Test func nothingMadeLeavesNothingBehind() throws {
    #expect(try journal.append { _ in [] } == [])
    #expect(problems { try journal.append { _ in throw Problem(.usage, "no") } }.map(\.what) == ["no"])
    #expect(!FileManager.default.fileExists(atPath: journal.url.path))
  }

  @Test func identicalDuplicatesAreOneDifferingAreAProblem() throws {
    try folder.write(Sample.lines([Sample.tag(1), Sample.tag(2), Sample.tag(1)]), to: "codings/anna.jsonl")
    #expect(try journal.read().events == [Sample.tag(1), Sample.tag(2)])

    try folder.write(
      Sample.lines([Sample.tag(1), Sample.tag(2), Sample.tag(1, code: "other")]), to: "codings/anna.jsonl")
    let found = problems { _ = try journal.read() }
    #expect(found.map(\.place) == ["codings/anna.jsonl:3"])
    #expect(
      found.map(\.what) == [
        "the event a1b2c3d4-0000-4000-8000-000000000001 is also in line 1, with other content"
      ])
  }

  @Test func anIDThatIsTakenIsRefused() throws {
    try journal.append { _ in [Sample.tag(1)] }
    let before = try folder.read("codings/anna.jsonl")
    #expect(problems { try journal.append { _ in [Sample.tag(2), Sample.tag(1)] } }.count == 1)
    #expect(try folder.read("codings/anna.jsonl") == before)
  }

  @Test func anEventThatCouldNotBeReadIsNotWritten() throws {
    let without = Event(id: Sample.id(1), time: Sample.noon, kind: .tag, code: "norms")
    #expect(problems { try journal.append { _ in [without] } }.map(\.what) == ["the key `transcript` is missing"])
    #expect(!FileManager.default.fileExists(atPath: journal.url.path))
  }

  @Test func everyBadLineIsNamed() throws {
    let good = String(decoding: EventLine.encode(Sample.tag(1)), as: UTF8.self)
    let text = [good, "they helped us", "", "<<<<<<< HEAD", #"{"kind":"tag"}"#].map { $0 + "\n" }.joined()
    try folder.write(text, to: "codings/anna.jsonl")
    for found in [problems { _ = try journal.read() }, problems { try journal.append { _ in [Sample.tag(9)] } }] {
      #expect(found.map(\.line) == [2, 4, 5])
      #expect(
        found.map(\.what) == [
          "this line of the journal is not one JSON object", "git has left a conflict in the journal",
          "the key `id` is missing",
        ])
      #expect(!found.description.contains("helped"))
    }
    #expect(try folder.read("codings/anna.jsonl") == text)
  }

  @Test func aJournalEditedOnWindowsIsRead() throws {
    let lines = [Sample.tag(1), Sample.tag(2)].map { String(decoding: EventLine.encode($0), as: UTF8.self) }
    try folder.write("\u{FEFF}" + lines.joined(separator: "\r\n") + "\r\n\r\n", to: "codings/anna.jsonl")
    #expect(try journal.read().events == [Sample.tag(1), Sample.tag(2)])
    #expect(try journal.read().torn == nil)
  }

  @Test func aFolderInTheJournalsPlaceIsSaid() throws {
    try FileManager.default.createDirectory(at: journal.url, withIntermediateDirectories: true)
    #expect(problems { _ = try journal.read() }.map(\.place) == ["codings/anna.jsonl"])
    #expect(problems { try journal.append { _ in [Sample.tag(1)] } }.map(\.kind) == [.cannotWrite])
  }

  @Test func manyWritersAtOnceLoseNothing() throws {
    let writers = 8
    let each = 40
    DispatchQueue.concurrentPerform(iterations: writers) { writer in
      // Each has a journal, and so a descriptor, of its own.
      let own = Sample.journal(folder)
      for number in 0..<each {
        let written = try? own.append { current in
          [Sample.tag(current.count + 1), Sample.tag(1_000_000 + writer * each + number)]
        }
        if written?.count != 2 { Issue.record("an append failed") }
        if (try? own.read()) == nil { Issue.record("a read met a half-written line") }
      }
    }
    let events = try journal.read().events
    #expect(events.count == writers * each * 2)
    // The counts that each writer saw are consecutive: nobody wrote between another's reading and writing.
    #expect(events.indices.filter { $0 % 2 == 0 }.allSatisfy { events[$0].id == Sample.id($0 + 1) })
  }

  /// While one writer waits for the lock, the file is replaced under its name, as git does. What the waiting writer
  /// adds must be in the file that has the name now, on top of what stands there.
  @Test func aJournalReplacedWhileWaitingIsNotWrittenToBlindly() throws {
    for round in 0..<20 {
      let journal = Sample.journal(folder, coder: "coder\(round)")
      let isStarting = DispatchSemaphore(value: 0)
      let isDone = DispatchSemaphore(value: 0)
      try journal.append { _ in
        Thread.detachNewThread {
          isStarting.signal()
          _ = try? journal.append { current in [Sample.tag(current.count + 1)] }
          isDone.signal()
        }
        isStarting.wait()
        for _ in 0..<100 { sched_yield() }
        try Data(Sample.lines([Sample.tag(7)])).write(to: journal.url, options: .atomic)
        return []
      }
      isDone.wait()
      #expect(try journal.read().events == [Sample.tag(7), Sample.tag(2)], "round \(round)")
    }
  }
}

import Basics
import Codings
import Foundation
import TestSupport
import Testing

/// What a power cut leaves: a journal cut off at any byte.
@Suite struct TornJournalTests {
  private let folder: TemporaryFolder
  private let journal: Journal

  init() throws {
    folder = try TemporaryFolder()
    journal = Sample.journal(folder)
  }

  @Test func cutOffAtEveryByte() throws {
    let events = [
      Sample.tag(1, anchor: Sample.anchor("大家«互相帮助»，\"搬\" \\ 家")), Sample.about(.untag, 2, target: 1),
      Sample.tag(3, anchor: Sample.anchor("e\u{301} «👩‍👩‍👧» {}")),
    ]
    let whole = Sample.lines(events)
    // The bytes at which each event is complete (without its newline).
    var ends: [Int] = []
    for event in events { ends.append((ends.last.map { $0 + 1 } ?? 0) + EventLine.encode(event).count) }

    for cut in 0...whole.count {
      let left = Array(whole[..<cut])
      try folder.write(left, to: "codings/anna.jsonl")
      try? FileManager.default.removeItem(at: folder.url.appendingPathComponent("codings/anna.jsonl.torn"))
      let complete = Array(events[..<ends.count { $0 <= cut }])
      let lastNewline = left.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      let isTorn = lastNewline < cut && !ends.contains(cut)

      let reading = try journal.read()
      #expect(reading.events == complete, "cut at byte \(cut)")
      #expect((reading.torn != nil) == isTorn, "cut at byte \(cut)")
      #expect(reading.torn.flatMap(\.line) == (isTorn ? complete.count + 1 : nil))

      var told: [Problem] = []
      try journal.append(onTorn: { told.append($0) }) { current in
        #expect(current == complete)
        return [Sample.tag(9)]
      }
      #expect(told.count == (isTorn ? 1 : 0))
      let after = try journal.read()
      #expect(after.events == complete + [Sample.tag(9)], "cut at byte \(cut)")
      #expect(after.torn == nil)
      #expect(
        try folder.read("codings/anna.jsonl")
          == String(decoding: Sample.lines(complete + [Sample.tag(9)]), as: UTF8.self))
      let torn = try? Data(contentsOf: folder.url.appendingPathComponent("codings/anna.jsonl.torn"))
      #expect(torn.map(Array.init) == (isTorn ? Array(left[lastNewline...]) + [0x0A] : nil))
    }
  }

  @Test func whatIsSaid() throws {
    try folder.write(Sample.lines([Sample.tag(1)]) + Array(#"{"id":"they helped"#.utf8), to: "codings/anna.jsonl")
    #expect(
      try journal.read().torn?.description
        == "codings/anna.jsonl:2: warning: the last line is unfinished (18 bytes, from a write that was cut off) and was "
        + "not read. Its coding was never reported as saved; the next coding sets the line aside in "
        + "codings/anna.jsonl.torn.")
    var told: [Problem] = []
    try journal.append(onTorn: { told.append($0) }) { _ in [Sample.tag(2)] }
    #expect(
      told.map(\.description) == [
        "codings/anna.jsonl:2: warning: the last line was unfinished (18 bytes) and has been moved to "
          + "codings/anna.jsonl.torn. Its coding was never reported as saved; make it again if it is wanted."
      ])
    let attributes = try FileManager.default.attributesOfItem(atPath: journal.url.path + ".torn")
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }

  @Test func aTailOfZerosIsTorn() throws {
    try folder.write(Sample.lines([Sample.tag(1)]) + [UInt8](repeating: 0, count: 512), to: "codings/anna.jsonl")
    #expect(try journal.read().events == [Sample.tag(1)])
    #expect(try journal.read().torn != nil)
  }

  @Test func tornLinesGatherBesideTheJournal() throws {
    for number in 1...2 {
      let before = try journal.read().events
      try folder.write(Sample.lines(before) + Array("{\"\(number)".utf8), to: "codings/anna.jsonl")
      try journal.append { _ in [Sample.tag(number)] }
    }
    #expect(try folder.read("codings/anna.jsonl.torn") == "{\"1\n{\"2\n")
  }

  /// A whole line of a newer version is no torn line: it is somebody's data.
  @Test func aWholeLineIsNeverSetAside() throws {
    for line in [#"{"id":"a1b2c3d4-0000-4000-8000-000000000001","kind":"merge"}"#, #"{"kind":"tag","start":1.5}"#] {
      try folder.write(line, to: "codings/anna.jsonl")
      #expect(problems { _ = try journal.read() }.map(\.line) == [1])
      #expect(problems { try journal.append { _ in [Sample.tag(1)] } }.map(\.line) == [1])
      #expect(try folder.read("codings/anna.jsonl") == line)
    }
  }

  @Test func aFailingDecisionLeavesTheTornLineWhereItIs() throws {
    let torn = Sample.lines([Sample.tag(1)]) + Array("{".utf8)
    try folder.write(torn, to: "codings/anna.jsonl")
    #expect(problems { try journal.append { _ in throw Problem(.usage, "no") } }.map(\.what) == ["no"])
    #expect(try folder.read("codings/anna.jsonl") == String(decoding: torn, as: UTF8.self))
  }

  #if os(Linux)
    /// In a process of its own, where a limit on file sizes stands for a full disk.
    @Test func aWriteThatFailsHalfwayLeavesTheJournalAsItWas() async {
      await #expect(processExitsWith: .success) {
        let folder = try TemporaryFolder()
        let journal = Sample.journal(folder)
        try journal.append { _ in [Sample.tag(1)] }
        let before = try folder.read("codings/anna.jsonl")
        signal(SIGXFSZ, SIG_IGN)
        var unlimited = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &unlimited)
        var limited = rlimit(rlim_cur: rlim_t(before.utf8.count + 100), rlim_max: unlimited.rlim_max)
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limited)
        let found = problems { try journal.append { _ in [Sample.tag(2)] } }
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &unlimited)
        guard found.map(\.kind) == [.cannotWrite] else { exit(2) }
        guard try folder.read("codings/anna.jsonl") == before else { exit(3) }
        try journal.append { _ in [Sample.tag(2)] }
        guard try journal.read().events.count == 2 else { exit(4) }
      }
    }
  #endif
}

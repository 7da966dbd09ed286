import Basics
import Codings
import Foundation
import TestSupport
import Testing
import Transcripts

@Suite struct EventLineTests {
  private static let hash = String(repeating: "0a", count: 32)

  @Test func exactLine() {
    let anchor = Anchor(
      span: Span(5, 9), quote: "互 \"助", before: "\\ a\n", after: "", hash: ContentHash(stored: Self.hash))
    let event = Event(
      id: Sample.id(1), time: Sample.time(250), kind: .tag, transcript: "HC-P1", anchor: anchor, code: "norms",
      note: "sure?")
    #expect(
      String(decoding: EventLine.encode(event), as: UTF8.self)
        == #"{"id":"a1b2c3d4-0000-4000-8000-000000000001","time":"2026-03-04T12:00:00.250Z","kind":"tag","#
        + #""transcript":"HC-P1","start":5,"end":9,"quote":"互 \"助","before":"\\ a\n","after":"","hash":"\#(Self.hash)","#
        + #""code":"norms","note":"sure?"}"#)
  }

  @Test func decisionAndTargetAreWrittenWhereTheyAre() {
    let event = Event(
      id: Sample.id(2), time: Sample.noon, kind: .untag, decision: Sample.id(1), target: Sample.id(9))
    #expect(
      String(decoding: EventLine.encode(event), as: UTF8.self)
        == #"{"id":"a1b2c3d4-0000-4000-8000-000000000002","time":"2026-03-04T12:00:00.000Z","kind":"untag","#
        + #""decision":"a1b2c3d4-0000-4000-8000-000000000001","target":"a1b2c3d4-0000-4000-8000-000000000009"}"#)
  }

  @Test func generatedRoundTrips() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<2000 {
      let event = Sample.event(using: &generator)
      let line = EventLine.encode(event)
      #expect(!line.contains(0x0A))
      let read = try EventLine.decode(line, file: "f", line: 1)
      #expect(read == event)
      #expect(read.anchor.map { Array($0.quote.utf8) } == event.anchor.map { Array($0.quote.utf8) })
      #expect(EventLine.encode(read) == line)
    }
  }

  @Test func timesBeforeTheEpochAndInLeapYears() throws {
    for (seconds, text) in [
      (-0.001, "1969-12-31T23:59:59.999Z"), (951_782_400.5, "2000-02-29T00:00:00.500Z"),
      (4_107_542_399.123, "2100-02-28T23:59:59.123Z"),
    ] {
      let event = Event(id: Sample.id(1), time: Date(timeIntervalSince1970: seconds), kind: .undo, target: Sample.id(2))
      let line = EventLine.encode(event)
      #expect(String(decoding: line, as: UTF8.self).contains("\"\(text)\""))
      #expect(try EventLine.decode(line, file: "f", line: 1) == event)
    }
  }

  @Test func keysOfLaterVersionsAndOtherOrdersAreRead() throws {
    let line = #"""
      {"colour":{"a":[1,null]},"target":"A1B2C3D4-0000-4000-8000-000000000009","kind":"untag",
      "time":"2026-03-04T12:00:00Z","id":"a1b2c3d4-0000-4000-8000-000000000002"}
      """#
    let event = try EventLine.decode(Array(line.utf8), file: "f", line: 1)
    #expect(
      event == Event(id: Sample.id(2), time: Sample.noon, kind: .untag, target: Sample.id(9)))
  }

  /// Edits of a good line, and what is said of each.
  @Test(arguments: [
    (#""kind":"tag","#, "", "the key `kind` is missing"),
    (
      #""kind":"tag""#, #""kind":"merge""#,
      "the line was written by a newer version: its `kind` `merge` is not known here"
    ),
    (
      #""kind":"tag""#, #""kind":"they helped us""#,
      "the line was written by a newer version: its `kind` is not known here"
    ),
    (#""code":"norms""#, #""code":null"#, "the key `code` is missing"),
    (#""code":"norms""#, #""code":7"#, "the key `code` has the wrong type of value"),
    (#""start":15"#, #""start":"15""#, "the key `start` has the wrong type of value"),
    (#""start":15"#, #""start":15.5"#, "the key `start` has the wrong type of value"),
    (#""start":15"#, #""start":-1"#, "`start` is less than 0"),
    (#""start":15"#, #""start":99"#, "`end` is less than `start`"),
    (#""start":15"#, #""start":14"#, "`quote` has 27 characters where `start` and `end` say 28"),
    (#""start":15,"#, "", "the key `start` is missing"),
    (#""hash":""#, #""hash":"X"#, "`hash` is not 64 hexadecimal digits in lower case"),
    (#""transcript":"HC-P1","#, "", "the key `transcript` is missing"),
    (#""id":"a1b2"#, #""id":"zzzz"#, "`id` is not a UUID"),
    ("2026-03-04T", "2026-02-30T", "`time` is not a time in UTC such as 2026-03-04T09:15:30.250Z"),
    ("12:00:00.000Z", "12:00:00.000+01:00", "`time` is not a time in UTC such as 2026-03-04T09:15:30.250Z"),
    ("}", "", "this line of the journal is not one JSON object"),
    ("}", "}{}", "this line of the journal is not one JSON object"),
    ("}", "} they helped us", "this line of the journal is not one JSON object"),
  ])
  func whatIsWrongIsSaidWithoutWords(_ old: String, _ new: String, _ expected: String) {
    let good = String(decoding: EventLine.encode(Sample.tag(1, at: 0)), as: UTF8.self)
    #expect(good.contains(old))
    let bad = good.replacing(old, with: new, maxReplacements: 1)
    let found = problems { _ = try EventLine.decode(Array(bad.utf8), file: "codings/anna.jsonl", line: 12) }
    #expect(found.map(\.what) == [expected])
    #expect(found.first?.place == "codings/anna.jsonl:12")
    #expect(found.first?.kind == .badData)
    #expect(!found.description.contains("helped"))
  }

  @Test func brokenUTF8IsRefused() throws {
    var line = EventLine.encode(Sample.tag(1))
    let place = try #require(line.firstIndex(of: UInt8(ascii: "y")))
    line[place] = 0xFF
    let found = problems { _ = try EventLine.decode(line, file: "f", line: 1) }
    #expect(found.count == 1)
    #expect(found.first?.kind == .badData)
  }

  @Test func otherJSONIsRefused() {
    for text in ["", "7", "null", "[]", "\"tag\"", "{"] {
      #expect(problems { _ = try EventLine.decode(Array(text.utf8), file: "f", line: 1) }.count == 1)
    }
  }
}

import Basics
import Codings
import Foundation
import TestSupport
import Testing
import Transcripts

/// What was read, as journals hold it.
@Suite struct ReadingTests {
  private static let hash = Sample.anchor().hash

  private func read(
    _ number: Int, span: Span? = nil, codes: [String] = ["norms"], at milliseconds: Int? = nil
  ) -> Event {
    Event(
      id: Sample.id(number), time: Sample.time(milliseconds ?? number), kind: .read, transcript: "HC-P1",
      reading: Reading(span: span, hash: Self.hash, codes: codes))
  }

  private func replay(_ events: [Event]) -> CodingLedger { CodingLedger.replay(events: [("anna", events)]) }

  @Test func aLineCopiesNoWords() throws {
    let line = String(decoding: EventLine.encode(read(1, span: Span(3, 90), codes: ["norms", "规矩"])), as: UTF8.self)
    #expect(
      line == #"{"id":"a1b2c3d4-0000-4000-8000-000000000001","time":"2026-03-04T12:00:00.001Z","kind":"read","#
        + #""transcript":"HC-P1","start":3,"end":90,"hash":"\#(Self.hash)","codes":["norms","规矩"]}"#)
    #expect(
      try EventLine.decode(Array(line.utf8), file: "f", line: 1) == read(1, span: Span(3, 90), codes: ["norms", "规矩"]))
    #expect(try EventLine.decode(EventLine.encode(read(2)), file: "f", line: 1) == read(2))
  }

  @Test(arguments: [
    (#""transcript":"a""#, "the key `codes` is missing"),
    (#""transcript":"a","codes":[]"#, "`codes` names no code"),
    (#""transcript":"a","codes":["n"]"#, "the key `hash` is missing"),
    (#""codes":["n"],"hash":"HASH""#, "the key `transcript` is missing"),
    (#""transcript":"a","codes":["n"],"hash":"HASH","start":4"#, "the key `end` is missing"),
    (#""transcript":"a","codes":["n"],"hash":"HASH","start":4,"end":3"#, "`end` is less than `start`"),
    (#""transcript":"a","codes":"n","hash":"HASH""#, "the key `codes` has the wrong type of value"),
  ])
  func aLineThatIsWrong(_ keys: String, _ what: String) {
    let line =
      #"{"id":"a1b2c3d4-0000-4000-8000-000000000001","time":"2026-03-04T09:15:30.251Z","kind":"read","#
      + keys.replacing("HASH", with: Self.hash.hexadecimal) + "}"
    let found = problems { _ = try EventLine.decode(Array(line.utf8), file: "f", line: 1) }
    #expect(found.map(\.what) == [what])
  }

  @Test func readingsAddUpAndAreUndone() {
    let events = [read(1, span: Span(0, 9)), read(2, codes: ["learning"]), Sample.about(.undo, 3, target: 1)]
    #expect(replay(Array(events.prefix(2))).readMarks.map(\.id) == [Sample.id(1), Sample.id(2)])
    let left = replay(events).readMarks
    #expect(left.map(\.reading.codes) == [["learning"]])
    #expect(left.map(\.coder) == ["anna"])
    #expect(!replay([read(1)]).isEmpty)
  }

  @Test func whatWasSaidBeforeIsNotWrittenAgain() {
    var decisions = Decisions(coder: "anna", current: [read(1, codes: ["rules", "learning"])], now: Sample.time(9)) {
      $0 == "rules" ? "norms" : $0
    }
    func outcome(_ span: Span?, _ codes: [String], hash: ContentHash = Self.hash) -> Decisions.Outcome {
      decisions.read(Reading(span: span, hash: hash, codes: codes), of: "HC-P1")
    }
    #expect(outcome(nil, ["norms"]) == .alreadyThere(Sample.id(1)))
    #expect(outcome(Span(0, 4), ["learning"]) == .alreadyThere(Sample.id(1)))
    #expect(decisions.events.isEmpty)
    // Another code, another text, and more than the part that was read before are new.
    for (span, codes, hash) in [
      (nil, ["norms", "ties"], Self.hash), (nil, ["norms"], Sample.anchor("«x»").hash),
      (Span(0, 4), ["help"], Self.hash),
      (Span(0, 5), ["help"], Self.hash), (nil, ["help"], Self.hash),
    ] as [(Span?, [String], ContentHash)] {
      let made = outcome(span, codes, hash: hash)
      #expect(made == decisions.events.last.map(Decisions.Outcome.made))
    }
    #expect(decisions.events.count == 5)
  }
}

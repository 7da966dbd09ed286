import Basics
import Codings
import Foundation
import TestSupport
import Testing
import Transcripts

/// Disagreements decided in a consensus journal.
@Suite struct RulingTests {
  private let short = Sample.anchor("when we moved, «they helped us» carry it all and stayed")
  private let long = Sample.anchor("when we moved, «they helped us carry it all» and stayed")

  private func ruling(_ about: [Int], _ outcome: Ruling.Outcome) -> Ruling {
    Ruling(about: about.map(Sample.id), silent: ["okafor"], outcome: outcome, votes: ["lin: take", "mercier: take"])
  }

  /// The journal after one more case was decided.
  private func decided(
    _ journal: [Event], _ ruling: Ruling, _ anchors: [Anchor], code: String = "norms", at time: Int
  ) throws -> [Event] {
    var decisions = Decisions(coder: "consensus", current: journal, now: Sample.time(time))
    try decisions.resolve(
      ruling, transcript: "HC-P1", code: code, codings: anchors.map { ($0, code) }, reason: "we talked")
    return journal + decisions.events
  }

  private func ledger(_ events: [Event]) -> CodingLedger { CodingLedger.replay(events: [("consensus", events)]) }

  @Test func aLineIsReadBack() throws {
    let events = try decided([], ruling([2, 1], .merge), [long], at: 1)
    for event in events { #expect(try EventLine.decode(EventLine.encode(event), file: "f", line: 1) == event) }
    let line = String(decoding: EventLine.encode(events[0]), as: UTF8.self)
    #expect(
      line.contains(
        #""code":"norms","about":["a1b2c3d4-0000-4000-8000-000000000001","a1b2c3d4-0000-4000-8000-000000000002"],"#
          + #""silent":["okafor"],"outcome":"merge","votes":["lin: take","mercier: take"],"note":"we talked"}"#))
    let wrong = Array(line.replacing("\"merge\"", with: "\"mix\"").utf8)
    #expect(
      problems { _ = try EventLine.decode(wrong, file: "f", line: 1) }.map(\.what) == [
        "`outcome` is none of `take`, `merge`, `recode`, `leave_out`, `postpone`"
      ])
  }

  @Test func aNewRulingTakesThePlaceOfTheOld() throws {
    let first = try decided([], ruling([1], .take), [short], at: 1)
    #expect(ledger(first).codings.map(\.anchor) == [short])
    let merged = try decided(first, ruling([1, 2], .merge), [long], at: 2)
    #expect(ledger(merged).codings.map(\.anchor) == [long])
    #expect(ledger(merged).rulings.map(\.ruling.outcome) == [.take, .merge])
    let out = try decided(merged, ruling([2], .leaveOut), [], at: 3)
    #expect(ledger(out).codings.isEmpty)
    // The same once more is there once, and belongs to the later ruling; another case of the same passage stays.
    let again = try decided(merged, ruling([2, 3], .take), [long], at: 3)
    #expect(ledger(again).codings.map(\.anchor) == [long])
    #expect(ledger(try decided(again, ruling([3], .leaveOut), [], at: 5)).codings.isEmpty)
    let beside = try decided(merged, ruling([9], .take), [short], code: "ties", at: 4)
    #expect(ledger(beside).codings.count == 2)
  }

  @Test func undoBringsTheEarlierRulingBack() throws {
    let first = try decided([], ruling([1], .take), [short], at: 1)
    let merged = try decided(first, ruling([1, 2], .merge), [long], at: 2)
    var decisions = Decisions(coder: "consensus", current: merged, now: Sample.time(9))
    try decisions.undo()
    let undone = ledger(merged + decisions.events)
    #expect(undone.codings.map(\.anchor) == [short])
    #expect(undone.rulings.map(\.ruling.outcome) == [.take])
  }
}

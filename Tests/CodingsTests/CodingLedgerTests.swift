import Basics
import Codings
import Foundation
import TestSupport
import Testing
import Transcripts

@Suite struct CodingLedgerTests {
  private func replay(_ events: [Event]) -> CodingLedger {
    CodingLedger.replay(events: [("anna", events)])
  }

  private func numbers(_ ids: [UUID]) -> [Int?] {
    ids.map { id in (1...99).first { Sample.id($0) == id } }
  }

  private func live(_ events: [Event]) -> [Int?] { numbers(replay(events).codings.map(\.id)) }

  /// A move to an empty span says that the words are gone; the place before it is kept, and another move finds them.
  @Test func wordsThatAreGone() throws {
    func move(_ number: Int, _ anchor: Anchor) -> Event {
      Event(
        id: Sample.id(number), time: Sample.time(number), kind: .move, target: Sample.id(1), transcript: "HC-P1",
        anchor: anchor, by: "bo")
    }
    let nowhere = Sample.anchor("when we moved, «» and stayed")
    let found = Sample.anchor("«they helped us carry it all», she said")
    let gone = try #require(replay([Sample.tag(1), move(2, nowhere)]).codings.first)
    #expect(gone.gone == nowhere && gone.anchor == Sample.anchor())
    let back = try #require(replay([Sample.tag(1), move(2, nowhere), move(3, found)]).codings.first)
    #expect(back.gone == nil && back.anchor == found && back.anchors == [Sample.anchor(), found])
    let undone = [Sample.tag(1), move(2, nowhere), Sample.about(.undo, 3, target: 2)]
    #expect(replay(undone).codings.first?.gone == nil)
  }

  /// What has lost its words stands nowhere, so the same span can be coded anew; in the text that has the words again it
  /// is already there.
  @Test func theSamePassageAfterItsWordsWereGone() throws {
    let nowhere = Sample.anchor("when we moved, «» and stayed")
    func outcome(gone: Anchor, tagging anchor: Anchor) throws -> Decisions.Outcome {
      let lost = Event(
        id: Sample.id(2), time: Sample.time(2), kind: .move, target: Sample.id(1), transcript: "HC-P1", anchor: gone)
      var decisions = Decisions(coder: "anna", current: [Sample.tag(1), lost], now: Sample.time(9))
      return try decisions.tag(anchor, transcript: "HC-P1", code: "norms")
    }
    #expect(try outcome(gone: nowhere, tagging: Sample.anchor()) == .alreadyThere(Sample.id(1)))
    let elsewhere = Sample.anchor("when we moved, «they helped us carry it all» and left")
    guard case .made = try outcome(gone: nowhere, tagging: elsewhere) else {
      Issue.record("in another text, the passage can be coded again")
      return
    }
    // Somebody said that the words are not in this text.
    let whole = Sample.anchor()
    let denied = Anchor(span: Span(15, 15), quote: "", before: "", after: "", hash: whole.hash)
    guard case .made = try outcome(gone: denied, tagging: whole) else {
      Issue.record("a passage whose words were said to be gone from this text can be coded again")
      return
    }
  }

  /// One command writes moves into several journals as one decision; an undo in each takes back what is in it.
  @Test func oneDecisionInTwoJournals() throws {
    let place = Sample.anchor("later, when we moved, «they helped us carry it all»")
    let bos = Sample.tag(2)
    var first = Decisions(coder: "anna", current: [Sample.tag(1)], now: Sample.time(5))
    let own = first.move(Sample.id(1), to: place, transcript: "HC-P1")
    var second = Decisions(coder: "bo", current: [bos], now: Sample.time(5), decision: own.id, by: "anna")
    let other = second.move(bos.id, to: place, transcript: "HC-P1")
    #expect(own.by == nil && own.decision == own.id && other.by == "anna" && other.decision == own.id)
    let moved = CodingLedger.replay(events: [("anna", [Sample.tag(1), own]), ("bo", [bos, other])])
    #expect(moved.codings.map(\.anchor) == [place, place] && moved.notes.isEmpty)
    let undo = Event(id: Sample.id(7), time: Sample.time(7), kind: .undo, target: own.id, by: "anna")
    let undone = CodingLedger.replay(events: [("anna", [Sample.tag(1), own]), ("bo", [bos, other, undo])])
    #expect(undone.codings.map(\.anchor) == [place, Sample.anchor()] && undone.notes.isEmpty)
    let history = History.entries(events: [("anna", [Sample.tag(1), own]), ("bo", [bos, other])])
    #expect(history.last?.movedFrom == Sample.anchor())
    #expect(try EventLine.decode(EventLine.encode(other), file: "f", line: 1) == other)
  }

  @Test func aTagIsACoding() {
    let ledger = replay([Sample.tag(1)])
    #expect(
      ledger.codings == [
        Coding(
          id: Sample.id(1), coder: "anna", code: "norms", transcript: "HC-P1", anchor: Sample.anchor(), origin: .tag,
          note: nil, time: Sample.time(1))
      ])
    #expect(ledger.notes.isEmpty)
  }

  @Test func untagTakesOffOneOfTwo() {
    #expect(live([Sample.tag(1), Sample.tag(2), Sample.about(.untag, 3, target: 1)]) == [2])
  }

  @Test func undoTakesBackAWholeDecision() {
    let events = [
      Sample.tag(1), Sample.tag(2), Sample.tag(3, decision: Sample.id(2)), Sample.about(.undo, 4, target: 2),
    ]
    #expect(live(events) == [1])
  }

  @Test func anUndoneUntagBringsTheCodingBack() {
    let events = [Sample.tag(1), Sample.about(.untag, 2, target: 1), Sample.about(.undo, 3, target: 2)]
    #expect(live(events) == [1])
  }

  @Test func anUndoCannotBeUndone() {
    let events = [Sample.tag(1), Sample.about(.undo, 2, target: 1), Sample.about(.undo, 3, target: 2)]
    #expect(live(events) == [])
    #expect(
      replay(events).notes.map(\.what) == [
        "anna's event a1b2c3d4-0000-4000-8000-000000000003 (undo) is about a1b2c3d4-0000-4000-8000-000000000002, for which "
          + "that is not possible; it has no effect"
      ])
  }

  @Test func theLastJudgementOnAHitHolds() {
    let accept = Sample.judgement(.accept, 1)
    let reject = Sample.judgement(.reject, 2)
    let again = Sample.judgement(.accept, 3)
    #expect(live([accept]) == [1])
    #expect(replay([accept]).codings.map(\.origin) == [.accepted])
    #expect(live([accept, reject]) == [])
    #expect(numbers(replay([accept, reject]).rejections.map(\.id)) == [2])
    #expect(live([accept, reject, again]) == [3])
    #expect(replay([accept, reject, again]).rejections.isEmpty)
    #expect(live([accept, reject, Sample.about(.undo, 4, target: 2)]) == [1])
  }

  @Test func anAcceptedHitTakenOffIsNoLongerJudged() {
    let events = [
      Sample.judgement(.reject, 1), Sample.judgement(.accept, 2), Sample.about(.untag, 3, target: 2),
    ]
    #expect(live(events) == [])
    #expect(replay(events).rejections.isEmpty)
  }

  @Test func judgementsOnOtherHitsAreApart() {
    let elsewhere = Sample.anchor("«when we moved», they helped us")
    let events = [
      Sample.judgement(.accept, 1), Sample.judgement(.accept, 2, anchor: elsewhere),
      Sample.judgement(.accept, 3, code: "solidarity"), Sample.judgement(.accept, 4, transcript: "HC-P2"),
      Sample.judgement(.reject, 5),
    ]
    #expect(live(events) == [2, 3, 4])
  }

  @Test func aRejectionDoesNotTouchATag() {
    let ledger = replay([Sample.tag(1), Sample.judgement(.reject, 2)])
    #expect(ledger.codings.count == 1)
    #expect(ledger.rejections.count == 1)
  }

  @Test func aRenamedCodeIsTheSameHit() {
    let events = [Sample.judgement(.accept, 1, code: "rules"), Sample.judgement(.reject, 2, code: "norms")]
    #expect(replay(events).codings.map(\.code) == ["rules"])
    let mapped = CodingLedger.replay(events: [("anna", events)]) { $0 == "rules" ? "norms" : $0 }
    #expect(mapped.codings.isEmpty)
    #expect(mapped.rejections.count == 1)
  }

  @Test func aMoveChangesThePlace() {
    let place = Sample.anchor("later, when we moved, «they helped us carry it all»")
    func move(_ number: Int, _ target: Int) -> Event {
      Event(
        id: Sample.id(number), time: Sample.time(number), kind: .move, target: Sample.id(target), transcript: "HC-P1",
        anchor: place)
    }
    #expect(replay([Sample.tag(1), move(2, 1)]).codings.map(\.anchor) == [place])
    #expect(replay([Sample.judgement(.reject, 1), move(2, 1)]).rejections.map(\.anchor) == [place])
    // A judgement moved with its hit is ended by a judgement on the hit where it now stands.
    let judged = [Sample.judgement(.accept, 1), move(2, 1), Sample.judgement(.reject, 3, anchor: place)]
    #expect(live(judged) == [])
    #expect(live([Sample.judgement(.accept, 1), move(2, 1), Sample.judgement(.reject, 3)]) == [1])
    #expect(
      replay([Sample.tag(1), move(2, 1), Sample.about(.undo, 3, target: 2)]).codings.map(\.anchor) == [Sample.anchor()])
  }

  @Test func journalsMergedOutOfOrderReplayAlike() {
    let events = [
      Sample.judgement(.accept, 1), Sample.judgement(.reject, 2), Sample.judgement(.accept, 3),
      Sample.about(.untag, 4, target: 3), Sample.judgement(.accept, 5), Sample.tag(6),
      Sample.about(.undo, 7, target: 6),
      Sample.tag(8), Sample.about(.memo, 9, target: 8),
    ]
    let expected = replay(events)
    #expect(numbers(expected.codings.map(\.id)) == [5, 8])
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      let shuffled = replay(events.shuffled(using: &generator))
      #expect(shuffled.codings == expected.codings)
      #expect(shuffled.rejections == expected.rejections)
      #expect(shuffled.memos == expected.memos)
      #expect(shuffled.notes == expected.notes)
    }
  }

  @Test func eventsOfOneMillisecondKeepTheOrderOfTheFile() {
    let events = [Sample.judgement(.accept, 1, at: 0), Sample.judgement(.reject, 2, at: 0)]
    #expect(live(events) == [])
    #expect(live(events.reversed()) == [1])
  }

  @Test func nobodyChangesWhatAnotherDecided() {
    let ledger = CodingLedger.replay(events: [
      ("anna", [Sample.tag(1)]),
      (
        "bo",
        [Sample.about(.untag, 2, target: 1), Sample.about(.undo, 3, target: 1), Sample.about(.memo, 4, target: 1)]
      ),
    ])
    #expect(ledger.codings.map(\.coder) == ["anna"])
    #expect(ledger.memos.map(\.coder) == ["bo"])
    #expect(
      ledger.notes.map(\.what) == [
        "bo's event a1b2c3d4-0000-4000-8000-000000000002 (untag) is about anna's a1b2c3d4-0000-4000-8000-000000000001, and "
          + "has no effect",
        "bo's event a1b2c3d4-0000-4000-8000-000000000003 (undo) is about anna's a1b2c3d4-0000-4000-8000-000000000001, and "
          + "has no effect",
      ])
  }

  @Test func whatIsNotThereIsNoted() {
    let ledger = replay([Sample.about(.untag, 1, target: 50), Sample.about(.memo, 2, target: 51)])
    #expect(ledger.notes.count == 2)
    #expect(ledger.notes.allSatisfy { $0.severity == .warning && $0.identity == "targetUnknown" })
    #expect(!ledger.notes.description.contains("a note"))
  }

  @Test func aCopiedJournalIsCountedOnce() {
    let events = [Sample.tag(1), Sample.tag(2)]
    let ledger = CodingLedger.replay(events: [("anna", events), ("bo", events + [Sample.tag(3)])])
    #expect(ledger.codings.map(\.coder) == ["anna", "anna", "bo"])
    #expect(
      ledger.notes.map(\.what) == [
        "2 events of anna's journal are in bo's too, and were counted as anna's only"
      ])
  }

  @Test func historyShowsAllAndWhatWasUndone() {
    let entries = History.entries(events: [
      ("anna", [Sample.tag(1, at: 10), Sample.about(.undo, 2, target: 1, at: 30)]), ("bo", [Sample.tag(3, at: 20)]),
    ])
    #expect(entries.map(\.coder) == ["anna", "bo", "anna"])
    #expect(numbers(entries.map(\.event.id)) == [1, 3, 2])
    #expect(entries.map(\.undone) == [true, false, false])
  }
}

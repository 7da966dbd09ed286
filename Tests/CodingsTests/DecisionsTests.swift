import Basics
import Codings
import Foundation
import TestSupport
import Testing

@Suite struct DecisionsTests {
  private func decisions(_ current: [Event], at milliseconds: Int = 1000) -> Decisions {
    Decisions(coder: "anna", current: current, now: Sample.time(milliseconds))
  }

  @Test func theSameCodeOnTheSameSpanIsThereAlready() throws {
    for kind in [Event.Kind.tag, .accept] {
      var decisions = decisions([Sample.judgement(kind, 1)])
      #expect(try decisions.tag(Sample.anchor(), transcript: "HC-P1", code: "norms") == .alreadyThere(Sample.id(1)))
      #expect(decisions.events.isEmpty)
    }
  }

  @Test func otherCodesSpansAndTranscriptsAreNew() throws {
    var decisions = decisions([Sample.tag(1)])
    try decisions.tag(Sample.anchor(), transcript: "HC-P1", code: "solidarity")
    try decisions.tag(Sample.anchor(), transcript: "HC-P2", code: "norms")
    try decisions.tag(Sample.anchor("when «we moved, they» helped us"), transcript: "HC-P1", code: "norms")
    #expect(decisions.events.count == 3)
    #expect(decisions.events.allSatisfy { $0.kind == .tag && $0.decision == decisions.events[0].id })
  }

  @Test func twiceInOneDecisionIsOnce() throws {
    var decisions = decisions([])
    guard case .made(let event) = try decisions.tag(Sample.anchor(), transcript: "HC-P1", code: "norms") else {
      Issue.record("nothing was made")
      return
    }
    #expect(try decisions.tag(Sample.anchor(), transcript: "HC-P1", code: "norms") == .alreadyThere(event.id))
    #expect(decisions.events == [event])
    #expect(event.decision == event.id)
  }

  @Test func aFormerIDOfTheCodeIsTheSameCode() throws {
    var decisions = Decisions(coder: "anna", current: [Sample.tag(1, code: "rules")], now: Sample.noon) {
      $0 == "rules" ? "norms" : $0
    }
    #expect(try decisions.tag(Sample.anchor(), transcript: "HC-P1", code: "norms") == .alreadyThere(Sample.id(1)))
  }

  @Test func anEmptyPassageIsRefused() {
    var decisions = decisions([])
    #expect(problems { try decisions.tag(Sample.anchor("a«»b"), transcript: "HC-P1", code: "norms") }.count == 1)
  }

  @Test func afterUntagTheTagIsNewAgain() throws {
    var decisions = decisions([Sample.tag(1)])
    #expect(try decisions.untag([Sample.id(1), Sample.id(1)]).map(\.target) == [Sample.id(1)])
    guard case .made = try decisions.tag(Sample.anchor(), transcript: "HC-P1", code: "norms") else {
      Issue.record("the tag was said to be there")
      return
    }
    #expect(decisions.events.map(\.kind) == [.untag, .tag])
  }

  @Test func untagIsForOnesOwnLiveCodings() {
    let others = CodingLedger.replay(events: [("bo", [Sample.tag(2)])]).codings
    var decisions = decisions([Sample.tag(1), Sample.tag(3), Sample.about(.untag, 4, target: 3)])
    let found = problems {
      try decisions.untag([Sample.id(1), Sample.id(2), Sample.id(3)], others: others)
    }
    #expect(
      found.map(\.what) == [
        "the coding a1b2c3d4-0000-4000-8000-000000000002 is bo's, and anna cannot take it off",
        "there is no coding a1b2c3d4-0000-4000-8000-000000000003, or it has been taken off already",
      ])
    #expect(decisions.events.isEmpty)
  }

  @Test func judgementsReplaceEachOther() {
    var accepted = decisions([Sample.judgement(.accept, 1)])
    #expect(accepted.accept(Sample.anchor(), transcript: "HC-P1", code: "norms") == .alreadyThere(Sample.id(1)))
    accepted.reject(Sample.anchor(), transcript: "HC-P1", code: "norms")
    #expect(accepted.events.map(\.kind) == [.reject])
    let ledger = CodingLedger.replay(events: [("anna", [Sample.judgement(.accept, 1)] + accepted.events)])
    #expect(ledger.codings.isEmpty)
    #expect(ledger.rejections.count == 1)

    var rejected = decisions([Sample.judgement(.reject, 1)])
    #expect(rejected.reject(Sample.anchor(), transcript: "HC-P1", code: "norms") == .alreadyThere(Sample.id(1)))
    rejected.accept(Sample.anchor(), transcript: "HC-P1", code: "norms")
    #expect(rejected.events.map(\.kind) == [.accept])
  }

  @Test func aHitMayBeAcceptedBesideATag() {
    var decisions = decisions([Sample.tag(1)])
    decisions.accept(Sample.anchor(), transcript: "HC-P1", code: "norms")
    #expect(decisions.events.map(\.kind) == [.accept])
  }

  @Test func aClockThatWentBackIsHeld() throws {
    var decisions = decisions([Sample.tag(1, at: 5000)], at: 1000)
    // A millisecond later than what was there, so that the order is the same wherever journals are merged.
    #expect(try decisions.undo().time == Sample.time(5001))
  }

  @Test func undoTakesTheLastDecisionThatStands() throws {
    let events = [
      Sample.tag(1), Sample.tag(2), Sample.tag(3, decision: Sample.id(2)), Sample.about(.undo, 4, target: 2),
    ]
    var first = decisions(Array(events.prefix(3)))
    #expect(try first.undo().target == Sample.id(2))
    var second = decisions(events)
    #expect(try second.undo().target == Sample.id(1))
    var third = decisions(events + [Sample.about(.undo, 5, target: 1)])
    #expect(problems { try third.undo() }.map(\.what) == ["anna has no decision that could be taken back"])
  }

  @Test func aNamedDecisionIsUndoneByAnyOfItsEvents() throws {
    let events = [
      Sample.tag(1), Sample.tag(2), Sample.tag(3, decision: Sample.id(2)), Sample.about(.undo, 4, target: 1),
    ]
    var decisions = decisions(events)
    #expect(try decisions.undo(Sample.id(3)).target == Sample.id(2))
    #expect(problems { try decisions.undo(Sample.id(1)) }.map(\.kind) == [.usage])
    #expect(problems { try decisions.undo(Sample.id(4)) }.map(\.identity) == ["undoOfUndo"])
    #expect(problems { try decisions.undo(Sample.id(8)) }.map(\.kind) == [.missingInput])
  }

  @Test func memosNeedWords() throws {
    var decisions = decisions([])
    #expect(problems { try decisions.memo(" \n", on: .code("norms")) }.map(\.what) == ["the memo is empty"])
    try decisions.memo("why?", on: .coding(Sample.id(1)))
    try decisions.memo("why?", on: .transcript("HC-P1"))
    try decisions.memo("why?", on: .passage(Sample.anchor(), transcript: "HC-P1"))
    try decisions.memo("why?", on: .code("norms"))
    let lines = try decisions.events.map { try EventLine.decode(EventLine.encode($0), file: "f", line: 1) }
    #expect(lines == decisions.events)
  }

  /// Random decisions, written and read back: what `Decisions` says is there is what the replay shows, and undoing
  /// everything empties the ledger.
  @Test func randomDecisionsReplayAsSaid() throws {
    let folder = try TemporaryFolder()
    let anchors = [Sample.anchor(), Sample.anchor("«when we moved», they"), Sample.anchor("and «they»")]
    var generator = SeededGenerator(seed: 5)
    for round in 0..<20 {
      let journal = Sample.journal(folder, coder: "coder\(round)")
      for step in 0..<30 {
        let anchor = anchors.randomElement(using: &generator) ?? anchors[0]
        let choice = Int.random(in: 0..<5, using: &generator)
        try journal.append { current in
          let before = CodingLedger.replay(events: [("anna", current)])
          var decisions = Decisions(coder: "anna", current: current, now: Sample.time(step))
          switch choice {
          case 0: try decisions.tag(anchor, transcript: "A", code: "x")
          case 1: decisions.accept(anchor, transcript: "A", code: "x")
          case 2: decisions.reject(anchor, transcript: "A", code: "x")
          case 3: if let coding = before.codings.first { try decisions.untag([coding.id]) }
          default: _ = try? decisions.undo()
          }
          let after = CodingLedger.replay(events: [("anna", current + decisions.events)])
          #expect(after.notes.isEmpty)
          if choice <= 1 { #expect(after.codings.contains { $0.anchor == anchor }) }
          if choice == 2 { #expect(after.rejections.contains { $0.anchor == anchor }) }
          if choice == 2 { #expect(!after.codings.contains { $0.anchor == anchor && $0.origin == .accepted }) }
          if decisions.events.isEmpty { #expect(after.codings == before.codings) }
          return decisions.events
        }
      }
      while true {
        let written = try journal.append { current in
          var decisions = Decisions(coder: "anna", current: current, now: Sample.noon)
          return (try? decisions.undo()).map { [$0] } ?? []
        }
        if written.isEmpty { break }
      }
      let ledger = CodingLedger.replay(events: [("anna", try journal.read().events)])
      #expect(ledger.codings.isEmpty)
      #expect(ledger.rejections.isEmpty)
    }
  }
}

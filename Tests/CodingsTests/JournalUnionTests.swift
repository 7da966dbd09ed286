import Basics
import Codings
import Foundation
import TestSupport
import Testing

/// Copies of one journal that were written to apart.
@Suite struct JournalUnionTests {
  /// A journal with a shared beginning, and what two people added to copies of it.
  private func copies(_ seed: UInt64) -> (base: [Event], copies: [[Event]]) {
    var generator = SeededGenerator(seed: seed)
    var number = 0
    func more(_ count: Int, after: Int) -> [Event] {
      var events: [Event] = []
      for step in 0..<count {
        number += 1
        // Some commands write several events, all of one time.
        let first = number
        events.append(Sample.tag(number, at: after + step * 7 + Int.random(in: 0...6, using: &generator)))
        for _ in 0..<Int.random(in: 0...2, using: &generator) {
          number += 1
          let time = Int((events[events.count - 1].time.timeIntervalSince(Sample.time(0)) * 1000).rounded())
          events.append(Sample.tag(number, at: time, decision: Sample.id(first)))
        }
      }
      return events
    }
    let base = more(4, after: 0)
    return (base, (0..<3).map { _ in base + more(Int.random(in: 0...5, using: &generator), after: 100) })
  }

  @Test func theOrderOfCopiesDoesNotMatter() {
    for seed in 1...60 as ClosedRange<UInt64> {
      let (base, copies) = copies(seed)
      let all = JournalUnion(copies)
      #expect(all.conflicts.isEmpty)
      #expect(Set(all.events.map(\.id)) == Set(copies.flatMap { $0 }.map(\.id)))
      #expect(Set(all.events.map(\.id)).count == all.events.count)
      var generator = SeededGenerator(seed: seed)
      // Commutative, idempotent, and it does not matter which two are merged first.
      #expect(JournalUnion(copies.shuffled(using: &generator)) == all)
      #expect(JournalUnion(copies + [copies[0], base]) == all)
      #expect(JournalUnion([all.events]) == all)
      #expect(JournalUnion([JournalUnion([copies[0], copies[1]]).events, copies[2]]) == all)
      #expect(JournalUnion([copies[0], JournalUnion([copies[1], copies[2]]).events]) == all)
      // What one command wrote stays together, in its order.
      for copy in copies {
        let kept = Set(copy.map(\.id))
        #expect(JournalUnion([copy]).events.map(\.id) == all.events.map(\.id).filter { kept.contains($0) })
      }
    }
  }

  @Test func anUndoHoldsInTheUnion() {
    let base = [Sample.tag(1, at: 0), Sample.tag(2, at: 10)]
    let mine = base + [Sample.about(.undo, 3, target: 2, at: 20)]
    let theirs = base + [Sample.tag(4, at: 15), Sample.about(.untag, 5, target: 1, at: 30)]
    let union = JournalUnion([mine, theirs])
    let ledger = CodingLedger.replay(events: [("anna", union.events)])
    #expect(ledger.codings.map(\.id) == [Sample.id(4)] && ledger.notes.isEmpty)
  }

  @Test func oneIDForTwoEventsIsAConflict() throws {
    let union = JournalUnion([[Sample.tag(1)], [Sample.tag(1, code: "ties")]])
    #expect(union.conflicts == [Sample.id(1)] && union.events == [Sample.tag(1)])
    let folder = try TemporaryFolder()
    let journal = Sample.journal(folder)
    try journal.append { _ in [Sample.tag(1)] }
    let found = problems { try journal.take([Sample.tag(1, code: "ties"), Sample.tag(2)]) }
    #expect(found.map(\.kind) == [.badData])
    #expect(try journal.read().events == [Sample.tag(1)])
    #expect(try journal.take([Sample.tag(2), Sample.tag(1)]) == [Sample.tag(2)])
    #expect(try journal.take([Sample.tag(2), Sample.tag(1)]).isEmpty)
  }
}

import Basics
import Foundation
import TestSupport
import Testing
import Transcripts

@testable import Codings

/// What is followed event by event is what a replay comes to.
@Suite struct StandingDecisionsTests {
  private static let text = "when we moved, they helped us carry it all and stayed for the whole of the day"
  private static let currentCode: @Sendable (String) -> String = { $0 == "rules" ? "norms" : $0 }

  private static func anchor(using generator: inout SeededGenerator) -> Anchor {
    let start = Int.random(in: 0...2, using: &generator) * 8
    let text = TranscriptText(text)
    return Anchor(Span(start, start + 10), in: text, hash: text.contentHash)
  }

  /// One decision of one to three parts, of every kind that there is.
  private static func decide(_ decisions: inout Decisions, using generator: inout SeededGenerator) {
    let codes = ["norms", "rules", "ties"]
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let anchor = anchor(using: &generator)
      let transcript = Bool.random(using: &generator) ? "one" : "two"
      let code = codes.randomElement(using: &generator) ?? "norms"
      let coding = decisions.standing.codings.keys.sorted { $0.uuidString < $1.uuidString }
        .randomElement(using: &generator)
      switch Int.random(in: 0..<20, using: &generator) {
      case 0..<6: _ = try? decisions.tag(anchor, transcript: transcript, code: code)
      case 6:
        // As from another program: coded before everything else.
        _ = try? decisions.tag(anchor, transcript: transcript, code: code, time: Sample.time(-5))
      case 7..<10: if let coding { _ = try? decisions.untag([coding]) }
      case 10..<13:
        let suggestion = Bool.random(using: &generator) ? "abc" : nil
        decisions.accept(anchor, transcript: transcript, code: code, suggestion: suggestion)
      case 13..<16: decisions.reject(anchor, transcript: transcript, code: code)
      case 16:
        let reading = Reading(span: anchor.span, hash: anchor.hash, codes: [code])
        decisions.read(reading, of: transcript)
      case 17: _ = try? decisions.memo("a memo", on: .code(code))
      case 18:
        if Int.random(in: 0..<8, using: &generator) > 0 { continue }
        if let coding, Bool.random(using: &generator) {
          decisions.move(coding, to: anchor, transcript: transcript)
        } else if let coding {
          _ = try? decisions.recode(coding, to: code)
        } else {
          decisions.rename(transcript: "one", to: "two")
        }
      default: _ = try? decisions.undo()
      }
    }
  }

  private func decided(after events: [Event], step: Int, using generator: inout SeededGenerator) -> [Event] {
    var decisions = Decisions(
      coder: "anna", current: events, now: Sample.time(step), currentCode: Self.currentCode, definition: { _ in "v1" })
    Self.decide(&decisions, using: &generator)
    return decisions.events
  }

  @Test func followingIsReplaying() {
    var (followed, replayed) = (0, 0)
    for seed in 1...40 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var events: [Event] = []
      var standing = StandingDecisions(of: "anna", replaying: [], currentCode: Self.currentCode)
      for step in 1...60 {
        var made = decided(after: events, step: step * 10, using: &generator)
        // Two machines' journals put together: the same hit judged twice, a line that comes late, one whose decision was
        // taken back elsewhere.
        if Int.random(in: 0..<6, using: &generator) == 0 {
          made += decided(after: Array(events.prefix(events.count / 2)), step: step * 10, using: &generator)
        }
        let isFollowed = made.reduce(true) { standing.follow($1, of: "anna", currentCode: Self.currentCode) && $0 }
        events += made
        let replay = StandingDecisions(of: "anna", replaying: events, currentCode: Self.currentCode)
        if isFollowed {
          followed += 1
          #expect((standing == replay) as Bool, "seed \(seed), step \(step)")
        } else {
          replayed += 1
        }
        standing = replay
      }
    }
    #expect(followed > replayed, "else nothing is gained: \(followed) were followed, \(replayed) replayed")
    #expect(replayed > 0)
  }

  @Test func takingOffARecodedAcceptanceLeavesTheHitUnjudged() throws {
    var generator = SeededGenerator(seed: 1)
    let anchor = Self.anchor(using: &generator)
    var events: [Event] = []
    func decide(_ body: (inout Decisions) throws -> Void) rethrows {
      var decisions = Decisions(
        coder: "anna", current: events, now: Sample.time(events.count * 10), currentCode: Self.currentCode,
        definition: { _ in "v1" })
      try body(&decisions)
      events += decisions.events
    }
    decide { $0.accept(anchor, transcript: "one", code: "ties", suggestion: nil) }
    let coding = try #require(events.first?.id)
    try decide { try $0.recode(coding, to: "norms") }
    var standing = StandingDecisions(of: "anna", replaying: events, currentCode: Self.currentCode)
    #expect(standing.rejectedHits.count == 1)
    try decide { try $0.untag([coding]) }
    let untag = try #require(events.last)
    let isFollowed = standing.follow(untag, of: "anna", currentCode: Self.currentCode)
    let replay = StandingDecisions(of: "anna", replaying: events, currentCode: Self.currentCode)
    #expect(replay.rejectedHits.isEmpty && replay.codings.isEmpty)
    #expect(!isFollowed || standing == replay)
  }

  @Test func whatARememberingJournalDecidesOnIsWhatIsOnTheDisk() throws {
    let temporary = try TemporaryFolder()
    let journal = Sample.journal(temporary)
    let memory = DecisionMemory()
    var generator = SeededGenerator(seed: 7)
    for step in 1...200 {
      switch Int.random(in: 0..<8, using: &generator) {
      case 0:
        // Another program of the same coder.
        try journal.append { self.decided(after: $0, step: step * 10, using: &generator) }
      case 1 where step % 5 == 0:
        // Another version from git: an earlier state with other lines behind it, in the same file and in another one.
        let earlier = Array(try journal.read().events.dropLast(3))
        let bytes = Data(Sample.lines(earlier + decided(after: earlier, step: step * 10, using: &generator)))
        try bytes.write(to: journal.url, options: Bool.random(using: &generator) ? .atomic : [])
      case 2 where step % 5 == 0:
        let handle = try FileHandle(forWritingTo: journal.url)
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("{\"id\": \"".utf8))
        try handle.close()
      default:
        try journal.decide(
          remembering: memory, now: Sample.time(step * 10), currentCode: Self.currentCode, definition: { _ in "v1" }
        ) { decisions in
          let replay = StandingDecisions(of: "anna", replaying: decisions.current, currentCode: Self.currentCode)
          #expect(decisions.standing == replay, "step \(step)")
          Self.decide(&decisions, using: &generator)
          let after = StandingDecisions(
            of: "anna", replaying: decisions.current + decisions.events, currentCode: Self.currentCode)
          if decisions.isCertain { #expect(decisions.standing == after, "step \(step)") }
        }
      }
    }
    #expect(try journal.read().events.count > 100)
  }

  @Test func aDecisionThatFailsLeavesNothingBehind() throws {
    let temporary = try TemporaryFolder()
    let journal = Sample.journal(temporary)
    let memory = DecisionMemory()
    func decide(_ body: (inout Decisions) throws -> Void) throws {
      try journal.decide(
        remembering: memory, now: Sample.noon, currentCode: { $0 }, definition: { _ in nil }, body)
    }
    try decide { try $0.tag(Sample.anchor(), transcript: "one", code: "norms") }
    #expect(throws: Problem.self) {
      try decide {
        try $0.tag(Sample.anchor(), transcript: "two", code: "norms")
        throw Problem(.usage, "no")
      }
    }
    try decide { decisions in
      #expect(decisions.standing.codings.count == 1)
      guard case .made = try decisions.tag(Sample.anchor(), transcript: "two", code: "norms") else {
        Issue.record("what was not written was said to be there")
        return
      }
    }
    #expect(try journal.read().events.map(\.transcript) == ["one", "two"])
  }
}

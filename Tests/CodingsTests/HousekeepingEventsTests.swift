import Basics
import Codings
import Foundation
import TestSupport
import Testing
import Transcripts

/// Changes in bulk, as journals hold them: other codes, other names of transcripts, transcripts taken out.
@Suite struct HousekeepingEventsTests {
  private func replay(_ events: [Event]) -> CodingLedger { CodingLedger.replay(events: [("anna", events)]) }

  private func recode(_ number: Int, target: Int, to code: String) -> Event {
    Event(
      id: Sample.id(number), time: Sample.time(number), kind: .recode, target: Sample.id(target), transcript: "HC-P1",
      code: code)
  }

  private func rename(_ number: Int, _ old: String, to new: String) -> Event {
    Event(id: Sample.id(number), time: Sample.time(number), kind: .rename, transcript: old, newName: new)
  }

  private func decisions(_ events: [Event]) -> Decisions {
    Decisions(coder: "anna", current: events, now: Sample.time(99))
  }

  @Test func linesAreReadAsTheyAreWritten() throws {
    let events = [
      recode(1, target: 9, to: "norms.formal"), rename(2, "HC-P1", to: "采访 3"),
      Event(id: Sample.id(3), time: Sample.time(3), kind: .remove, note: "withdrawn"),
    ]
    for event in events { #expect(try EventLine.decode(EventLine.encode(event), file: "f", line: 1) == event) }
    #expect(String(decoding: EventLine.encode(events[1]), as: UTF8.self).contains(#""transcript":"HC-P1","to":"采访 3""#))
  }

  @Test func aRecodedCodingKeepsEverythingElse() throws {
    let events = [Sample.tag(1), recode(2, target: 1, to: "ties")]
    let coding = try #require(replay(events).codings.first)
    #expect(coding.code == "ties" && coding.id == Sample.id(1) && coding.anchor == Sample.anchor())
    #expect(replay(events + [Sample.about(.undo, 3, target: 2)]).codings.map(\.code) == ["norms"])
  }

  @Test func aRecodedHitIsRefusedForItsOldCode() {
    let events = [Sample.judgement(.accept, 1), recode(2, target: 1, to: "ties")]
    let ledger = replay(events)
    #expect(ledger.codings.map(\.code) == ["ties"] && ledger.codings.map(\.origin) == [.tag])
    #expect(ledger.rejections.map(\.code) == ["norms"])
    // Accepting the hit anew ends that, and the recoded coding stays.
    let again = replay(events + [Sample.judgement(.accept, 3)])
    #expect(again.rejections.isEmpty && Set(again.codings.map(\.code)) == ["ties", "norms"])
  }

  @Test func recodingOntoTheSameCodeTakesOneOff() throws {
    var decisions = decisions([Sample.tag(1), Sample.tag(2, code: "ties")])
    #expect(try decisions.recode(Sample.id(1), to: "ties") == .takenOff)
    #expect(try decisions.recode(Sample.id(2), to: "ties") == .unchanged)
    #expect(decisions.events.map(\.kind) == [.untag])
    #expect(problems { _ = try decisions.recode(Sample.id(1), to: "norms") }.count == 1)
  }

  @Test func recodingTwiceInOneDecision() throws {
    var decisions = decisions([Sample.tag(1), Sample.tag(2, anchor: Sample.anchor("«when» we"))])
    #expect(try decisions.recode(Sample.id(1), to: "ties") == .recoded)
    #expect(try decisions.recode(Sample.id(2), to: "ties") == .recoded)
    #expect(Set(decisions.events.map(\.decision)).count == 1)
    #expect(try decisions.tag(Sample.anchor(), transcript: "HC-P1", code: "ties") == .alreadyThere(Sample.id(1)))
  }

  @Test func aRenamedTranscriptTakesEverythingAlong() {
    let memo = Event(
      id: Sample.id(3), time: Sample.time(3), kind: .memo, transcript: "HC-P1", anchor: Sample.anchor(), note: "why?")
    let events = [
      Sample.tag(1), Sample.judgement(.reject, 2, code: "ties"), memo, Sample.tag(4, transcript: "other"),
      rename(5, "HC-P1", to: "p1"),
    ]
    let ledger = replay(events)
    #expect(ledger.codings.map(\.transcript) == ["p1", "other"])
    #expect(ledger.rejections.map(\.transcript) == ["p1"] && ledger.memos.map(\.transcript) == ["p1"])
    // A judgement under the new name is about the same hit.
    let accepted = replay(events + [Sample.judgement(.accept, 6, code: "ties", transcript: "p1")])
    #expect(accepted.rejections.isEmpty)
    // Who coded under the old name afterwards is not carried over.
    #expect(replay(events + [Sample.tag(7)]).codings.map(\.transcript) == ["p1", "other", "HC-P1"])
    #expect(replay(events + [Sample.tag(7), rename(8, "HC-P1", to: "p1")]).codings.map(\.transcript).last == "p1")
  }

  @Test func whatChangedFilesIsNotUndone() {
    var renamed = decisions([rename(1, "HC-P1", to: "p1")])
    #expect(problems { try renamed.undo() }.map(\.remedy) == ["Rename it back: `strand rename-transcript p1 HC-P1`."])
    let removed = Event(id: Sample.id(2), time: Sample.time(2), kind: .remove)
    var after = decisions([Sample.tag(1), removed])
    #expect(problems { try after.undo(Sample.id(2)) }.count == 1)
    #expect(problems { try after.undo() }.isEmpty, "the record is passed over")
    #expect(after.events.map(\.target) == [Sample.id(1)])
  }

  @Test func everythingAboutATranscriptIsFound() {
    let anna = [
      Sample.tag(1, transcript: "old"), rename(2, "old", to: "p1"), Sample.tag(3, transcript: "p1"),
      Sample.about(.untag, 4, target: 3), Sample.about(.undo, 5, target: 4), Sample.tag(6),
      Sample.about(.undo, 7, target: 6),
    ]
    // Another coder's memo on a coding of it, and another transcript that was called `old` later.
    let bo = [Sample.about(.memo, 11, target: 1), Sample.tag(12, at: 90, transcript: "old")]
    let removal = TranscriptRemoval(of: "p1", journals: [("anna", anna), ("bo", bo)])
    #expect(removal.events == Set([1, 2, 3, 4, 5, 11].map(Sample.id)))
    #expect(removal.counts.map(\.coder) == ["anna", "bo"] && removal.counts.map(\.events) == [5, 1])
  }

  @Test func linesGoAndTheOthersStayAsTheyAre() throws {
    let folder = try TemporaryFolder()
    let journal = Sample.journal(folder)
    let kept = Sample.lines([Sample.tag(2, transcript: "other")])
    let torn = Array(Sample.lines([Sample.tag(3)]).dropLast(30))
    try folder.write(Sample.lines([Sample.tag(1)]) + kept + torn, to: "codings/anna.jsonl")
    try folder.write(torn + [0x0A] + Array("{\"id\":\"a\n".utf8), to: "codings/anna.jsonl.torn")
    #expect(try journal.takeOut([Sample.id(1)], unfinishedLinesAbout: ["HC-P1"]) == 3)
    #expect(Array(try Data(contentsOf: journal.url)) == kept)
    #expect(try folder.read("codings/anna.jsonl.torn") == "{\"id\":\"a\n")
    #expect(try journal.takeOut([Sample.id(1)], unfinishedLinesAbout: ["HC-P1"]) == 0)
  }

  @Test(arguments: [
    ("2026-03-04", 1_772_582_400.0), ("2026-03-04 09:15", 1_772_615_700), ("2026-03-04T09:15:30Z", 1_772_615_730),
  ])
  func datesOfCodings(_ text: String, _ seconds: Double) {
    #expect(Date(ofCoding: text)?.timeIntervalSince1970 == seconds)
  }

  @Test(arguments: ["", "March", "2026-02-30", "2026-03-04 25:00", "1/2/2026", "2026-03-04 09:15 CET"])
  func notDates(_ text: String) { #expect(Date(ofCoding: text) == nil) }
}

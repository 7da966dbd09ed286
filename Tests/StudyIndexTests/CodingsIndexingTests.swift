import Basics
import Codebooks
import Codings
import Foundation
import StudyTestSupport
import TestSupport
import Testing
import Transcripts

@testable import Deciding
@testable import StudyIndex

struct CodingsIndexingTests {
  private func people(_ study: Study) throws -> [Evidence] { try study.evidence().filter { $0.coder != nil } }

  @Test func aCodingOverSeveralTurnsHasAPieceInEach() throws {
    let sample = try SampleStudy()
    let answer = try sample.tag("help?\n\nAnna: We help", "water")
    let study = try sample.open()
    let pieces = try people(study)
    #expect(pieces.map(\.turn) == [1, 2])
    #expect(Set(pieces.map(\.id)) == [answer.id.uuidString.lowercased()])
    let marked = MarkedText("Interviewer: Do you «help?»\n\nAnna: «We help» and carry water.")
    #expect(pieces.map(\.span) == marked.spans)
    #expect(pieces.map(\.words) == [2..<3, 0..<2])
    let labels = Dictionary(uniqueKeysWithValues: try study.speakers().map { ($0.id, $0.label) })
    #expect(pieces.map { labels[$0.speaker] } == ["Interviewer", "Anna"])
    #expect(answer.interviewer == .some)
  }

  @Test func judgedHitsChangeTheirState() throws {
    let sample = try SampleStudy()
    let hits = try sample.open().hits()
    let help = try #require(hits.first { $0.code == "help" && $0.transcript == "one" })
    let carry = try #require(hits.first { $0.code == "water" && $0.transcript == "two" })
    _ = try sample.desk("anna").judge([help], .accept)
    _ = try sample.desk("ben").judge([help, carry], .reject)
    let study = try sample.open()
    #expect(try study.hit(help.id).state == .accepted)
    #expect(try study.hit(carry.id).state == .rejected)
    #expect(try people(study).map(\.source) == [.accepted(coder: "anna")])
    #expect(try !study.evidence().contains { $0.id == carry.id || $0.id == help.id })
    #expect(try study.coders().map { [$0.tags, $0.accepted] } == [[0, 1]])
    try sample.remove("codings/anna.jsonl")
    #expect(try sample.open().hit(help.id).state == .rejected)
  }

  @Test func anotherTextElsewhereLeavesACodingWhereItIs() throws {
    let sample = try SampleStudy()
    try sample.tag("The well", "water")
    try sample.write(SampleStudy.first.replacing("is far", with: "is near, now"), to: "transcripts/one.txt")
    let study = try sample.open()
    #expect(try study.changedCodings().isEmpty)
    #expect(try people(study).count == 1)
    #expect(StudyCheck(sample.folder).errors == 0)
  }

  @Test func changedAndVanishedWordsAreSaid() throws {
    let sample = try SampleStudy()
    try sample.tag("The well", "water")
    try sample.tag("carry water", "water", by: "ben")
    try sample.tag("alone", "water", in: "two", by: "ben")
    try sample.write(SampleStudy.first.replacing("We help", with: "We always help"), to: "transcripts/one.txt")
    try sample.remove("transcripts/two.txt")
    let study = try sample.open()
    let changed = try study.changedCodings()
    #expect(
      changed.map { "\($0.transcript) \($0.isGone) \($0.count) \($0.coders)" } == [
        "one false 2 [\"anna\", \"ben\"]", "two true 1 [\"ben\"]",
      ])
    #expect(throws: Problems.self) { try study.refuseChangedTranscripts() }
    #expect(try people(study).isEmpty)
    #expect(StudyCheck(sample.folder).errors == 2)
    try sample.write(SampleStudy.first, to: "transcripts/one.txt")
    try sample.write(SampleStudy.second, to: "transcripts/two.txt")
    #expect(try people(sample.open()).count == 3)
  }

  @Test func aRejectionLapsesWhereTheWordsHaveChanged() throws {
    let sample = try SampleStudy()
    let hit = try #require(try sample.open().hits().first { $0.code == "help" && $0.transcript == "one" })
    _ = try sample.desk().judge([hit], .reject)
    #expect(try sample.open().hits().count { $0.state == .rejected } == 1)
    // The sentence is another one of the same length.
    try sample.write(SampleStudy.first.replacing("We help", with: "I  help"), to: "transcripts/one.txt")
    let study = try sample.open()
    #expect(try study.hits().allSatisfy { $0.state == .unreviewed })
    #expect(try study.warnings().map(\.remedy) == ["Judge them again with `strand review`."])
  }

  @Test func hitsOfATextThatHasJustChangedAreNotJudged() throws {
    let sample = try SampleStudy()
    let hit = try #require(try sample.open().hits().last)
    try sample.write("Ben: No.\n", to: "transcripts/\(hit.transcript).txt")
    #expect(throws: Problem.transcriptJustChanged(hit.transcript)) { try sample.desk().judge([hit], .accept) }
    #expect(!FileManager.default.fileExists(atPath: sample.url("codings/anna.jsonl").path))
  }

  @Test func theSameEventsInTwoJournalsCountOnce() throws {
    let sample = try SampleStudy()
    try sample.tag("The well", "water")
    try sample.write(try sample.temporary.read("codings/anna.jsonl"), to: "codings/copy.jsonl")
    let study = try sample.open()
    #expect(try people(study).map(\.coder) == ["anna"])
    #expect(try study.warnings().count == 1)
  }

  @Test func recodingRejectsTheHitAndTagsItsPassage() throws {
    let sample = try SampleStudy()
    let hit = try #require(try sample.open().hits().first { $0.code == "help" })
    _ = try sample.desk().recode(hit, to: "water")
    let study = try sample.open()
    #expect(try study.hit(hit.id).state == .rejected)
    #expect(try people(study).map { study.codebook.codes[$0.code].id } == ["water"])
    _ = try sample.desk().decide { try $0.undo() }
    let undone = try sample.open()
    #expect(try undone.hit(hit.id).state == .unreviewed)
    #expect(try people(undone).isEmpty)
  }
}

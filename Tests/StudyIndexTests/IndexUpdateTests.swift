import Basics
import Codebooks
import Codings
import Foundation
import StudyTestSupport
import TestSupport
import Testing
import Transcripts

@testable import StudyDefinition
@testable import StudyIndex

struct IndexUpdateTests {
  @Test func onlyChangedTranscriptsAreReadAgain() throws {
    let sample = try SampleStudy()
    #expect(try sample.openCounting().read == 2)
    #expect(try sample.openCounting().read == 0)
    try sample.write("Interviewer: Again?\n\nAnna: We carry.\n", to: "transcripts/one.txt")
    let (study, read) = try sample.openCounting()
    #expect(read == 1)
    #expect(try study.hitList().filter { $0.hasPrefix("one") } == ["one/2 water 27-36"])
    try sample.write(SampleStudy.second, to: "transcripts/three.txt")
    #expect(try sample.openCounting().read == 1)
  }

  @Test func theSameContentUnderANewTimeIsNotReadAgain() throws {
    let sample = try SampleStudy()
    _ = try sample.open()
    try sample.settle()
    #expect(try sample.openCounting().read == 0)
    try sample.write(SampleStudy.first, to: "transcripts/one.txt")
    #expect(try sample.openCounting().read == 0)
  }

  @Test func anEditOfTheSameSizeAndTimeIsNoticed() throws {
    let sample = try SampleStudy()
    let time = Date(timeIntervalSince1970: 1_700_000_000)
    func write(_ text: String) throws {
      // In place, so that the inode stays as well.
      let handle = try FileHandle(forWritingTo: sample.url("transcripts/one.txt"))
      try handle.write(contentsOf: Data(text.utf8))
      try handle.close()
      try FileManager.default.setAttributes(
        [.modificationDate: time], ofItemAtPath: sample.url("transcripts/one.txt").path)
    }
    try write(SampleStudy.first)
    #expect(try sample.open().hitList().contains { $0.hasPrefix("one/2 help") })
    try write(SampleStudy.first.replacing("We help", with: "We kelp"))
    #expect(try !sample.open().hitList().contains { $0.hasPrefix("one/2 help") })
  }

  @Test func stampsSettleOnceTheLastChangeIsTwoStepsOld() {
    let stamp = FileStamp(size: 1, modified: 5_000_000_000, changed: 9_000_000_000, inode: 1)
    #expect(!stamp.isSettled(at: 5_000_000_000))
    #expect(!stamp.isSettled(at: 11_000_000_000))
    #expect(stamp.isSettled(at: 11_000_000_001))
  }

  @Test func removedTranscriptsVanishWithTheirHits() throws {
    let sample = try SampleStudy()
    #expect(try sample.open().hitList().contains { $0.hasPrefix("two") })
    try sample.remove("transcripts/two.txt")
    let (study, read) = try sample.openCounting()
    #expect(read == 0)
    #expect(try study.transcripts().map(\.name) == ["one"])
    #expect(try !study.hitList().contains { $0.hasPrefix("two") })
    #expect(try study.speakers().count == 2)
    #expect(try !study.inputs().contains { $0.path == "transcripts/two.txt" })
  }

  @Test func aChangedCodebookMakesOtherHitsOfTheSameWords() throws {
    let sample = try SampleStudy()
    let before = try sample.open()
    let speakers = try before.speakers().map { [$0.turns, $0.words] }
    try sample.write("codes:\n  - {id: alone, name: A, rules: [alone]}\n", to: "codebook/codes.yaml")
    let (study, read) = try sample.openCounting()
    #expect(read == 2)
    #expect(try study.hits().map(\.code) == ["alone"])
    #expect(try study.speakers().map { [$0.turns, $0.words] } == speakers)
    // What is stored beside a hit agrees with what a fresh index holds.
    let words = try study.evidence().map(\.words)
    try sample.remove(".strand")
    #expect(try sample.open().evidence().map(\.words) == words)
  }

  @Test func anotherParticipantsTableChangesRolesAndPersons() throws {
    let sample = try SampleStudy()
    #expect(
      try sample.open().speakers().map(\.person) == ["interviewer Interviewer", "P1", "interviewer Interviewer", "P2"])
    try sample.write("id,pseudonym,role\nP7,Anna,participant\nP8,Ben,interviewer\n", to: "respondents/participants.csv")
    let study = try sample.open()
    let asking = "interviewer Interviewer"
    #expect(try study.speakers().map(\.person) == [asking, "P7", asking, "interviewer Ben"])
    #expect(try study.speakers().map(\.role.rawValue) == ["interviewer", "participant", "interviewer", "interviewer"])
    #expect(try !study.hitList().contains { $0.hasPrefix("two") })
    #expect(try study.participantColumns() == ["id", "pseudonym", "role"])
  }

  @Test func aRenamedCodeKeepsItsCodings() throws {
    let sample = try SampleStudy()
    try sample.tag("The well is far", "water.well")
    #expect(try sample.open().coders().map(\.tags) == [1])
    try sample.write(
      SampleStudy.codebook.replacing("id: water.well", with: "id: well\n        was: water.well"),
      to: "codebook/codes.yaml")
    let study = try sample.open()
    let tagged = try study.evidence().filter { $0.coder == "anna" }
    #expect(tagged.map { study.codebook.codes[$0.code].id } == ["well"])
    #expect(try study.codingsOutsideCodebook().isEmpty)
  }

  @Test func anotherDefaultLanguageReadsEverythingAgain() throws {
    let sample = try SampleStudy()
    _ = try sample.open()
    try sample.write("language: da\n", to: "study.yaml")
    let (study, read) = try sample.openCounting()
    #expect(read == 2)
    #expect(try study.transcripts().map(\.language) == ["da", "da"])
    try sample.write("language: da\ntitle: x\n", to: "study.yaml")
    #expect(try sample.openCounting().read == 0)
  }

  @Test func anUnreadableTranscriptLeavesTheIndexAsItWas() throws {
    let sample = try SampleStudy()
    _ = try sample.open()
    try sample.write("---\ntitle: x\n", to: "transcripts/one.txt")
    try sample.write(SampleStudy.second + "\nBen: More help.\n", to: "transcripts/two.txt")
    let problems = #expect(throws: Problems.self) { try sample.open() }
    #expect(problems?.all.map(\.file) == ["transcripts/one.txt"])
    try sample.write(SampleStudy.first, to: "transcripts/one.txt")
    #expect(try sample.openCounting().read == 1)
  }

  @Test(arguments: [1, 2, 7])
  func theResultDoesNotDependOnTheThreads(threads: Int) throws {
    let sample = try SampleStudy()
    for number in 0..<20 {
      try sample.write(SampleStudy.first + "\nAnna: help \(number).\n", to: "transcripts/t\(number).txt")
    }
    let study = try sample.open(threads: threads)
    try sample.remove(".strand")
    let other = try sample.open(threads: 3)
    #expect(try study.hits().map(\.id) == other.hits().map(\.id))
    #expect(try study.transcripts().map(\.id) == other.transcripts().map(\.id))
  }
}

import Basics
import Codings
import Foundation
import StudyTestSupport
import TestSupport
import Testing
import Transcripts

@testable import Deciding
@testable import StudyIndex

/// What the index knows of what was read.
@Suite struct ReadMarksTests {
  private func marks(_ sample: SampleStudy) throws -> ReadMarks { try Study.open(sample.folder).readMarks() }

  @Test func turnsAndCodes() throws {
    let sample = try SampleStudy()
    #expect(try marks(sample).isEmpty)
    _ = try sample.desk("anna").markRead([ReadRequest(transcript: "one")])
    _ = try sample.desk("bo").markRead([ReadRequest(transcript: "two", turns: 2...2, codes: ["water"])])
    let read = try marks(sample)
    #expect(read.coders == ["anna", "bo"] && read.transcripts(readBy: "bo") == ["two"])
    #expect(read.turns(readBy: "anna", in: "one", for: "help") == [1...2])
    #expect(read.turns(readBy: "bo", in: "two", for: "water.well") == [2...2])
    #expect(read.turns(readBy: "bo", in: "two", for: "help").isEmpty)
    #expect(read.wasRead(by: "bo", in: "two", turn: 2, for: "water"))
    #expect(!read.wasRead(by: "bo", in: "two", turn: 1, for: "water"))
    #expect(!read.wasRead(by: "bo", in: "one", turn: 2, for: "water"))
    _ = try sample.desk("bo").markRead([ReadRequest(transcript: "two", turns: 1...1, codes: ["water.well"])])
    #expect(try marks(sample).turns(readBy: "bo", in: "two", for: "water.well") == [1...2])
    #expect(try marks(sample).turns(readBy: "bo", in: "two", for: "water") == [2...2])
    _ = try sample.desk("anna").undo()
    #expect(try marks(sample).coders == ["bo"])
  }

  @Test func aCodeThatComesLaterWasNotReadFor() throws {
    let sample = try SampleStudy()
    _ = try sample.desk("anna").markRead([ReadRequest(transcript: "one")])
    try sample.write(
      SampleStudy.codebook.replacing("id: help", with: "id: aid\n    was: [help]")
        + "  - id: dust\n    name: \"Dust\"\n",
      to: "codebook/codes.yaml")
    let read = try marks(sample)
    #expect(read.turns(readBy: "anna", in: "one", for: "aid") == [1...2])
    #expect(read.turns(readBy: "anna", in: "one", for: "dust").isEmpty)
  }

  /// A turn put in before goes unread; the words read are the same ones.
  @Test func aMarkGoesWithItsTurns() throws {
    let sample = try SampleStudy()
    _ = try sample.desk("anna").markRead([
      ReadRequest(transcript: "one", turns: 2...2), ReadRequest(transcript: "two"),
    ])
    _ = try Study.open(sample.folder)
    try sample.write("Interviewer: Good day to you.\n\n" + SampleStudy.first, to: "transcripts/one.txt")
    try sample.write("Interviewer: Good day to you.\n\n" + SampleStudy.second, to: "transcripts/two.txt")
    let read = try marks(sample)
    #expect(read.turns(readBy: "anna", in: "one", for: "help") == [3...3])
    #expect(read.turns(readBy: "anna", in: "two", for: "help") == [1...3])
    #expect(read.isOutdated(by: "anna", in: "one") && read.isOutdated(by: "anna", in: "two"))
  }

  @Test func aMarkOfATextThatNobodyHas() throws {
    let sample = try SampleStudy()
    _ = try sample.desk("anna").markRead([ReadRequest(transcript: "one", turns: 2...2)])
    try sample.write("Interviewer: Good day to you.\n\n" + SampleStudy.first, to: "transcripts/one.txt")
    #expect(try marks(sample).isEmpty)
    let check = StudyCheck(sample.folder)
    #expect(
      check.problems.map(\.what).contains(
        "a mark of what anna has read in the transcript `one` is of an earlier text, which is not there any more, and does not count"
      ))
  }
}

import Basics
import StudyTestSupport
import Testing

@testable import StudyIndex

/// What has changed since a command looked last.
@Suite struct InputChangesTests {
  private func changes(_ sample: SampleStudy) throws -> [[String]]? {
    try sample.open().inputChanges(since: "status").map { [$0.added, $0.changed, $0.removed] }
  }

  @Test func filesThatCameChangedAndWent() throws {
    let sample = try SampleStudy()
    #expect(try changes(sample) == nil)
    #expect(try changes(sample) == [[], [], []])
    try sample.write("Interviewer: And now?\n\nAnna: We share.\n", to: "transcripts/one.txt")
    try sample.remove("transcripts/two.txt")
    try sample.write("Interviewer: Who?\n\nAnna: Us.\n", to: "transcripts/three.txt")
    #expect(
      try changes(sample) == [["transcripts/three.txt"], ["transcripts/one.txt"], ["transcripts/two.txt"]])
    #expect(try changes(sample) == [[], [], []])
  }

  /// As many came as went: the number of files alone tells nothing.
  @Test func aRenamedFileIsANewOneAndAGoneOne() throws {
    let sample = try SampleStudy()
    _ = try changes(sample)
    try sample.remove("transcripts/two.txt")
    try sample.write("Interviewer: Who?\n\nAnna: Us.\n", to: "transcripts/zwei’s.txt")
    #expect(try changes(sample) == [["transcripts/zwei’s.txt"], [], ["transcripts/two.txt"]])
  }

  @Test func filesBesideTheIndexAreSeenOnlyWhereTheyWereRead() throws {
    let sample = try SampleStudy()
    let study = try sample.open()
    study.furtherFiles.withLock { $0 = ["further.csv": "1", "it's.csv": "2", "transcripts/one.txt": "not this one"] }
    #expect(try study.inputChanges(since: "status").map(\.added) == nil)
    study.furtherFiles.withLock { $0["further.csv"] = "3" }
    let changes = try #require(try study.inputChanges(since: "status"))
    #expect(changes.changed == ["further.csv"])
    study.furtherFiles.withLock { $0 = [:] }
    let last = try #require(try study.inputChanges(since: "status"))
    #expect(last.removed == ["further.csv", "it's.csv"])
    #expect(last.added.isEmpty && last.changed.isEmpty)
  }

  @Test func commandsLookForThemselves() throws {
    let sample = try SampleStudy()
    let study = try sample.open()
    #expect(try study.inputChanges(since: "status").map(\.added) == nil)
    #expect(try study.inputChanges(since: "another").map(\.added) == nil)
    try study.remember(["a": "1"], of: "third")
    try study.remember(["b": "2"], of: "third")
    #expect(try study.snapshot(of: "third")?.entries == ["b": "2"])
    #expect(try study.snapshot(of: "fourth").map(\.entries) == nil)
  }
}

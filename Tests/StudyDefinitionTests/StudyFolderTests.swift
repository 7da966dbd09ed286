import Basics
import Foundation
import StudyTestSupport
import TestSupport
import Testing

@testable import StudyDefinition

struct StudyFolderTests {
  @Test func theNearestFolderUpwardsIsTheStudy() throws {
    let outer = try TemporaryFolder()
    try outer.write("study: outer\n", to: "study.yaml")
    try outer.write("study: inner\n", to: "a/inner/study.yaml")
    try outer.write("x", to: "a/inner/transcripts/deep/x.txt")
    let inner = outer.url.appendingPathComponent("a/inner")
    #expect(try StudyFolder.locate(from: inner.appendingPathComponent("transcripts/deep")).root.path == inner.path)
    #expect(try StudyFolder.locate(from: inner).root.path == inner.path)
    #expect(try StudyFolder.locate(from: outer.url.appendingPathComponent("a")).root.path == outer.url.path)
  }

  @Test func noStudyUpToTheRootIsSaid() throws {
    let folder = try TemporaryFolder()
    let problem = #expect(throws: Problem.self) { try StudyFolder.locate(from: folder.url) }
    #expect(problem?.kind == .missingInput)
    #expect(throws: Problem.self) { try StudyFolder.locate(from: URL(fileURLWithPath: "/")) }
    #expect(throws: Problem.self) { try StudyFolder.at(folder.url) }
  }

  /// On the screen both names look the same, so they are spelled out.
  @Test(arguments: [
    ("transcripts/Zo\u{EB}.txt", "transcripts/Zoe\u{308}.txt", "Zo\\u{EB}.txt", "Zoe\\u{308}.txt"),
    ("codings/jos\u{E9}.jsonl", "codings/jose\u{301}.jsonl", "jos\\u{E9}.jsonl", "jose\\u{301}.jsonl"),
    ("transcripts/\u{212B}.txt", "transcripts/A\u{30A}.txt", "\\u{212B}.txt", "A\\u{30A}.txt"),
  ])
  func namesThatDifferInNormalFormOnly(first: String, second: String, spelledFirst: String, spelledSecond: String)
    throws
  {
    let sample = try SampleStudy()
    try sample.write("", to: first)
    #expect(try sample.folder.files().count == 6)
    try sample.write("", to: second)
    let problem = #expect(throws: Problem.self) { try sample.folder.files() }
    #expect(problem?.kind == .badData)
    #expect(problem?.what.contains("`\(spelledFirst)`") == true, "\(problem?.what ?? "")")
    #expect(problem?.what.contains("`\(spelledSecond)`") == true)
  }

  @Test func filesStandInAFixedOrderAndHiddenOnesAreLeftOut() throws {
    let sample = try SampleStudy()
    for path in ["transcripts/.hidden.txt", "transcripts/notes.md", "codebook/b.yml", "codings/ben.jsonl"] {
      try sample.write("", to: path)
    }
    #expect(
      try sample.folder.files().map(\.path) == [
        "study.yaml", "codebook/b.yml", "codebook/codes.yaml", "transcripts/one.txt", "transcripts/two.txt",
        "respondents/participants.csv", "codings/ben.jsonl",
      ])
    #expect(StudyFile.stem(ofPath: "transcripts/a.b.txt") == "a.b")
  }

  @Test func aFolderThatIsAFileIsNotAnEmptyFolder() throws {
    let sample = try SampleStudy()
    try sample.remove("transcripts")
    try sample.write("not a folder", to: "transcripts")
    let problem = #expect(throws: Problem.self) { try sample.folder.files() }
    #expect(problem?.description == "transcripts: error: the folder cannot be listed. Check its permissions.")
  }
}

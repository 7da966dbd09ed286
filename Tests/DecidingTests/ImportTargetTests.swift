import Basics
import Codings
import Foundation
import StudyTestSupport
import TestSupport
import Testing

@testable import Deciding

struct ImportTargetTests {
  @Test(arguments: [
    ("Interview 01 (Anna).docx", "interview-01-anna-.docx"), ("访谈 一", "访谈-一"), ("../../etc/passwd", "etc-passwd"),
    ("P1", "p1"), ("--a--b--", "a-b"), ("e\u{301}te\u{301}", "été"),
  ])
  func namesAreMadeSafe(given: String, name: String) throws {
    #expect(try ImportTarget(SampleStudy().folder, name: given).name == name)
  }

  @Test(arguments: ["", "...", "--", "/"])
  func namesOfNothingAreRefused(name: String) throws {
    let folder = try SampleStudy().folder
    #expect(throws: Problem.transcriptName(name)) { try ImportTarget(folder, name: name) }
  }

  @Test func nothingIsOverwrittenUnasked() throws {
    let sample = try SampleStudy()
    let new = try ImportTarget(sample.folder, name: "three")
    #expect(try !new.write("A: x\n", replace: false, dryRun: true))
    #expect(!FileManager.default.fileExists(atPath: new.url.path))
    #expect(try !new.write("A: x\n", replace: false, dryRun: false))
    #expect(try new.write("A: x\n", replace: false, dryRun: false))
    #expect(throws: Problem.transcriptExists("transcripts/three.txt")) {
      try new.write("A: y\n", replace: false, dryRun: false)
    }
    #expect(try !new.write("A: y\n", replace: true, dryRun: false))
    #expect(try sample.temporary.read("transcripts/three.txt") == "A: y\n")
  }
}

import Basics
import Codebooks
import Codings
import Foundation
import StudyDefinition
import StudyIndex
import StudyTestSupport
import TestSupport
import Testing

@testable import Exchange

/// Projects put into studies that are there: what is new is added, what people wrote stays.
struct PlacementTests {
  private static let now = Date(timeIntervalSince1970: 1_700_000_000)

  private func project(_ change: (inout VendorProject) -> Void = { _ in }) throws -> AssembledProject {
    var vendor = VendorProject()
    change(&vendor)
    let folder = try TemporaryFolder()
    return try ProjectImport.read(
      try folder.write(try vendor.archive(), to: "wells.qdpx"), shownAs: "wells.qdpx", now: Self.now)
  }

  private func place(_ project: AssembledProject, in study: SampleStudy) throws -> ProjectPlacement {
    let placement = try ProjectPlacement(project, into: study.folder)
    try placement.write()
    return placement
  }

  @Test func aStudyWithCodesGetsThoseThatItLacks() throws {
    let study = try SampleStudy()
    let placement = try place(project(), in: study)
    let changes = Dictionary(placement.steps.map { ($0.path, $0.change) }) { $1 }
    #expect(changes["transcripts/well-1.txt"] == .new)
    #expect(changes["codebook/wells.yaml"] == .added(2))
    #expect(changes["respondents/participants.csv"] == .unchanged)
    #expect(changes["codings/mia-lund.jsonl"] == .new)
    let opened = try Study.open(study.folder)
    #expect(opened.codebook["work.together"]?.parent == "work")
    #expect(opened.codebook["water.well"] != nil)
    #expect(try opened.evidence().filter { $0.coder == "mia-lund" }.count == 3)
  }

  @Test func theSameAgainChangesNothing() throws {
    let study = try SampleStudy()
    _ = try place(project(), in: study)
    let before = try study.temporary.read("codings/mia-lund.jsonl")
    let again = try place(project { $0.upperCase = false }, in: study)
    #expect(again.changesNothing)
    #expect(try study.temporary.read("codings/mia-lund.jsonl") == before)
  }

  @Test func whatWasCodedSinceIsAdded() throws {
    let study = try SampleStudy()
    _ = try place(project { $0.lines[3] = $0.lines[3].replacing("«Nobody asks»", with: "Nobody asks") }, in: study)
    let again = try place(project(), in: study)
    #expect(again.steps.first { $0.path.hasPrefix("codings/") }?.change == .added(1))
    let events = try study.folder.history()
    #expect(events.count == 3)
  }

  /// Somebody has corrected who speaks, and renamed a code's text: both stay.
  @Test func whatPeopleChangedSinceStays() throws {
    let study = try SampleStudy()
    try study.remove("codebook/codes.yaml")
    _ = try place(project(), in: study)
    let path = "transcripts/well-1.txt"
    let edited = try study.temporary.read(path).replacing("---\n\n", with: "place: the yard\n---\n\n")
    try study.write(edited, to: path)
    let codebook = try study.temporary.read("codebook/wells.yaml").replacing(
      "name: \"Together\"", with: "name: \"In twos\"")
    #expect(codebook.contains("In twos"))
    try study.write(codebook, to: "codebook/wells.yaml")
    let again = try place(project(), in: study)
    #expect(again.changesNothing)
    #expect(try study.temporary.read(path) == edited)
    #expect(try study.temporary.read("codebook/wells.yaml") == codebook)
  }

  @Test func anotherTextOfTheSameNameIsRefusedAndNothingIsWritten() throws {
    let study = try SampleStudy()
    try study.write("P1: Something else.\n", to: "transcripts/well-1.txt")
    let project = try project()
    let problems = try #require(
      #expect(throws: Problems.self) { try ProjectPlacement(project, into: study.folder) })
    #expect(problems.all.map(\.file) == ["transcripts/well-1.txt"])
    #expect(problems.all[0].kind == .cannotWrite)
    #expect(!FileManager.default.fileExists(atPath: study.url("codings/mia-lund.jsonl").path))
  }

  @Test func oneImportIsOneDecision() throws {
    let study = try SampleStudy()
    _ = try place(project(), in: study)
    let decisions = Set(try study.folder.history().map(\.event.decision))
    #expect(decisions.count == 1)
  }

  @Test func reportsAreNumbered() throws {
    let study = try SampleStudy()
    let placement = try ProjectPlacement(project(), into: study.folder)
    let forms = [(ending: "md", text: "a"), (ending: "json", text: "{}")]
    #expect(try placement.writeReport(forms) == ["import-report.md", "import-report.json"])
    try study.remove("import-report.md")
    #expect(try placement.writeReport(forms) == ["import-report-2.md", "import-report-2.json"])
  }
}

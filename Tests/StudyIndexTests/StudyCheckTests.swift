import Basics
import Codebooks
import Foundation
import StudyTestSupport
import TestSupport
import Testing

@testable import StudyDefinition
@testable import StudyIndex

struct StudyCheckTests {
  private func lines(_ sample: SampleStudy) -> [String] {
    StudyCheck(sample.folder).problems.map { "\($0.place ?? "") \($0.severity.rawValue)" }
  }

  @Test func aGoodStudyHasNoProblem() throws {
    let sample = try SampleStudy()
    try sample.tag("The well", "water")
    let check = StudyCheck(sample.folder)
    #expect(check.problems.map(\.description) == [])
    #expect(check.files == 6)
  }

  @Test func everythingWrongIsFoundAtOnce() throws {
    let sample = try SampleStudy()
    try sample.write("languge: en\n", to: "study.yaml")
    try sample.write("codes:\n  - {id: a, name: A}\n  - {id: a, name: B}\n", to: "codebook/codes.yaml")
    try sample.write("---\ntitle: x\n", to: "transcripts/one.txt")
    try sample.write("id\nP1\nP1\n", to: "respondents/participants.csv")
    try sample.write("{}\n", to: "codings/anna.jsonl")
    let places = lines(sample)
    for file in ["study.yaml:1", "codebook/codes.yaml:3", "transcripts/one.txt", "respondents/participants.csv:3"] {
      #expect(places.contains { $0.hasPrefix(file) && $0.hasSuffix("error") }, "\(file)")
    }
  }

  @Test func brokenJournalsAreNamed() throws {
    let sample = try SampleStudy()
    try sample.write("{}\n", to: "codings/anna.jsonl")
    #expect(lines(sample) == ["codings/anna.jsonl:1 error"])
  }

  @Test func warningsAreNoErrors() throws {
    let sample = try SampleStudy()
    try sample.tag("The well", "water")
    try sample.write("codes:\n  - {id: other, name: O}\n", to: "codebook/codes.yaml")
    try sample.write("groups: {g: {levels: {nobody: \"age > 200\"}}}\n", to: "study.yaml")
    let check = StudyCheck(sample.folder)
    #expect(check.errors == 0)
    #expect(
      check.problems.map(\.what) == [
        "one coding has the code `water`, which is not in the codebook; not counted",
        "nobody is in the level `nobody` of the group `g`",
      ])
  }

  @Test func aWrongExpressionIsFound() throws {
    let sample = try SampleStudy()
    try sample.write("groups:\n  g: {levels: {a: \"age >\"}}\n  h: {column: nothing}\n", to: "study.yaml")
    let check = StudyCheck(sample.folder)
    #expect(check.errors == 2)
    #expect(check.problems.first?.place == "study.yaml:2")
  }
}

struct StudyTemplateTests {
  @Test(arguments: ["en", "zh", "pt-BR"])
  func initsFilesPassCheck(language: String) throws {
    let temporary = try TemporaryFolder()
    let folder = StudyFolder(root: temporary.url.appendingPathComponent("my \"own\" study"))
    let made = try StudyTemplate(language: language).write(to: folder)
    #expect(made.contains("study.yaml"))
    let check = StudyCheck(folder)
    #expect(check.problems.map(\.what) == ["there is no transcript yet"])
    #expect(try StudyConfiguration.read(folder).language == language)
    #expect(try Study.open(folder).codebook.codes.map(\.id) == ["help", "help.refused"])
    #expect(try StudyTemplate(language: language).write(to: folder) == [])
  }

  @Test func whatIsThereStays() throws {
    let sample = try SampleStudy()
    let made = try StudyTemplate(language: "en").write(to: sample.folder)
    #expect(try sample.temporary.read("study.yaml") == SampleStudy.configuration)
    #expect(made == ["codings/", "codebook/codebook.yaml", ".gitattributes", ".gitignore"])
  }

  @Test func theIndexIsIgnoredByGitWhereAnIgnoreFileIsThereAlready() throws {
    let sample = try SampleStudy()
    try sample.write("*.docx", to: ".gitignore")
    #expect(try StudyTemplate(language: "en").write(to: sample.folder).contains(".gitignore"))
    #expect(try sample.temporary.read(".gitignore") == "*.docx\n.strand/\nresults/\n")
    #expect(try !StudyTemplate(language: "en").write(to: sample.folder).contains(".gitignore"))
  }

  @Test func anUnknownLanguageIsRefused() {
    #expect(throws: Problem.unknownLanguageOption("klingonese")) { try StudyTemplate(language: "klingonese") }
  }
}

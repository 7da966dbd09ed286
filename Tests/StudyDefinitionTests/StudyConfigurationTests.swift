import Basics
import Respondents
import Testing

@testable import StudyDefinition

struct StudyConfigurationTests {
  func parse(_ text: String) throws -> StudyConfiguration {
    try StudyConfiguration.parse(Array(text.utf8), file: "study.yaml", folderName: "folder")
  }

  func problems(_ text: String) -> [String] {
    do {
      _ = try parse(text)
      return []
    } catch let problems as Problems {
      return problems.all.map { "\($0.line ?? 0): \($0.what)" }
    } catch {
      return ["another error"]
    }
  }

  @Test func everythingIsRead() throws {
    let configuration = try parse(
      """
      study: village
      title: "Two villages"
      language: zh
      coder: anna
      groups:
        generation:
          label: "generation"
          levels:
            younger: "age < 45"
            older:
              label: "45 and over"
              where: "age >= 45"
        community:
          column: community
      """)
    #expect(configuration.name == "village")
    #expect(configuration.title == "Two villages")
    #expect(configuration.language == "zh")
    #expect(configuration.coder == "anna")
    #expect(
      configuration.groups == [
        GroupDefinition(
          name: "generation", label: "generation",
          levels: .expressions([
            .init(name: "younger", label: nil, expression: "age < 45", line: 9),
            .init(name: "older", label: "45 and over", expression: "age >= 45", line: 12),
          ]), line: 7), GroupDefinition(name: "community", label: nil, levels: .column("community"), line: 14),
      ])
  }

  @Test func theFolderNamesAStudyWithoutAName() throws {
    let configuration = try parse("language: da\n")
    #expect(configuration.name == "folder")
    #expect(configuration.coder == nil)
    #expect(configuration.groups.isEmpty)
    #expect(try parse("coder:\ngroups:\n").coder == nil)
  }

  @Test func everyProblemHasItsLine() {
    let found = problems(
      """
      study: village
      languge: en
      language: klingonese
      groups:
        a:
          column: x
          levels: {b: "1"}
        c:
          levels: {}
        d:
          levels:
            e: {label: "no condition"}
      """)
    #expect(found.map { $0.prefix(while: { $0 != ":" }) } == ["2", "3", "6", "9", "12"])
  }

  @Test(arguments: [
    "groups: {g: {levels: }}", "groups: {g: {levels: [a]}}", "groups: {g: 3}", "groups: [a]", "[", "study: [a]",
  ])
  func nonsenseIsRefused(text: String) {
    #expect(!problems(text).isEmpty)
  }
}

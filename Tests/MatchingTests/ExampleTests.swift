import Basics
import Codebooks
import Testing

@testable import Matching

@Suite struct ExampleTests {
  private func warnings(_ yaml: String) throws -> [String] {
    let codebook = try Codebook.read(files: [("codebook/a.yaml", Array(yaml.utf8))]).codebook
    return try Matcher.exampleWarnings(for: codebook, language: "en").map(\.description)
  }

  @Test func anExampleThatItsOwnRulesMissIsAWarningWithoutItsWords() throws {
    let yaml = """
      codes:
        - id: a
          examples: [We helped., They came.]
          rules: [{stem: help}]
          codes:
            - id: a.b
              examples: [They came.]
              rules: [helped]
      """
    #expect(
      try warnings(yaml) == [
        "codebook/a.yaml:2: warning: example 2 of `a` is not found by the code's own rules. Add a rule that finds it, or "
          + "leave it so if only a reader can see it.",
        "codebook/a.yaml:6: warning: example 1 of `a.b` is not found by the code's own rules. Add a rule that finds it, "
          + "or leave it so if only a reader can see it.",
      ])
  }

  @Test func codesWithoutRulesAndExamplesOfOtherLanguagesAndSpeakersAreUnderstood() throws {
    let yaml = """
      codes:
        - id: a
          examples: [Nothing looks for this.]
        - id: b
          examples: [大家来帮忙, And you help them?]
          rules:
            - {any: [帮忙], language: zh}
            - {any: [help], speakers: interviewers}
      """
    #expect(try warnings(yaml).isEmpty)
  }
}

import Basics
import Testing

@testable import StudyDefinition
@testable import StudyIndex

/// The `hypotheses:` and `joint:` of study.yaml.
struct JointReadingTests {
  private func parse(_ text: String) throws -> StudyConfiguration { try StudyConfigurationTests().parse(text) }
  private func problems(_ text: String) -> [String] { StudyConfigurationTests().problems(text) }

  @Test func wrongDisplaysAreNamedWithTheirLines() {
    let found = problems(
      """
      hypotheses:
        H1: {claim: "x", model: M, codes: [a]}
        H2: {claim: "x", model: M, term: t, codes: [a], inference: {note: "n"}}
        H3: {claim: "x", model: M, term: t, codes: [a], inference: {fit: converging}}
      joint:
        one: {by: town}
        two: {shape: hypotheses}
        three: {shape: hypotheses, by: town, alpha: 5}
        four: {shape: themes, by: town, themes: [{label: "x", term: t, models: [M]}]}
      """)
    #expect(
      found == [
        "2: the hypothesis `H1` has no `term`", "3: the inference has no `fit`",
        "4: `converging` is not a value of `fit`", "6: the joint display `one` has no `shape`",
        "7: the joint display `two` has no `by`", "8: `5` is not a value of `alpha`", "9: the theme has no `codes`",
      ])
  }
}

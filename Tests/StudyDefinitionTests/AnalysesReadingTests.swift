import Basics
import Testing

@testable import StudyDefinition

/// The `analyses:`, `hypotheses:` and `joint:` of study.yaml.
struct AnalysesReadingTests {
  private func parse(_ text: String) throws -> StudyConfiguration { try StudyConfigurationTests().parse(text) }
  private func problems(_ text: String) -> [String] { StudyConfigurationTests().problems(text) }

  @Test func everyOptionIsRead() throws {
    let configuration = try parse(
      """
      analyses:
        - make: compare
          codes: [a, b]
          by: [town, age]
          cut: "age=30,50"
          unit: segments
          quotes: 2
          tests: true
          adjust: bh
          permutations: 999
          seed: 7
          where: "age > 20"
          review: [person, accepted]
          as: town
          title: "By town"
        - {make: timeline, transcripts: one}
      """)
    let analyses = try #require(configuration.analyses)
    #expect(analyses.map(\.name) == ["town", "timeline-one"])
    let options = analyses[0].options
    #expect(options.subjects.map(\.name) == ["a", "b"] && options.by.map(\.name) == ["town", "age"])
    #expect(options.cut.map(\.name) == ["age=30,50"] && options.unit == "segments" && options.adjust == "bh")
    #expect(options.quotes == 2 && options.tests && options.permutations == 999 && options.seed == 7)
    #expect(options.condition == Mention("age > 20", line: 12) && options.review == ["person", "accepted"])
    #expect(analyses[0].title == "By town" && analyses[0].line == 2)
  }

  @Test func wrongAnalysesAreNamedWithTheirLines() {
    #expect(problems("analyses: {make: compare}\n") == ["1: `analyses` is not a list"])
    let found = problems(
      """
      analyses:
        - {make: comprae, by: town}
        - {by: town}
        - {make: compare}
        - {make: regress, by: town}
        - {make: quotes, as: "../q"}
        - {make: quotes, as: report}
        - {make: cooccur, within: sentence}
        - {make: quotes, sample: 0}
        - {make: scale}
        - {make: scale}
        - {make: describe, by: [a, b]}
      """)
    let expected = [
      "2: `comprae` is not a value of `make`", "3: the analysis does not say what to make",
      "4: a comparison needs a group", "5: `by` is not a key of an analysis that makes `regress`",
      "6: `../q` cannot be the name of a file here", "7: `report` is the name of a file that every run makes",
      "8: `sentence` is not a value of `within`", "9: `0` is not a value of `sample`",
      "11: two analyses are called `scale` (the other on line 10), and would write the same files",
      "12: the survey is described by one group, and `b` is a second",
    ]
    #expect(found == expected)
  }

  @Test func equalDefinitionsHaveOneForm() throws {
    let one = try parse("analyses: [{make: quotes, codes: [a], review: [person, accepted]}]\n").analyses
    let other = try parse("analyses:\n  - review: [accepted, person]\n    codes: a\n    make: quotes\n").analyses
    #expect(one?.first?.form == other?.first?.form)
    let different = try parse("analyses: [{make: quotes, codes: [b], as: quotes-a}]\n").analyses
    #expect(one?.first?.form != different?.first?.form)
  }

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

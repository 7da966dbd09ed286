import Basics
import Statistics
import StudyDefinition
import StudyIndex
import Testing

@testable import Analysis

/// The `analyses:` of study.yaml as requests.
struct AnalysesReadingTests {
  private func definitions(_ text: String) throws -> [AnalysisDefinition] {
    try StudyConfiguration.parse(Array(text.utf8), file: "study.yaml", folderName: "x").analysesToMake()
  }

  /// `line: what` of each problem.
  private func problems(_ text: String) -> [String] {
    do {
      _ = try definitions(text)
      return []
    } catch let problems as Problems {
      return problems.all.map { "\($0.line ?? 0): \($0.what)" }
    } catch {
      return ["\(error)"]
    }
  }

  @Test func everyOptionIsRead() throws {
    let analyses = try definitions(
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
          where: ["age > 20", "town = 'HC'"]
          review: [person, accepted]
          as: town
          title: "By town"
        - {make: timeline, transcripts: one}
      """)
    #expect(analyses.map(\.name) == ["town", "timeline-one"])
    let request = try #require(analyses[0].request as? ComparisonRequest)
    var expected = ComparisonRequest()
    expected.filter.codes = ["a", "b"]
    expected.filter.conditions = ["age > 20", "town = 'HC'"]
    expected.filter.review = [.person, .accepted]
    expected.by = ["town", "age"]
    expected.cuts = ["age=30,50"]
    (expected.unit, expected.quotes, expected.tests) = (.segments, 2, true)
    (expected.adjustment, expected.permutations, expected.seed) = (.bh, 999, 7)
    #expect(request == expected)
    #expect(analyses[0].title == "By town" && analyses[0].written?.place?.line == 2)
    #expect(analyses[0].written?.place(of: "where", 1)?.line == 12)
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
        - {make: quotes, kind: typical, sample: 3, as: cases}
        - {make: search, texts: roof}
        - {make: quotes, context: , as: empty}
      """)
    let expected = [
      "2: `comprae` is not a value of `make`", "3: the analysis does not say what to make",
      "4: `compare` needs a group", "5: `by` is not a key of an analysis that makes `regress`",
      "6: `../q` cannot be the name of a file here", "7: `report` is the name of a file that every run makes",
      "8: `sentence` is not a value of `within`", "9: `0` is not a value of `sample`",
      "11: two analyses are called `scale` (the other on line 10), and would write the same files",
      "12: `by` takes one value, and has several",
      "13: `kind` needs a group: cases are those of a level",
      "13: `sample` cannot be used with typical and deviant cases",
      "14: `search` is not a value of `make`", "15: `context` is empty",
    ]
    #expect(found == expected)
  }

  @Test func equalDefinitionsHaveOneForm() throws {
    let one = try definitions("analyses: [{make: quotes, codes: [a], review: [person, accepted]}]\n")
    let other = try definitions(
      "analyses:\n  - review: [accepted, person]\n    codes: a\n    make: quotes\n    seed: 1\n")
    #expect(one == other)
    let different = try definitions("analyses: [{make: quotes, codes: [b], as: quotes-a}]\n")
    #expect(one != different)
  }
}

import Statistics
import StudyIndex
import Testing

@testable import Analysis

struct TestedComparisonTests {
  private func compare(_ sample: SampleStudy, by names: [String] = ["town"]) throws -> Comparison {
    let study = try sample.open()
    var filter = SegmentFilter()
    filter.rollUp = true
    let grouping = try #require(try study.grouping(by: names, cuts: []))
    return try Comparison(StudyView(study, filter: filter), by: grouping)
  }

  @Test func peopleAreCountedOnceWithTheirWordsAndSegments() throws {
    let comparison = try compare(SampleStudy())
    // Anna 5 + 3 + 7 words in two transcripts, Ben 5, Cai 1, Dan 2; as in ComparisonTests.
    #expect(
      comparison.people == [
        .init(id: "P1", level: 0, words: 15, circle: 0), .init(id: "P2", level: 1, words: 5, circle: 1),
        .init(id: "P3", level: 0, words: 1, circle: 0), .init(id: "P4", level: 1, words: 2, circle: 0),
      ])
    #expect(comparison.sharedTranscripts == ["group"])
    for row in comparison.rows {
      for (index, cell) in row.cells.enumerated() {
        let members = comparison.people.indices.filter { comparison.people[$0].level == index }
        #expect(members.reduce(0) { $0 + row.segmentsOfPeople[$1] } == cell.segments)
        #expect(members.reduce(0) { $0 + row.wordsOfPeople[$1] } == cell.words)
        #expect(members.count { row.segmentsOfPeople[$0] > 0 } == cell.people)
      }
    }
  }

  @Test func levelsWithoutPeopleTakeNoPart() throws {
    let tested = TestedComparison(try compare(SampleStudy()), unit: .people)
    #expect(tested.levels == [0, 1] && tested.smallLevels == [0, 1])
    let water = try #require(tested.rows.last)
    // One of two and one of two: the only table with these margins that is not more probable is itself and its mirror.
    #expect(water.overall.test?.method == .table(.fisher) && water.overall.test?.pValue == 1)
    #expect(water.pairs.count == 1 && water.intervals[2] == nil && water.residuals[2] == nil)
  }

  @Test func pValuesAreAdjustedOverTheCodesThatAreTested() throws {
    let sample = try SampleStudy()
    for unit in [ComparisonUnit.people, .segments, .words] {
      for adjustment in MultipleTesting.allCases {
        let tested = TestedComparison(
          try compare(sample), unit: unit, settings: TestSettings(adjustment: adjustment))
        let tests = tested.rows.compactMap(\.overall.test)
        #expect(tested.testedCodes == tests.count)
        #expect(tests.map(\.adjustedPValue) == adjustment.adjust(tests.map(\.pValue)))
      }
    }
  }

  @Test func transcriptsAreNotTested() throws {
    let tested = TestedComparison(try compare(SampleStudy()), unit: .transcripts)
    #expect(tested.testedCodes == 0)
    #expect(tested.rows.allSatisfy { $0.overall == .notTested(.transcripts) && $0.pairs.isEmpty })
  }

  @Test func pairsOfManyLevelsOnlyWhereTheyAreAskedFor() throws {
    let sample = try SampleStudy()
    try sample.write(
      "id,pseudonym,age,place\nP1,Anna,30,HC\nP2,Ben,60,XT\nP3,Cai,40,LT\nP4,Dan,50,XT\nP5,Eve,20,\n",
      to: "respondents/participants.csv")
    let comparison = try compare(sample)
    let without = TestedComparison(comparison, unit: .people, pairs: false)
    #expect(without.rows.map(\.pairs.count) == [0, 0, 0, 0])
    let tested = TestedComparison(comparison, unit: .people)
    #expect(tested.rows[0].pairs.map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 2]])
  }
}

import Codebooks
import StudyIndex
import Testing

@testable import Analysis

/// `compare --min-people`.
struct RareCodesTests {
  @Test func codesOfFewPeopleAreLeftOutAndNotTested() throws {
    let sample = try SampleStudy()
    let study = try sample.open()
    var request = ComparisonRequest()
    request.by = ["town"]
    let all = try request.answer(study).tested
    let mentions = all.comparison.rows.map { row in row.cells.reduce(0) { $0 + $1.people } }
    let ids = all.comparison.rows.map { study.codebook.codes[$0.code].id }
    // help and help.given: Anna; help.taken: Anna; water: Anna and Dan.
    #expect(ids == ["help", "help.given", "help.taken", "water"] && mentions == [1, 1, 1, 2])
    #expect(all.comparison.remarks.isEmpty)
    request.minPeople = 2
    let some = try request.answer(study).tested
    #expect(some.comparison.rows.map { study.codebook.codes[$0.code].id } == ["water"])
    #expect(some.rows.count == 1 && some.testedCodes == 1)
    #expect(some.comparison.remarks == ["Left out: 3 codes mentioned by fewer than 2 people (--min-people)."])
    #expect(some.rows[0].overall.test?.adjustedPValue == all.rows[3].overall.test?.pValue)
    withExtendedLifetime(sample) {}
  }
}

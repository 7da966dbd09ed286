import Basics
import StudyDefinition
import StudyIndex
import Testing

@testable import Analysis

struct CaseSelectionTests {
  private func select(
    _ kind: CaseSelection.Kind, count: Int = 9, _ change: (inout SegmentFilter) -> Void = { _ in }
  ) throws -> CaseSelection {
    let sample = try SampleStudy()
    // Two towns: Anna (help.given, help.taken, water), Ben (nothing), Cai (nothing) | Dan (water).
    try sample.write(
      "id,pseudonym,age,place\nP1,Anna,30,HC\nP2,Ben,60,HC\nP3,Cai,40,HC\nP4,Dan,50,XT\nP5,Eve,20,\n",
      to: "respondents/participants.csv")
    let study = try sample.open()
    var filter = SegmentFilter()
    change(&filter)
    return try CaseSelection(
      StudyView(study, filter: filter), kind, groupings: [study.grouping(named: "town")], count: count, context: 0)
  }

  @Test func theDistanceIsTheMeanDifferenceFromTheShares() throws {
    let selection = try select(.typical)
    // Three codes are mentioned (`help` itself has no coding of its own), each by one of three people of HC:
    // Anna |1 - 1/3| three times, the others |0 - 1/3| three times; of equals the first by id.
    #expect(selection.codes.count == 3 && selection.people == [3, 1, 0])
    #expect(selection.cases.map(\.participant) == ["P2", "P3", "P1", "P4"])
    #expect(selection.cases.map(\.rank) == [1, 2, 3, 1])
    for (found, expected) in zip(selection.cases.map(\.distance), [1.0 / 3, 1.0 / 3, 2.0 / 3, 0]) {
      #expect(abs(found - expected) < 1e-12)
    }
    // Anna in a.txt: help, thank, water; in the group: help twice, water.
    #expect(selection.cases.map(\.quotes.count) == [0, 0, 6, 2])
    #expect(selection.cases[2].mentions.count == 3)
  }

  @Test func theDeviantStandFarthest() throws {
    let selection = try select(.deviant, count: 1)
    #expect(selection.cases.map(\.participant) == ["P1", "P4"])
  }

  @Test func onlyTheCodesLookedAtCount() throws {
    let selection = try select(.typical) { $0.codes = ["water"] }
    #expect(selection.codes.count == 1)
    #expect(selection.cases.first { $0.participant == "P1" }?.quotes.count == 2)
    let problem = #expect(throws: Problem.self) {
      try select(.typical) {
        $0.coder = nil; $0.review = [.person]
      }
    }
    #expect(problem?.identity == "casesWithoutCodes")
  }
}

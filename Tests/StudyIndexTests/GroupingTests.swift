import Basics
import StudyTestSupport
import TestSupport
import Testing

@testable import StudyIndex

struct GroupingTests {
  @Test func levelsByExpression() throws {
    let sample = try SampleStudy()
    let grouping = try sample.open().grouping(named: "generation")
    #expect(grouping.label == "generation")
    #expect(grouping.levels == [.init(name: "younger", label: "younger"), .init(name: "older", label: "45 and over")])
    #expect(grouping.levelOfParticipant == ["P1": 0, "P2": 1])
  }

  @Test func levelsByColumnStandInTheOrderOfTheValues() throws {
    let sample = try SampleStudy()
    try sample.write("id,age,place\nP1,100,XT\nP2,9,\nP3,20,HC\nP4,9,XT\n", to: "respondents/participants.csv")
    let study = try sample.open()
    #expect(try study.grouping(named: "age").levels.map(\.name) == ["9", "20", "100"])
    let town = try study.grouping(named: "town")
    #expect(town.levels.map(\.name) == ["HC", "XT"])
    #expect(town.levelOfParticipant == ["P1": 1, "P3": 0, "P4": 1])
    #expect(try study.groupingNames() == ["generation", "town", "age", "place"])
  }

  @Test func aParticipantInTwoLevelsIsRefusedWithTheLine() throws {
    let sample = try SampleStudy()
    try sample.write("groups:\n  g:\n    levels:\n      a: \"age > 1\"\n      b: \"age > 50\"\n", to: "study.yaml")
    let problem = #expect(throws: Problem.self) { try sample.open().grouping(named: "g") }
    #expect(problem?.place == "study.yaml:5")
    #expect(problem?.what == "participant `P2` falls into two levels of the group `g`: `a` and `b`")
  }

  @Test func anUnknownColumnIsSaidWithTheNearest() throws {
    let sample = try SampleStudy()
    let study = try sample.open()
    let problem = #expect(throws: Problem.self) { try study.grouping(named: "plaec") }
    #expect(problem?.kind == .usage)
    #expect(problem?.remedy == "Did you mean `place`?")
    try sample.write("groups: {g: {levels: {a: \"agee > 1\"}}}\n", to: "study.yaml")
    let inFile = #expect(throws: Problem.self) { try sample.open().grouping(named: "g") }
    #expect(
      inFile?.description
        == "study.yaml:1: error: the expression `agee > 1` names `agee`, which is not a column of the participants. Did you mean `age`?"
    )
  }

  @Test func withoutParticipantsNobodyIsInALevel() throws {
    let sample = try SampleStudy()
    try sample.remove("respondents/participants.csv")
    try sample.write("groups: {g: {levels: {a: \"id = 'P1'\"}}}\n", to: "study.yaml")
    #expect(try sample.open().grouping(named: "g").levelOfParticipant.isEmpty)
  }

  @Test func columnsWithOddNames() throws {
    let sample = try SampleStudy()
    try sample.write("id,rowid,\"a \"\"b\"\"\",group,speaker_key\nP1,x,y,z,7\n", to: "respondents/participants.csv")
    let study = try sample.open()
    #expect(try study.grouping(named: "rowid").levels.map(\.name) == ["x"])
    #expect(try study.grouping(named: "a \"b\"").levels.map(\.name) == ["y"])
    #expect(try study.grouping(named: "group").levelOfParticipant == ["P1": 0])
    #expect(try study.participantIDs() == ["P1"])
  }
}

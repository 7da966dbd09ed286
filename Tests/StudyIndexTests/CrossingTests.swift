import Basics
import Respondents
import StudyTestSupport
import TestSupport
import Testing

@testable import StudyIndex

/// Groups crossed, cut, and made of the survey.
///
/// A class, so that the study's folder lives as long as the test: the survey is read when it is asked for.
final class CrossingTests {
  private var samples: [SampleStudy] = []

  private func study(_ groups: String = "") throws -> Study {
    let sample = try sample(groups)
    samples.append(sample)
    return try sample.open()
  }

  /// Six participants, of whom P1 to P4 are respondents (P4 without an answer), P5 and P6 are not.
  private func sample(_ groups: String = "") throws -> SampleStudy {
    let sample = try SampleStudy()
    try sample.write(
      """
      survey: {file: respondents/survey.csv, id: household, link: respondent, variables: {trust: {type: ordinal, label: "trust", values: {1: low, 2: high}}}}
      groups:
        town: {column: place}
      \(groups)
      """, to: "study.yaml")
    try sample.write(
      """
      id,age,gender,place,respondent
      P1,30,f,HC,r1
      P2,60,m,XT,R2
      P3,41,f,HC,r3
      P4,52,m,XT,r4
      P5,50,f,HC,
      P6,,f,LT,r99

      """, to: "respondents/participants.csv")
    try sample.write(
      """
      household,place,trust,income,rural,open
      R1,HC,1,10.5,1,a b c
      R2,XT,2,20.25,0,d
      R3,HC,2,30,1,e
      R4,XT,,40,0,f
      R5,LT,1,50,1,g
      R6,HC,1,11,1,h
      R7,XT,2,12,0,i
      R8,XT,2,13,0,j
      R9,XT,2,14,0,k
      R10,XT,2,15,0,l
      R11,XT,2,16,0,m

      """, to: "respondents/survey.csv")
    return sample
  }

  @Test func everyLevelWithEveryLevelAndTheEmptyOnesApart() throws {
    let study = try study()
    let crossed = try #require(try study.grouping(by: ["town", "gender"], cuts: []))
    #expect(crossed.name == "town × gender")
    #expect(crossed.levels.map(\.name) == ["HC × f", "LT × f", "XT × m"])
    #expect(crossed.emptyLevels.map(\.name) == ["HC × m", "LT × m", "XT × f"])
    #expect(crossed.levelOfParticipant == ["P1": 0, "P2": 2, "P3": 0, "P4": 2, "P5": 0, "P6": 1])
    // Who is in no level of one is in no level of the crossing.
    let age = try #require(try study.grouping(by: ["gender", "age"], cuts: ["age=50"]))
    #expect(age.levels.map(\.name) == ["f × under 50", "f × 50 and over", "m × 50 and over"])
    #expect(age.levelOfParticipant["P6"] == nil)
    #expect(try study.grouping(by: [], cuts: []) == nil)
  }

  @Test(arguments: [
    ("50", ["under 50", "50 and over"], ["P1": 0, "P2": 1, "P3": 0, "P4": 1, "P5": 1]),
    ("41,42,60", ["under 41", "41", "42 to 59", "60 and over"], ["P1": 0, "P2": 3, "P3": 1, "P4": 2, "P5": 2]),
    // Type 7 of 30, 41, 50, 52, 60: the median is 50.
    ("median", ["under 50", "50 and over"], ["P1": 0, "P2": 1, "P3": 0, "P4": 1, "P5": 1]),
    // R: quantile(c(30, 41, 50, 52, 60), 1:2/3) gives 44 and 51.333
    ("terciles", ["under 44", "44 to under 51.3", "51.3 and over"], ["P1": 0, "P2": 2, "P3": 0, "P4": 2, "P5": 1]),
  ])
  func aCutBeginsALevelAtEachPoint(cut: String, names: [String], levelOf: [String: Int]) throws {
    let grouping = try #require(try study().grouping(by: ["age"], cuts: [cut]))
    #expect(grouping.levels.map(\.name) == names)
    #expect(grouping.levelOfParticipant == levelOf)
  }

  @Test(arguments: ["", "a", "50,40", "50,50", "1,,2", "nan", "inf", "deciles", "1;2"])
  func whatIsNoCut(text: String) { #expect(Cut(written: text) == nil) }

  @Test func aVariableOfTheSurveyReachesThoseWhoAreRespondents() throws {
    let grouping = try study().grouping(named: "trust")
    #expect(grouping.label == "trust" && grouping.levels.map(\.label) == ["low", "high"])
    // Ids are compared in any case. The towns do not settle trust: HC has both.
    #expect(grouping.levelOfParticipant == ["P1": 0, "P2": 1, "P3": 1])
    let join = try #require(grouping.joins.first)
    #expect(join.personal == ["P1", "P2", "P3"] && join.unanswered == ["P4"] && join.unlinked == ["P5", "P6"])
    #expect(join.byGroup.isEmpty && join.group == nil && join.link == "respondent")
  }

  @Test func whereTheGroupSettlesTheVariableTheJoinIsOfGroups() throws {
    let grouping = try study().grouping(named: "rural")
    #expect(grouping.levelOfParticipant == ["P1": 1, "P2": 0, "P3": 1, "P4": 0, "P5": 1, "P6": 1])
    let join = try #require(grouping.joins.first)
    #expect(join.personal == ["P1", "P2", "P3", "P4"] && join.byGroup == ["P5", "P6"] && join.group == "town")
    #expect(join.unlinked.isEmpty)
  }

  @Test func withoutAnyLinkAVariableThatGroupsDoNotSettleSaysWhatCanBeCompared() throws {
    let sample = try sample()
    try sample.write("id,place\nP1,HC\nP2,XT\n", to: "respondents/participants.csv")
    let study = try sample.open()
    #expect(try study.grouping(named: "rural").joins.first?.byGroup == ["P1", "P2"])
    let problem = #expect(throws: Problem.self) { try study.grouping(named: "trust") }
    #expect(problem?.identity == "nobodyIsRespondent")
    #expect(problem?.remedy.contains("`--by town`") == true)
  }

  @Test func aGroupOfTheSurveyAloneIsLeftOutWhereNobodyAskedForIt() throws {
    let sample = try sample("  trusting: {variable: trust}")
    samples.append(sample)
    try sample.write("id,place,respondent\nP1,HC,\nP2,XT,\n", to: "respondents/participants.csv")
    let study = try sample.open()
    #expect(try study.groupings(with: nil).map(\.name) == ["town"])
    let problem = #expect(throws: Problem.self) { try study.grouping(named: "trusting") }
    #expect(problem?.place == "study.yaml:4" && problem?.kind == .badData)
    let errors = StudyCheck(sample.folder).problems.filter { $0.severity == .error }
    #expect(errors.map(\.what) == [])
  }

  @Test func numbersOfTheSurveyAreCutByTheRespondentsQuantiles() throws {
    let study = try study("  rich: {variable: income, cut: median, label: \"income\"}")
    // The median of the eleven incomes, 10.5 to 50, is 15.
    let grouping = try study.grouping(named: "rich")
    #expect(grouping.levels.map(\.name) == ["under 15", "15 and over"] && grouping.label == "income")
    #expect(grouping.levelOfParticipant == ["P1": 0, "P2": 1, "P3": 1, "P4": 1])
    let respondents = try study.surveyData().grouping(named: "rich", in: study.configuration)
    #expect(respondents.levels == grouping.levels)
    #expect(respondents.levelOfRow == [0, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1])
  }

  @Test func whatCannotBeLevels() throws {
    let study = try study()
    func what(_ names: [String], _ cuts: [String] = []) -> String? {
      #expect(throws: Problem.self) { try study.grouping(by: names, cuts: cuts) }?.what
    }
    #expect(what(["income"]) == "`income` has 11 different values, too many for levels")
    #expect(what(["gender"], ["3"]) == "`gender` contains words, and only numbers can be cut")
    #expect(what(["household"])?.contains("`household`") == true)
    #expect(what(["town", "town"]) == "`--by town` is given twice")
    #expect(what(["town", "age"], ["40"]) == "`--cut` does not say which of `town` and `age` it cuts")
    #expect(what(["age"], ["gender=40"]) == "`--cut gender=…` cuts something that `--by` does not name")
  }

  @Test func theSurveyIsAnInputWhereItWasAsked() throws {
    let study = try study()
    #expect(try study.inputs().map(\.path).contains("respondents/survey.csv") == false)
    _ = try study.grouping(named: "trust")
    #expect(try study.inputs().map(\.path).contains("respondents/survey.csv"))
  }
}

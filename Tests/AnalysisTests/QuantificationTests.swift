import Basics
import Respondents
import StudyDefinition
import StudyIndex
import Testing

@testable import Analysis

@Suite struct QuantificationTests {
  private static let survey = """
    survey: {file: respondents/survey.csv, id: id}
    quantified:
      helps: help
      help_count: {code: help, as: count}
      help_judged: {code: help, as: count, review: person}
      water_rate: {code: water, as: rate}

    """

  private func sample(_ yaml: String = survey) throws -> SampleStudy {
    let sample = try SampleStudy()
    try sample.write(yaml, to: "study.yaml")
    try sample.write("id,trust\nR1,1\nR2,2\nR3,3\nR4,4\n", to: "respondents/survey.csv")
    try sample.write(
      "id,pseudonym,age,place,respondent_id\nP1,Anna,30,HC,R4\nP2,Ben,60,XT,\nP3,Cai,40,HC,R2\nP4,Dan,50,XT,\nP5,Eve,20,,\n",
      to: "respondents/participants.csv")
    return sample
  }

  private func view(_ study: Study) throws -> StudyView {
    var filter = SegmentFilter()
    filter.rollUp = true
    return try StudyView(study, filter: filter)
  }

  @Test func eachPersonOnce() throws {
    let sample = try sample()
    try sample.tag("I thank you", "help.taken", in: "a")
    let study = try sample.open()
    let found = try Quantification(view(study), study.configuration.quantified)
    #expect(found.people.map(\.name) == ["P1", "P2", "P3", "P4", "P5", "group/Guest"])
    #expect(found.people[0].transcripts == ["a", "group"])
    let values = Dictionary(uniqueKeysWithValues: found.variables.map { ($0.name, $0.values) })
    #expect(values["helps"] == [1, 0, 0, 0, 1, 1])
    // Anna: help and thank in a, help twice in the group; codes below count with help.
    #expect(values["help_count"] == [4, 0, 0, 0, 1, 1])
    #expect(values["help_judged"] == [1, 0, 0, 0, 0, 0])
    // Anna says 9 words in a and 6 in the group, water in both; Dan says two words, both water.
    let rates = try #require(values["water_rate"])
    #expect(abs(rates[0] - 2 * 1000 / Double(found.people[0].words)) < 1e-12)
    #expect(found.people[3].words == 2 && rates[3] == 1000)
  }

  @Test func variablesOfRespondents() throws {
    let sample = try sample()
    let study = try Study.open(sample.folder, computing: SurveyView.computations)
    let data = try study.surveyData()
    #expect(data.names == ["id", "trust", "helps", "help_count", "help_judged", "water_rate"])
    let cells = (0..<4).map { data.table.cell(row: $0, column: 2) }
    #expect(cells == [.missing(nil), .number(0), .missing(nil), .number(1)])
    #expect(data.originalCount == 2)
    #expect(try data.quantifiedRemarks(of: study) == [])
    #expect(try study.grouping(named: "helps").levelOfParticipant == ["P1": 1, "P3": 0])
    let keys = try study.speakers(where: "survey.helps = 1")
    #expect(Set(try study.speakers().filter { keys.contains($0.id) }.map(\.person)) == ["P1"])
  }

  @Test func withoutALinkItIsSaid() throws {
    let sample = try sample(Self.survey.replacing("id: id}", with: "id: id, join: group}"))
    let study = try Study.open(sample.folder, computing: SurveyView.computations)
    let data = try study.surveyData()
    #expect(data.table.columns[2].missingCount == 4)
    #expect(try data.quantifiedRemarks(of: study).first?.what.contains("`helps`, `help_count`") == true)
  }

  @Test func joinedToTheSurvey() throws {
    let sample = try sample()
    try sample.write("id,trust,age\nR1,1,31\nR2,2,41\nR4,4,29\n", to: "respondents/survey.csv")
    let study = try sample.open()
    let view = try view(study)
    let data = try study.surveyData()
    let definitions = Quantification.definitions(["help"], in: view, as: [.mentioned, .rate])
    #expect(definitions.map(\.name) == ["help_mentioned", "help_rate"])
    let table = try Quantification(view, definitions).table(survey: data, links: RespondentLinks(study, data))
    #expect(
      table.variables.map(\.name) == [
        "participant", "words", "transcripts", "help_mentioned", "help_rate", "pseudonym", "age", "place",
        "respondent_id", "id", "trust", "survey.age",
      ])
    #expect(table.cell(row: 0, column: 10) == .number(4) && table.cell(row: 0, column: 11) == .number(29))
    #expect(table.cell(row: 1, column: 10) == .missing(nil))
    #expect(table.cell(row: 5, column: 6) == .missing(nil), "the guest is in no table")
  }

  @Test func unknownCodes() throws {
    let files = try sample()
    // The index lies in the folder, which goes with `files`.
    defer { withExtendedLifetime(files) {} }
    let study = try files.open()
    let view = try view(study)
    #expect(throws: Problem.self) {
      try Quantification(view, Quantification.definitions(["hlep"], in: view, as: [.count]))
    }
  }
}

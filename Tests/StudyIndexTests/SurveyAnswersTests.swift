import Basics
import StudyTestSupport
import Testing

@testable import StudyIndex

/// Expressions over people that ask the survey too.
@Suite struct SurveyAnswersTests {
  private func study(_ yaml: String = SurveyStudyTests.declared, link: String = "respondent_id") throws -> Study {
    let sample = try SampleStudy()
    try sample.write(yaml, to: "study.yaml")
    try sample.write(SurveyStudyTests.survey, to: "respondents/survey.csv")
    // Ben is R2, who said another age there.
    try sample.write(
      "id,pseudonym,age,place,\(link)\nP1,Anna,30,HC,\nP2,Ben,60,XT,R2\n", to: "respondents/participants.csv")
    let study = try Study.open(sample.folder)
    kept.append(sample)
    return study
  }

  private let kept = KeptSamples()

  private func labels(_ condition: String, in study: Study) throws -> [String] {
    let keys = try study.speakers(where: condition)
    return try study.speakers().filter { keys.contains($0.id) }.map(\.label)
  }

  @Test(arguments: [
    ("survey.age = 61", ["Ben"]), ("age = 61", []), ("age = 60", ["Ben"]), ("survey.age > age", ["Ben"]),
    ("trust = 2", ["Ben"]), ("survey.trust = 2 AND place = 'XT'", ["Ben"]), ("decades > 6", ["Ben"]),
    ("survey.place = 'XT'", ["Ben"]), ("SURVEY.AGE = 61", ["Ben"]), ("survey.id = 'R2'", ["Ben"]),
    ("survey.age IS NULL AND age = 30", ["Anna"]), ("\"trust\" = 2", ["Ben"]),
    ("id IN (SELECT id FROM participants WHERE age < 40) AND survey.age IS NULL", ["Anna"]),
  ]) func whoIsFound(condition: String, expected: [String]) throws {
    #expect(try labels(condition, in: study()) == expected)
  }

  @Test func whatIsSaidOfTheOthers() throws {
    let study = try study()
    _ = try study.speakers(where: "age > 5")
    #expect(try study.remarks() == [])
    #expect(try !study.inputs().contains { $0.path == "respondents/survey.csv" })
    _ = try study.speakers(where: "survey.age > 5")
    #expect(
      try study.remarks().map(\.what) == [
        "1 of 2 participants are respondents of the survey; the others have no answers there"
      ])
    #expect(try study.inputs().contains { $0.path == "respondents/survey.csv" })
  }

  @Test(arguments: [
    ("survey.agee = 1", "noSurveyVariable"),
    ("truts = 1", "expressionColumnUnknown"),
    ("survey.trust) ORDER BY (1", "expressionNotSQL"),
    ("survey.trust = 1)) UNION SELECT 1 --", "expressionNotSQL"),
    (
      "(SELECT max(trust) FROM temp.survey_answers WHERE survey.age > 0) IS load_extension('x')", "expressionNotAllowed"
    ),
  ]) func whatIsRefused(condition: String, identity: String) throws {
    do {
      _ = try study().speakers(where: condition)
      Issue.record("\(condition) was evaluated")
    } catch let problem as Problem {
      #expect(problem.identity.description == identity, "\(problem)")
    }
  }

  @Test func withoutALinkNobodyIsKnown() throws {
    for (yaml, link) in [
      (SurveyStudyTests.declared, "other"), (SurveyStudyTests.declared + "  join: group\n", "respondent_id"),
    ] {
      do {
        _ = try study(yaml, link: link).speakers(where: "survey.age > 5")
        Issue.record("nobody is linked")
      } catch let problem as Problem {
        #expect(problem.identity == "noRespondents", "\(problem)")
      }
    }
  }

  /// The same level for participants and for respondents.
  @Test func oneExpressionForBothStrands() throws {
    let study = try study(
      SurveyStudyTests.declared + "groups: {g: {levels: {old: \"survey.age > 50\", young: \"survey.age <= 50\"}}}\n")
    #expect(try study.grouping(named: "g").levelOfParticipant == ["P2": 0])
    let respondents = try study.surveyData().grouping(named: "g", in: study.configuration)
    #expect(respondents.levelOfRow == [1, 0, 1, nil])
  }
}

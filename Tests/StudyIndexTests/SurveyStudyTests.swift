import Basics
import Respondents
import StudyTestSupport
import Testing

@testable import StudyDefinition
@testable import StudyIndex

/// The survey's part of a study: what study.yaml says, and what `check` tells.
@Suite struct SurveyStudyTests {
  static let survey = "id,age,trust,place\nR1,30,1,HC\nR2,61,2,XT\nR3,40,9,HC\nR4,,3,LT\n"
  static let declared = """
    study: sample
    survey:
      file: respondents/survey.csv
      id: id
      variables:
        age: {label: "age", type: interval, range: "18 to 100"}
        trust: {type: ordinal, values: {1: low, 2: middling, 3: high}, missing: 9}
      derived:
        decades: "age / 10"

    """

  private let kept = KeptSamples()

  private func sample(_ yaml: String = declared, participants: String? = nil) throws -> SampleStudy {
    let sample = try SampleStudy()
    try sample.write(yaml, to: "study.yaml")
    try sample.write(Self.survey, to: "respondents/survey.csv")
    try sample.write(
      participants ?? "id,pseudonym,age,place,respondent_id\nP1,Anna,30,HC,r1\nP2,Ben,60,XT,\n",
      to: "respondents/participants.csv")
    kept.append(sample)
    return sample
  }

  private func problems(_ yaml: String, participants: String? = nil) throws -> [String] {
    let sample = try sample(yaml, participants: participants)
    // The folder goes with the sample.
    return withExtendedLifetime(sample) { StudyCheck(sample.folder).problems.map(\.what) }
  }

  @Test func dataHasCountedAndDerivedVariablesBehindItsOwn() throws {
    let sample = try sample()
    let configuration = try StudyConfiguration.read(sample.folder)
    let data = try SurveyData.load(sample.folder, try #require(configuration.survey))
    #expect(data.names == ["id", "age", "trust", "place", "decades"])
    #expect(data.originalCount == 4)
    #expect(data.table.cell(row: 0, column: 4) == .number(3))
    #expect(data.table.cell(row: 3, column: 4) == .missing(nil))
    #expect(data.table.cell(row: 2, column: 2) == .missing(.number(9)))
    #expect(try problems(Self.declared) == [])
  }

  /// 1 March 2024 is day 19,783 after 1 January 1970 (GNU date, `date -d 2024-03-01 +%s` / 86400).
  @Test func datesAreReadInTheOrderThatIsDeclared() throws {
    let yaml = "study: sample\nsurvey:\n  file: respondents/survey.csv\n  variables:\n    day: {type: date"
    for (order, cell) in [(", dates: dmy", "1.3.2024"), (", dates: mdy", "03/01/2024"), ("", "2024-03-01")] {
      let sample = try sample("\(yaml)\(order)}\n")
      try sample.write("day\n\(cell)\n", to: "respondents/survey.csv")
      let survey = try #require(try StudyConfiguration.read(sample.folder).survey)
      let data = try SurveyData.load(sample.folder, survey)
      #expect(data.table.cell(row: 0, column: 0) == .number(19_783), "\(order)")
    }
    #expect(try problems("\(yaml), dates: ydm}\n") != [])
  }

  @Test func aVariableMayBeCalledAsInExpressions() throws {
    let sample = try sample()
    let configuration = try StudyConfiguration.read(sample.folder)
    let data = try SurveyData.load(sample.folder, try #require(configuration.survey))
    for name in ["trust", "survey.trust"] {
      #expect(try data.grouping(named: name, in: configuration).levels.map(\.label) == ["low", "middling", "high"])
    }
  }

  @Test func categoriesStandInDeclaredOrder() throws {
    let sample = try sample(
      Self.declared.replacing("type: ordinal,", with: "type: ordinal, order: [3, 2, 1],"))
    let configuration = try StudyConfiguration.read(sample.folder)
    let data = try SurveyData.load(sample.folder, try #require(configuration.survey))
    let trust = try data.categories("trust", known: data.names)
    #expect(trust.names == ["high", "middling", "low"])
    #expect(trust.rows == [2, 1, nil, 0])
  }

  @Test func modelsOfEveryKind() throws {
    let yaml =
      Self.declared + """
        models:
          A: {outcome: age, terms: [trust]}
          B: {kind: logistic, outcome: trust, terms: [age], errors: HC3}
          C: {kind: ordered, outcome: trust, terms: [age]}
          D: {outcome: age, terms: trust, cluster: place}

        """
    let models = try #require(try StudyConfiguration.read(sample(yaml).folder).survey).models
    #expect(models.map(\.kind) == [.linear, .logistic, .ordered, .linear])
    #expect(models.map(\.errors) == [.classical, .hc3, .classical, .cluster])
    #expect(models[3].cluster == "place" && models[3].terms == ["trust"])
  }

  @Test(arguments: [
    ("A: {kind: logit, outcome: age, terms: [trust]}", "`logit` is not a value of `kind`"),
    ("A: {errors: hc9, outcome: age, terms: [trust]}", "`hc9` is not a value of `errors`"),
    ("A: {errors: cluster, outcome: age, terms: [trust]}", "needs `cluster:` for `errors: cluster`"),
    ("A: {errors: hc1, cluster: place, outcome: age, terms: [trust]}", "needs `cluster:` for `errors: cluster`"),
    ("A: {kind: ordered, errors: hc3, outcome: trust, terms: [age]}", "HC2 and HC3 are not defined for ordered models"),
    ("A: {outcome: age}", "`A` has no `terms`"),
    ("A: {outcome: agee, terms: [trust]}", "there is no variable `agee`"),
    ("A: {outcome: age, terms: [trust, age]}", "has its outcome `age` among its terms"),
  ]) func modelsThatCannotBe(model: String, says: String) throws {
    let found = try problems(Self.declared + "models:\n  " + model + "\n")
    #expect(found.count == 1 && found[0].contains(says), "\(found)")
  }

  @Test(arguments: [
    ("survey: \"place = 'HC'\"", []),
    ("survey: \"place = 'nowhere'\"", ["no respondent is in the level `a` of the group `g`"]),
    (
      "survey: \"plaec = 'HC'\"", ["the expression `plaec = 'HC'` names `plaec`, which is not a variable of the survey"]
    ),
    ("survey: \"age > 0\"", ["respondent `R2` falls into two levels of the group `g`: `a` and `b`"]),
  ]) func levelsOfTheSurvey(condition: String, says: [String]) throws {
    let group = """
      groups:
        g:
          levels:
            a: {where: "place = 'HC'", \(condition)}
            b: {where: "place = 'XT'"}

      """
    #expect(try problems(Self.declared + group) == says)
  }

  @Test func joins() throws {
    let sample = try sample()
    let study = try Study.open(sample.folder)
    let links = try RespondentLinks(study, study.surveyData())
    #expect(links.count == 1 && links.participants == 2 && links.absence == nil)
    #expect(links.row(of: "P1")?.index == 0 && links.row(of: "P1")?.id == "R1")
    #expect(links.row(of: "P2") == nil)

    func absence(_ yaml: String, _ participants: String? = nil) throws -> RespondentLinks.Absence? {
      let study = try Study.open(self.sample(yaml, participants: participants).folder)
      return try RespondentLinks(study, study.surveyData()).absence
    }
    let without = "id,pseudonym,age,place\nP1,Anna,30,HC\nP2,Ben,60,XT\n"
    #expect(try absence(Self.declared, without) == .noColumn("respondent_id"))
    #expect(try absence(Self.declared + "  join: group\n") == .byGroup)
    #expect(try absence(Self.declared + "  link: place\n") == .noIDs("place"))
    #expect(try problems(Self.declared, participants: without) == [])
    #expect(
      try problems(Self.declared + "  link: respondent\n") == [
        "`link` is the column `respondent`, which participants.csv does not have"
      ])
    #expect(try problems(Self.declared + "  link: respondent_id\n  join: group\n").count == 1)
    let absent = "id,pseudonym,age,place,respondent_id\nP1,Anna,30,HC,R7\nP2,Ben,60,XT,R2\n"
    #expect(
      try problems(Self.declared, participants: absent) == ["the respondent `R7` is not in `respondents/survey.csv`"])
  }

  @Test func namesThatStandTwice() throws {
    let found = try problems(
      Self.declared + "scales:\n  trust: {items: [age, decades]}\nquantified:\n  age: help\n  well: {code: watr}\n")
    #expect(found.contains("something else in the survey is called `trust`"))
    #expect(found.contains("something else in the survey is called `age`"))
    #expect(found.contains("there is no code `watr` in the codebook"))
  }

  @Test func quantifiedCodesAreRead() throws {
    let yaml =
      Self.declared + """
        quantified:
          helps: help
          wells: {code: water.well, as: rate, label: "wells", review: [person, accepted]}

        """
    let quantified = try StudyConfiguration.read(sample(yaml).folder).quantified
    #expect(quantified.map(\.name) == ["helps", "wells"])
    #expect(quantified.map(\.measure) == [.mentioned, .rate])
    #expect(quantified[1].review == [.person, .accepted] && quantified[1].label == "wells")
    for wrong in ["{as: rate}", "{code: help, as: share}", "{code: help, review: [nobody]}"] {
      #expect(throws: Problems.self) {
        try StudyConfiguration.read(sample(Self.declared + "quantified:\n  x: \(wrong)\n").folder)
      }
    }
  }
}

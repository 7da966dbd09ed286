import Basics
import Respondents
import Testing

@Suite struct SurveyChecksTests {
  private let labels = [ValueLabel(.number(1), "no"), ValueLabel(.number(2), "yes")]

  @Test func everyFinding() throws {
    let declared = [
      VariableDeclaration(name: "answer", kind: .nominal, valueLabels: labels),
      VariableDeclaration(name: "age", kind: .interval, possible: NumberRange(15, 110)),
      VariableDeclaration(
        name: "reasons", kind: .multiple, valueLabels: [ValueLabel(.number(1), "a"), ValueLabel(.number(2), "b")]),
    ]
    let table = try survey(
      "id,answer,age,reasons,same,none\nR1,1,30,1;2,5,\nr1,3,200,2;4,5,\n,2,14,1,5,\nR4,7,40,2,5,\n",
      SurveyOptions(delimiter: .comma, idColumn: "id"), declared: declared)
    #expect(
      SurveyChecks.problems(in: table, declared: declared).map(\.description) == [
        "s.csv:3: error: the respondent's id `r1` is already in line 2 (upper and lower case ignored). Each "
          + "respondent has one row and an id of their own.",
        "s.csv:4: error: the respondent's id (`id`) is empty. Give each respondent an id.",
        "s.csv:3: error: `answer` has answers that have no label (3, 7), the first one here. Correct them, label them, or "
          + "declare them as missing codes.",
        "s.csv:3: error: 2 answers to `age` are not between 15 and 110, the first one here. Correct them, or declare them "
          + "as missing codes.",
        "s.csv:3: error: `reasons` has answers that have no label, the first one here. Correct them, label them, or "
          + "declare them as missing codes.",
        "s.csv: warning: everybody gave the same answer to `same`. Nothing can be compared or computed with it.",
        "s.csv: warning: nobody answered `none`. Check the column and its missing codes.",
      ])
  }

  @Test func rowsOfFilesWithoutLines() throws {
    var declared = SurveyFixture.declared
    declared[1].possible = NumberRange(20, 60)
    let table = try SurveyFixture.read("survey.sav", declared: declared)
    let found = SurveyChecks.values(in: table, declared: declared).map(\.description)
    #expect(
      found == [
        "survey.sav: error: 2 answers to `age` are not between 20 and 60, the first one in row 7. Correct them, or "
          + "declare them as missing codes."
      ])
  }

  private func participants(_ text: String) throws -> ParticipantsTable {
    try ParticipantsTable.read(file: "p.csv", bytes: Array(text.utf8))
  }

  @Test func participantsAndRespondents() throws {
    let table = try survey("id,n\nR001,1\nR002,2\nR003,3\n", SurveyOptions(idColumn: "id"))
    let people = try participants("id,respondent_id\nA,R001\nB,R022\nC,r001\nD,\n")
    #expect(
      SurveyChecks.matches(in: table, participants: people, file: "p.csv").map(\.description) == [
        "p.csv:3: error: the respondent `R022` is not in `s.csv`. Did you mean `R002`?",
        "p.csv:4: error: the respondent `r001` is already the participant in line 2. One participant is one respondent.",
      ])
    let strangers = try participants("id,respondent_id\nA,17\nB,18\n")
    #expect(
      SurveyChecks.matches(in: table, participants: strangers, file: "p.csv").map(\.description) == [
        "p.csv: error: no `respondent_id` is an id of `s.csv`. Check that both use the same ids, and which column of the "
          + "survey contains them."
      ])
    #expect(SurveyChecks.matches(in: table, participants: try participants("id\nA\n"), file: "p.csv") == [])
  }
}

@Suite struct MultipleResponseTests {
  @Test func cells() throws {
    let declared = [
      VariableDeclaration(
        name: "help", kind: .multiple, valueLabels: [ValueLabel(.number(1), "kin"), ValueLabel(.number(2), "none")])
    ]
    let table = try survey(
      "id,help\na,1;3\nb,\nc,2\nd,3; 1;3\ne,10\n", SurveyOptions(delimiter: .comma), declared: declared)
    let set = MultipleResponseSet(name: "help", source: .cell(variable: "help"))
    let counts = try table.counts(of: set)
    #expect(counts.options.map(\.value) == [.number(1), .number(2), .number(3), .number(10)])
    #expect(counts.options.map(\.label) == ["kin", "none", nil, nil])
    #expect(counts.options.map(\.count) == [2, 1, 2, 1])
    #expect(counts.respondents == 4)
    #expect(counts.answers == 6)
  }

  @Test func columns() throws {
    let declared = [VariableDeclaration(name: "h_kin", label: "kin")]
    let table = try survey("id,h_kin,h_state\na,1,0\nb,,\nc,0,0\nd,1,1\n", declared: declared)
    let source = MultipleResponseSet.Source.columns(variables: ["h_kin", "h_state"], counted: .number(1))
    let counts = try table.counts(of: MultipleResponseSet(name: "h", source: source))
    #expect(counts.options.map(\.count) == [2, 1])
    #expect(counts.options.map(\.label) == ["kin", nil])
    #expect(counts.respondents == 3)
    let absent = MultipleResponseSet(name: "h", source: .cell(variable: "h_kinn"))
    #expect(problems { _ = try table.counts(of: absent) }.map(\.remedy) == ["Did you mean `h_kin`?"])
  }
}

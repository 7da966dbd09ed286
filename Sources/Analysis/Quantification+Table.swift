public import Respondents
public import StudyIndex

extension Quantification {
  /// One row a person: id, words, transcripts, the codes' variables, the columns of participants.csv, and the survey's
  /// answers of who is a respondent.
  ///
  /// A column of participants.csv or a variable of the survey whose name is taken already is called `participant.NAME`
  /// or `survey.NAME`.
  /// - Parameter survey: `nil` for a study without one, or to leave it out.
  public func table(survey: SurveyData?, links: RespondentLinks?) throws -> SurveyTable {
    var table = SurveyTable(
      file: "interviews",
      variables: [
        SurveyVariable(name: "participant", label: "participant", kind: .text),
        SurveyVariable(name: "words", label: "words spoken", kind: .interval),
        SurveyVariable(name: "transcripts", label: "transcripts", kind: .interval),
      ],
      columns: [
        .texts(TextColumn(people.map(\.name))), .numbers(NumberColumn(values: people.map { Double($0.words) })),
        .numbers(NumberColumn(values: people.map { Double($0.transcripts.count) })),
      ], rowCount: people.count, idColumn: 0)
    for variable in variables {
      table = try table.adding(variable.described, .numbers(NumberColumn(values: variable.values)))
    }
    for column in try view.study.participantAttributes(of: people.map(\.name)) where column.name.lowercased() != "id" {
      table = try table.adding(renamed(column.variable, in: table, prefix: "participant"), column.column)
    }
    guard let survey, let links else { return table }
    let rows = people.map { links.row(of: $0.name)?.index }
    for (variable, column) in zip(survey.table.variables, survey.table.columns) {
      // The codes are here already.
      if variables.contains(where: { $0.name == variable.name }) { continue }
      table = try table.adding(renamed(variable, in: table, prefix: "survey"), column.rows(rows))
    }
    return table
  }

  private func renamed(_ variable: SurveyVariable, in table: SurveyTable, prefix: String) -> SurveyVariable {
    var variable = variable
    while table.column(named: variable.name) != nil { variable.name = "\(prefix).\(variable.name)" }
    return variable
  }
}

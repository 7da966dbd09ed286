public import Analysis
import Codebooks
public import Respondents
import StudyDefinition
public import StudyIndex

extension Quantification {
  /// People down, codes across.
  /// - Parameters:
  ///   - table: of the same people, with what joins them; for programs.
  ///   - links: `nil` for a study without a survey.
  public func report(_ table: SurveyTable, links: RespondentLinks?) throws -> Report {
    let notes = notes(links)
    let main = Table(
      title: "Codes as variables",
      columns: [
        Column(key: "participant", heading: "Participant"), Column(key: "words", heading: "words", alignment: .right),
      ]
        + variables.map { Column(key: $0.name, heading: $0.name, alignment: .right) },
      rows: people.indices.map { person in
        Table.Row(
          [.text(people[person].name), .integer(people[person].words)]
            + variables.map { cell($0.values[person], $0.measure) })
      }, notes: notes)
    return try Report(
      "quantify", of: view.study, unit: "people", sections: [.table(main)],
      payload: [
        (
          "variables",
          .array(
            variables.map { variable in
              .object([
                ("variable", .string(variable.name)), ("label", .string(variable.label)),
                ("code", .string(view.codebook.codes[variable.code].id)), ("as", .string(variable.measure.rawValue)),
              ])
            })
        ),
        ("rows", .array(people.indices.map { row($0, table, links) })), ("notes", .strings(notes)),
      ])
  }

  private func cell(_ value: Double, _ measure: QuantifiedCode.Measure) -> Reports.Cell {
    if value.isNaN { return .empty }
    return measure == .rate ? .decimal(value, places: 2) : .integer(Int(value))
  }

  /// What the joined table says of one person: its own columns apart from those of participants.csv and the survey.
  private func row(_ person: Int, _ table: SurveyTable, _ links: RespondentLinks?) -> JSONValue {
    let codes = variables.map { variable -> (String, JSONValue) in
      let value = variable.values[person]
      if value.isNaN { return (variable.name, .null) }
      return (variable.name, variable.measure == .rate ? .number(value) : .integer(Int(value)))
    }
    let own = 3 + variables.count
    let further = table.variables.indices.dropFirst(own).map {
      (table.variables[$0].name, RespondentsReport.value(table, row: person, column: $0))
    }
    return .object([
      ("participant", .string(people[person].name)), ("respondent", .optional(links?.row(of: people[person].name)?.id)),
      ("words", .integer(people[person].words)), ("transcripts", .strings(people[person].transcripts)),
      ("codes", .object(codes)), ("attributes", .object(further)),
    ])
  }

  private func notes(_ links: RespondentLinks?) -> [String] {
    var notes: [String] = []
    let measures = QuantifiedCode.Measure.allCases.filter { measure in variables.contains { $0.measure == measure } }
    let meanings = measures.map { measure in
      switch measure {
      case .mentioned: "mentioned: 1 for who has a segment of the code or of one below it"
      case .count: "count: segments"
      case .rate: "rate: segments per 1,000 words that the person says"
      }
    }
    if !meanings.isEmpty { notes.append(meanings.joined(separator: "; ") + ".") }
    if let restriction = view.restriction { notes.append("Counted: \(restriction).") }
    guard let links else { return notes }
    switch links.absence {
    case nil:
      let linked = people.count { links.row(of: $0.name) != nil }
      notes.append(
        "\(linked) of \(counted(people.count, "person", plural: "people")) \(linked == 1 ? "is a respondent" : "are respondents") of the survey; CSV, JSON and SPSS have their answers."
      )
    case .byGroup: notes.append("study.yaml joins the strands by group only: nobody's own answers are known.")
    case .noColumn(let name):
      notes.append("participants.csv has no column \(name): nobody's answers in the survey are known.")
    case .noIDs(let name):
      notes.append("The column \(name) of participants.csv holds no id of the survey: nobody's answers are known.")
    }
    return notes
  }
}

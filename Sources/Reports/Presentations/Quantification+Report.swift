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
    let lines = people.indices.map { Line(of: self, person: $0, table: table, links: links) }
    let further = table.variables.dropFirst(3 + variables.count).map(\.name)
    let schema = Self.schema(variables.map { ($0.name, $0.measure) }, attributes: further)
    return try Report(
      "quantify", of: view.study, unit: "people",
      sections: [.table(schema.table(title: "Codes as variables", lines, notes: notes))],
      payload: [
        ("variables", Self.variableSchema.values(variables.map { ($0, view.codebook.codes[$0.code]) })),
        ("rows", schema.values(lines)), ("notes", .strings(notes)),
      ])
  }

  /// A person, with what the joined table says of them: its own columns apart from those of participants.csv and the
  /// survey.
  struct Line {
    let person: Person
    let respondent: String?
    /// One a variable; NaN for none.
    let values: [Double]
    /// One a column of participants.csv and the survey.
    let attributes: [Cell]

    init(of quantification: Quantification, person: Int, table: SurveyTable, links: RespondentLinks?) {
      self.person = quantification.people[person]
      respondent = links?.row(of: self.person.name)?.id
      values = quantification.variables.map { $0.values[person] }
      // Before them: participant, words, respondent, then the variables.
      attributes = table.variables.indices.dropFirst(3 + values.count).map {
        RespondentsReport.cell(table, row: person, column: $0)
      }
    }
  }

  static func schema(
    _ variables: [(name: String, measure: QuantifiedCode.Measure)], attributes: [String]
  ) -> Schema<Line> {
    Schema([
      .text("participant", "Participant") { $0.person.name },
      .text("respondent", "Respondent", .data, unit: "id in the survey") { $0.respondent },
      .integer("words", "words", unit: "words that the person says") { $0.person.words },
      .list("transcripts", "Transcripts", .data) { $0.person.transcripts },
      .keyed(
        "codes", variables.map { ($0.name, $0.name) }, placeholder: "VARIABLE", type: .number,
        unit: "0 or 1, segments, or segments per 1,000 words"
      ) { line in
        zip(line.values, variables).map { value, variable in
          value.isNaN ? .empty : Cell(value, variable.measure == .rate ? .decimal(2) : .short(2))
        }
      },
      .keyed("attributes", attributes.map { ($0, $0) }, .data, placeholder: "COLUMN") { $0.attributes },
    ])
  }

  static var variableSchema: Schema<(variable: Variable, code: Code)> {
    Schema([
      .text("variable", "Variable") { $0.variable.name }, .text("label", "Label") { $0.variable.label },
      .text("code", "Code", unit: "code's id") { $0.code.id },
      .text("as", "As", unit: "`mentioned`, `count`, `rate`") { $0.variable.measure.rawValue },
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
    notes += [view.consensusNote].compactMap { $0 }
    guard let links else { return notes }
    switch links.absence {
    case nil:
      let linked = people.count { links.row(of: $0.name) != nil }
      notes.append(
        "\(linked) of \(counted(people.count, "person", plural: "people")) \(linked == 1 ? "is a respondent" : "are respondents") of the survey; CSV, JSON and SPSS have their answers."
      )
    case .byGroup:
      notes.append("study.yaml joins the survey and the interviews by group only: nobody's own answers are known.")
    case .noColumn(let name):
      notes.append("participants.csv has no column \(name): nobody's answers in the survey are known.")
    case .noIDs(let name):
      notes.append("The column \(name) of participants.csv contains no id of the survey: nobody's answers are known.")
    }
    return notes
  }
}

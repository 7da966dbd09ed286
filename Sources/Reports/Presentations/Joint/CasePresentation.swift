import Analysis
import Codebooks
import StudyIndex

/// Cases: participants down; scores, then segments of each code, across.
struct CasePresentation {
  let display: JointDisplay
  let table: CaseTable

  var sections: [Section] { [.table(schema.table(title: display.title, table.cases, notes: notes))] }

  private var codebook: Codebook { display.view.codebook }

  var schema: Schema<CaseTable.Case> {
    Self.schema(
      grouping: table.grouping?.name, scores: Array(zip(table.scores.map(\.name), places)),
      codes: table.codes.map { codebook.codes[$0].id })
  }

  /// - Parameter scores: names of the survey's variables, with the digits after the point that people read.
  static func schema(
    grouping: String?, scores: [(name: String, places: Int)], codes: [String]
  ) -> Schema<CaseTable.Case> {
    Schema([
      .text("person", "Person") { $0.person },
      .text("level", "Group", .wrapped(10), unit: "level's name") { $0.level?.name }.read { $0.level?.label }
        .shown(if: grouping != nil),
      .text("respondent", "Respondent", unit: "id in the survey") { $0.respondent },
      .integer("words", "words", .data, unit: "words that the person says") { $0.words },
      .keyed("scores", scores.map { ($0.name, $0.name) }, .right, placeholder: "VARIABLE", type: .number) { entry in
        zip(entry.scores, scores).map { score, name in
          switch score {
          case .missing: .empty
          case .number(let value): .decimal(value, places: name.places)
          case .category(let name): .text(name)
          }
        }
      },
      .keyed("codes", codes.map { ($0, $0) }, .right, placeholder: "CODE", type: .integer, unit: "segments") {
        $0.segments.map { .integer($0) }
      },
    ])
  }

  /// Digits after the point for each score: none where all values are whole.
  private var places: [Int] {
    table.scores.indices.map { score in
      table.cases.allSatisfy { entry in
        if case .number(let value) = entry.scores[score] { value == value.rounded() } else { true }
      } ? 0 : 2
    }
  }

  var notes: [String] {
    var notes: [String] = []
    let labels = table.scores.filter { $0.name != $0.label }.map { "\($0.name): \($0.label)" }
    if !labels.isEmpty { notes.append("Scores of the survey. \(labels.joined(separator: "; ")).") }
    let names = table.codes.map { "\(codebook.codes[$0].id): \(codebook.codes[$0].name)" }
    notes.append(
      "Segments of codes, with those of the codes below; \(display.view.reviewRule). \(names.joined(separator: "; ")).")
    if let sort = table.sort { notes.append("Ordered by \(sort), highest first.") }
    let unlinked = table.withoutRespondent
    if !table.scores.isEmpty, !unlinked.isEmpty {
      notes.append("No linked respondent, and so no scores: \(unlinked.joined(separator: ", ")).")
    }
    if table.grouping != nil {
      let outside = table.cases.filter { $0.level == nil }.map(\.person)
      if !outside.isEmpty { notes.append("In no level of the group: \(outside.joined(separator: ", ")).") }
    }
    return notes
  }
}

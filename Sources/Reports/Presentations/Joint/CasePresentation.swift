import Analysis
import Codebooks
import StudyIndex

/// Cases: participants down; scores, then segments of each code, across.
struct CasePresentation {
  let display: JointDisplay
  let table: CaseTable

  var sections: [Section] {
    [.table(Table(title: display.title, columns: columns, rows: rows, notes: notes))]
  }

  private var codebook: Codebook { display.view.codebook }

  private var columns: [Column] {
    var columns = [Column(key: "person", heading: "Person")]
    if let grouping = table.grouping {
      columns.append(Column(key: grouping.name, heading: "Group", wraps: true, minimumWidth: 10))
    }
    columns.append(Column(key: "respondent", heading: "Respondent"))
    columns.append(Column(key: "words", heading: "words", alignment: .right, dataOnly: true))
    columns += table.scores.map { Column(key: $0.name, heading: $0.name, alignment: .right) }
    columns += table.codes.map { position in
      Column(key: codebook.codes[position].id, heading: codebook.codes[position].id, alignment: .right)
    }
    return columns
  }

  /// Digits after the point for each score: none where all values are whole.
  private var places: [Int] {
    table.scores.indices.map { score in
      table.cases.allSatisfy { entry in
        if case .number(let value) = entry.scores[score] { value == value.rounded() } else { true }
      } ? 0 : 2
    }
  }

  private var rows: [Table.Row] {
    let places = places
    return table.cases.map { row($0, places) }
  }

  private func row(_ entry: CaseTable.Case, _ places: [Int]) -> Table.Row {
    var cells: [Cell] = [.text(entry.person)]
    if table.grouping != nil { cells.append(.text(entry.level?.label)) }
    cells += [.text(entry.respondent), .integer(entry.words)]
    cells += zip(entry.scores, places).map { score, places in
      switch score {
      case .missing: .empty
      case .number(let value): .decimal(value, places: places)
      case .category(let name): .text(name)
      }
    }
    return Table.Row(cells + entry.segments.map { .integer($0) })
  }

  var notes: [String] {
    var notes: [String] = []
    let labels = table.scores.filter { $0.name != $0.label }.map { "\($0.name): \($0.label)" }
    if !labels.isEmpty { notes.append("Scores of the survey. \(labels.joined(separator: "; ")).") }
    let names = table.codes.map { "\(codebook.codes[$0].id): \(codebook.codes[$0].name)" }
    notes.append(
      "Segments of codes, with those of the codes below; unreviewed hits count. \(names.joined(separator: "; ")).")
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

  func value(_ entry: CaseTable.Case) -> JSONValue {
    let scores = zip(table.scores, entry.scores).map { name, score -> (String, JSONValue) in
      switch score {
      case .missing: (name.name, .null)
      case .number(let value): (name.name, .number(value))
      case .category(let category): (name.name, .string(category))
      }
    }
    return .object([
      ("person", .string(entry.person)), ("level", .optional(entry.level?.name)),
      ("respondent", .optional(entry.respondent)), ("words", .integer(entry.words)), ("scores", .object(scores)),
      ("codes", .object(zip(table.codes, entry.segments).map { (codebook.codes[$0].id, .integer($1)) })),
    ])
  }
}

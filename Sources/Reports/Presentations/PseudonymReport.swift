public import Deciding
import StudyIndex
import Transcripts

/// What became of names. Originals are never shown: rows of the table are named by their lines.
public enum PseudonymReport {
  public static func suggested(
    _ suggestions: NameSuggestions, added: Int, table: String, study: String
  ) -> Report {
    let kinds = NameSuggestions.Kind.allCases.map { kind in
      (kind, suggestions.suggestions.filter { $0.kind == kind })
    }.filter { !$0.1.isEmpty }
    let notes = [
      "\(counted(added, "row")) added to \(table). Fill in `replacement`; rows without one are left alone.",
      "Suggestions come from spelling alone: read the transcripts for what they miss.",
    ]
    let columns = [
      Column(key: "kind", heading: "Kind"), Column(key: "suggestions", heading: "Suggestions", alignment: .right),
      Column(key: "occurrences", heading: "Occurrences", alignment: .right),
    ]
    let rows = kinds.map { kind, list in
      (kind.rawValue, list.count, list.reduce(0) { $0 + $1.count })
    }
    return Report(
      command: "pseudonymise", study: study, unit: "suggestions",
      sections: [
        .table(
          Table(
            columns: columns, rows: rows.map { Table.Row([.text($0.0), .integer($0.1), .integer($0.2)]) }, notes: notes)
        )
      ],
      payload: [
        ("added", .integer(added)), ("table", .string(table)),
        (
          "rows",
          .array(
            rows.map {
              .object([("kind", .string($0.0)), ("suggestions", .integer($0.1)), ("occurrences", .integer($0.2))])
            })
        ), ("notes", .strings(notes)),
      ])
  }

  /// - Parameter to: the folder that was made; `nil` when nothing was written.
  public static func copied(
    _ copy: PseudonymousCopy, _ names: PseudonymTable, to: String?, study: String
  ) -> Report {
    let rows = zip(zip(names.lines, names.replacement.names), copy.counts).map { ($0.0, $0.1.replacement, $1) }
    var notes = [
      "\(counted(copy.counts.reduce(0, +), "occurrence")) of \(counted(rows.count, "name")) "
        + "\(to == nil ? "would be replaced" : "replaced"); \(counted(copy.files, "file")), "
        + "\(counted(copy.events, "event")) in journals."
    ]
    if copy.renamed > 0 { notes.append("\(counted(copy.renamed, "transcript")) named otherwise.") }
    if copy.eventsOfOldTexts > 0 {
      notes.append(
        "\(counted(copy.eventsOfOldTexts, "event")) of earlier texts: their words were replaced, their places kept.")
    }
    if names.unfilled > 0 { notes.append("\(counted(names.unfilled, "row")) of the table without a replacement.") }
    let unused = rows.count { $0.2 == 0 }
    if unused > 0 { notes.append("\(counted(unused, "name")) occurred nowhere.") }
    notes.append(
      to.map { "The copy is \($0). Results and the index are not in it: make them there with `strand run`." }
        ?? "Nothing was written.")
    return Report(
      command: "pseudonymise", study: study, unit: "occurrences",
      sections: [
        .table(
          Table(
            columns: [
              Column(key: "line", heading: "Line", alignment: .right),
              Column(key: "replacement", heading: "Replacement"),
              Column(key: "count", heading: "Occurrences", alignment: .right),
            ], rows: rows.map { Table.Row([.integer($0.0), .text($0.1), .integer($0.2)]) }, notes: notes))
      ],
      payload: [
        ("to", .optional(to)), ("files", .integer(copy.files)), ("events", .integer(copy.events)),
        ("events_of_old_texts", .integer(copy.eventsOfOldTexts)), ("renamed", .integer(copy.renamed)),
        (
          "rows",
          .array(
            rows.map {
              .object([("line", .integer($0.0)), ("replacement", .string($0.1)), ("count", .integer($0.2))])
            })
        ), ("notes", .strings(notes)),
      ])
  }
}

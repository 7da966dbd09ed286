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
    let rows = kinds.map { kind, list in
      Suggested(kind: kind.rawValue, suggestions: list.count, occurrences: list.reduce(0) { $0 + $1.count })
    }
    return Report(
      command: "pseudonymise", study: study, unit: "suggestions",
      sections: [.table(suggestedSchema.table(rows, notes: notes))],
      payload: [
        ("added", .integer(added)), ("table", .string(table)), ("rows", suggestedSchema.values(rows)),
        ("notes", .strings(notes)),
      ])
  }

  struct Suggested {
    let kind: String
    let suggestions: Int
    let occurrences: Int
  }

  static var suggestedSchema: Schema<Suggested> {
    Schema([
      .text("kind", "Kind") { $0.kind }, .integer("suggestions", "Suggestions", unit: "names") { $0.suggestions },
      .integer("occurrences", "Occurrences", unit: "places in transcripts") { $0.occurrences },
    ])
  }

  struct Replaced {
    /// Of the table of pseudonyms, 1-based.
    let line: Int
    let replacement: String
    let count: Int
  }

  static var replacedSchema: Schema<Replaced> {
    Schema([
      .integer("line", "Line", unit: "of the table, 1-based") { $0.line },
      .text("replacement", "Replacement") { $0.replacement },
      .integer("count", "Occurrences", unit: "places") { $0.count },
    ])
  }

  /// - Parameter to: the folder that was made; `nil` when nothing was written.
  public static func copied(
    _ copy: PseudonymousCopy, _ names: PseudonymTable, to: String?, study: String
  ) -> Report {
    let rows = zip(zip(names.lines, names.replacement.names), copy.counts).map {
      Replaced(line: $0.0, replacement: $0.1.replacement, count: $1)
    }
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
    let unused = rows.count { $0.count == 0 }
    if unused > 0 { notes.append("\(counted(unused, "name")) occurred nowhere.") }
    notes.append(
      to.map { "The copy is \($0). Results and the index are not in it: make them there with `strand run`." }
        ?? "Nothing was written.")
    return Report(
      command: "pseudonymise", study: study, unit: "occurrences",
      sections: [.table(replacedSchema.table(rows, notes: notes))],
      payload: [
        ("to", .optional(to)), ("files", .integer(copy.files)), ("events", .integer(copy.events)),
        ("events_of_old_texts", .integer(copy.eventsOfOldTexts)), ("renamed", .integer(copy.renamed)),
        ("rows", replacedSchema.values(rows)), ("notes", .strings(notes)),
      ])
  }
}

import Basics
public import Codings
import Foundation
import Transcripts

/// The journals as a table. Quotes are left out: history is about decisions, and may be shown to anybody on the team.
public enum HistoryReport {
  public static func report(_ entries: [HistoryEntry], study: String) -> Report {
    let notes = ["\(counted(entries.count, "event")), \(entries.count { $0.undone }) of them undone."]
    return Report(
      command: "history", study: study, unit: "events",
      sections: [.table(schema.table(entries, notes: notes))],
      payload: [("rows", schema.values(entries)), ("notes", .strings(notes))])
  }

  static var schema: Schema<HistoryEntry> {
    let fields: [Field<HistoryEntry>] = [
      .text("id", "Id", unit: "of the event") { $0.event.id.uuidString.lowercased() }.read { short($0.event.id) },
      .moment("time", "Time (UTC)", .wrapped(10), withFractions: true) { $0.event.time },
      .text("coder", "Coder") { $0.coder }, .text("kind", "What") { $0.event.kind.rawValue },
      .text("code", "Code", .wrapped(12), unit: "code's id") { $0.event.code },
      .text("transcript", "Place") { $0.event.transcript }.read { place($0.event) },
      .integer("start", "Start", .data, unit: "scalars of the body, 0-based") { span($0.event)?.start },
      .integer("end", "End", .data, unit: "scalars of the body, end-exclusive") { span($0.event)?.end },
      .cell("codes", "Codes", .data, unit: "for which a passage was read", type: .list) { entry in
        entry.event.reading.map { .list($0.codes) } ?? .empty
      },
      .text("outcome", "Outcome", .data, unit: "of a decision about a case") { $0.event.ruling?.outcome.rawValue },
      .text("to", "New name", .data, unit: "of a transcript that was renamed") { $0.event.newName },
      .integer("from_start", "From", .data, unit: "where a move began") { $0.movedFrom?.span.start },
      .integer("from_end", "From, end", .data) { $0.movedFrom?.span.end },
      .text("note", "Note", .wrapped(8)) { $0.event.note }.read { note($0) },
      .text("by", "By", .data, unit: "who ran the command") { $0.event.by },
      .text("decision", "Decision", .data, unit: "id that events of one command share") {
        $0.event.decision.uuidString.lowercased()
      },
      .text("target", "Target", .data, unit: "id of the event that this one is about") {
        $0.event.target?.uuidString.lowercased()
      },
      .flag("undone", "Undone", .data) { $0.undone },
    ]
    return Schema(fields.map { field in field.emphasised { $0.undone ? .dim : .normal } })
  }

  private static func short(_ id: UUID) -> String { String(id.uuidString.lowercased().prefix(8)) }

  /// Of the passage that was coded or read.
  private static func span(_ event: Event) -> Span? { event.anchor?.span ?? event.reading?.span }

  private static func place(_ event: Event) -> String? {
    if let old = event.transcript, let new = event.newName { return "\(old) → \(new)" }
    if let transcript = event.transcript {
      return span(event).map { "\(transcript):\($0.start)-\($0.end)" } ?? transcript
    }
    if let participant = event.participant { return participant }
    if event.isOnStudy { return "the study" }
    return event.target.map { "→ \(short($0))" }
  }

  /// The coder's own words; for a move where it came from, and who ran the command.
  private static func note(_ entry: HistoryEntry) -> String? {
    var parts = [entry.event.note].compactMap { $0 }
    if entry.event.kind == .move, let place = entry.event.anchor {
      if place.span.isEmpty {
        parts.append("its words are gone")
      } else if let from = entry.movedFrom {
        parts.append("from \(from.span.start)-\(from.span.end)")
        if from.quote != place.quote { parts.append("words edited") }
      }
    }
    if !entry.event.links.isEmpty { parts.append("refers to \(entry.event.links.map(\.text).joined(separator: " "))") }
    if let ruling = entry.event.ruling { parts.insert(ruling.outcome.words, at: 0) }
    if let codes = entry.event.reading?.codes { parts.append("for \(counted(codes.count, "code"))") }
    if let by = entry.event.by { parts.append("by \(by)") }
    if entry.undone { parts.append("undone") }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension [HistoryEntry] {
  /// - Throws: `Problem` when the coder has no events.
  public func of(coder: String) throws -> [HistoryEntry] {
    let own = filter { $0.coder == coder }
    if own.isEmpty {
      let known = Set(map(\.coder)).sorted()
      throw Problem(
        .missingInput, "there is no journal of a coder `\(coder)`",
        remedy: Suggestion.sentence(for: coder, among: known, noun: "coder"))
    }
    return own
  }
}

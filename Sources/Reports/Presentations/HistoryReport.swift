import Basics
public import Codings
import Foundation
import Transcripts

/// The journals as a table. Quotes are left out: history is about decisions, and may be shown to anybody on the team.
public enum HistoryReport {
  public static func report(_ entries: [HistoryEntry], study: String) -> Report {
    let columns = [
      Column(key: "id", heading: "Id"), Column(key: "time", heading: "Time (UTC)", wraps: true, minimumWidth: 10),
      Column(key: "coder", heading: "Coder"), Column(key: "kind", heading: "What"),
      Column(key: "code", heading: "Code", wraps: true, minimumWidth: 12), Column(key: "place", heading: "Place"),
      Column(key: "note", heading: "Note", wraps: true, minimumWidth: 8),
      Column(key: "undone", heading: "", dataOnly: true),
    ]
    let rows = entries.map { entry in
      let event = entry.event
      let emphasis: Cell.Emphasis = entry.undone ? .dim : .normal
      return Table.Row([
        .text(String(event.id.uuidString.lowercased().prefix(8)), emphasis: emphasis),
        .text(shortTime(event.time), emphasis: emphasis), .text(entry.coder, emphasis: emphasis),
        .text(event.kind.rawValue, emphasis: emphasis), .text(event.code, emphasis: emphasis),
        .text(place(event), emphasis: emphasis), .text(note(entry), emphasis: emphasis),
        .text(entry.undone ? "undone" : nil, emphasis: .dim),
      ])
    }
    let notes = ["\(counted(entries.count, "event")), \(entries.count { $0.undone }) of them undone."]
    return Report(
      command: "history", study: study, unit: "events",
      sections: [.table(Table(columns: columns, rows: rows, notes: notes))],
      payload: [("rows", .array(entries.map(value))), ("notes", .strings(notes))])
  }

  private static func place(_ event: Event) -> String? {
    if let old = event.transcript, let new = event.newName { return "\(old) → \(new)" }
    if let transcript = event.transcript {
      return (event.anchor?.span ?? event.reading?.span).map { "\(transcript):\($0.start)-\($0.end)" } ?? transcript
    }
    return event.target.map { "→ \($0.uuidString.lowercased().prefix(8))" }
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
    if let codes = entry.event.reading?.codes { parts.append("for \(counted(codes.count, "code"))") }
    if let by = entry.event.by { parts.append("by \(by)") }
    if entry.undone { parts.append("undone") }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private static func value(_ entry: HistoryEntry) -> JSONValue {
    let event = entry.event
    return .object([
      ("id", .string(event.id.uuidString.lowercased())), ("time", .string(isoTime(event.time))),
      ("coder", .string(entry.coder)), ("kind", .string(event.kind.rawValue)),
      ("decision", .string(event.decision.uuidString.lowercased())),
      ("target", .optional(event.target?.uuidString.lowercased())), ("transcript", .optional(event.transcript)),
      ("start", .optional((event.anchor?.span ?? event.reading?.span)?.start)),
      ("end", .optional((event.anchor?.span ?? event.reading?.span)?.end)),
      ("codes", event.reading.map { .strings($0.codes) } ?? .null),
      ("code", .optional(event.code)), ("to", .optional(event.newName)), ("note", .optional(event.note)),
      ("undone", .bool(entry.undone)),
      ("from_start", .optional(entry.movedFrom?.span.start)), ("from_end", .optional(entry.movedFrom?.span.end)),
      ("by", .optional(event.by)),
    ])
  }

  private static func isoTime(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  private static func shortTime(_ date: Date) -> String {
    let text = date.formatted(Date.ISO8601FormatStyle())
    return text.replacing("T", with: " ").replacing("Z", with: "")
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

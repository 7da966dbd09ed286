public import Deciding
import Foundation
import StudyIndex
import Transcripts

/// Where everything in changed transcripts stands now. It shows words: seeing what was changed is what it is for.
public struct ReanchoringReport {
  let plan: ReanchoringPlan
  /// Paths of the journals written; empty when there was nothing to write, `nil` for a dry run.
  let written: [String]?
  /// Whether what was kept or moved is listed too.
  let listsAll: Bool

  public init(_ plan: ReanchoringPlan, written: [String]?, listsAll: Bool = false) {
    self.plan = plan
    self.written = written
    self.listsAll = listsAll
  }

  public func report(study: String) -> Report {
    let items = plan.items.filter { listsAll || ($0.verdict != .kept && $0.verdict != .moved) }
    var lines = countLines
    for item in items { lines += [""] + ReanchoredLines(item).lines }
    if !lines.isEmpty, !notes.isEmpty { lines.append("") }
    return Report(
      command: "reanchor", study: study, unit: "codings", sections: [.listing(lines + notes, table)],
      payload: [
        ("rows", .array(plan.items.map(value))),
        ("counts", .object(ReanchoredItem.Verdict.allCases.map { ($0.rawValue, .integer(plan.count($0))) })),
        ("missing", .strings(plan.missing)), ("written", .strings(written ?? [])), ("notes", .strings(notes)),
      ])
  }

  /// Counts of all verdicts: `3 kept, 17 moved, 2 edited, 1 ambiguous, 0 lost`.
  public static func counts(_ items: [ReanchoredItem]) -> String {
    ReanchoredItem.Verdict.allCases.map { verdict in "\(items.count { $0.verdict == verdict }) \(verdict.rawValue)" }
      .joined(separator: ", ")
  }

  /// Counts by transcript, and what is left to do: a sentence each.
  public var summary: [String] { countLines + notes }

  private var countLines: [String] {
    Dictionary(grouping: plan.items, by: \.item.transcript).sorted { $0.key < $1.key }.map {
      "\($0.key): \(Self.counts($0.value))"
    }
  }

  /// What was written and what is left to do, a sentence each.
  private var notes: [String] {
    var notes: [String] = []
    if plan.items.isEmpty {
      notes.append("Nothing to do: no transcript has changed since it was coded, or all has been carried over.")
    }
    let moves = plan.moves.count
    if let written {
      if !written.isEmpty {
        notes.append(
          "\(counted(moves, "move")) recorded in \(written.joined(separator: ", ")); `strand undo` takes them back.")
      }
    } else {
      notes.append("Dry run: nothing was written (\(counted(moves, "move")) would be).")
    }
    if !plan.ambiguous.isEmpty {
      let count = plan.ambiguous.count
      notes.append(
        "\(count) \(count == 1 ? "waits" : "wait") for a person: `strand review` asks where, or say it here with "
          + "`--choose ID=NUMBER` or `--choose ID=lost`.")
    }
    let lost = plan.count(.lost)
    if lost > 0 {
      notes.append("\(lost) lost: kept in the journal, not counted, found again when the words come back.")
    }
    for name in plan.missing { notes.append("transcripts/\(name).txt is gone; put it back under its old name.") }
    return notes
  }

  private var table: Table {
    Table(
      title: "Re-anchored codings",
      columns: [
        Column(key: "verdict", heading: "Verdict"), Column(key: "id", heading: "Id"),
        Column(key: "coder", heading: "Coder"), Column(key: "kind", heading: "Kind"),
        Column(key: "code", heading: "Code"), Column(key: "transcript", heading: "Transcript"),
        Column(key: "from_start", heading: "From", alignment: .right),
        Column(key: "from_end", heading: "to", alignment: .right),
        Column(key: "start", heading: "Now from", alignment: .right),
        Column(key: "end", heading: "to", alignment: .right), Column(key: "old", heading: "Words before", wraps: true),
        Column(key: "new", heading: "Words now", wraps: true), Column(key: "candidates", heading: "Candidates"),
      ],
      rows: plan.items.map { item in
        Table.Row([
          .text(item.verdict.rawValue), .text(item.item.id.uuidString.lowercased()), .text(item.item.coder),
          .text(item.item.kind.rawValue), .text(item.item.code), .text(item.item.transcript),
          .integer(item.item.anchor.span.start), .integer(item.item.anchor.span.end),
          item.place.map { .integer($0.span.start) } ?? .empty, item.place.map { .integer($0.span.end) } ?? .empty,
          .text(item.item.anchor.quote), .text(item.place?.quote),
          .list(item.candidates.map { "\($0.anchor.span.start)-\($0.anchor.span.end)" }),
        ])
      }, notes: countLines + notes)
  }

  private func value(_ item: ReanchoredItem) -> JSONValue {
    .object([
      ("verdict", .string(item.verdict.rawValue)), ("id", .string(item.item.id.uuidString.lowercased())),
      ("coder", .string(item.item.coder)), ("kind", .string(item.item.kind.rawValue)),
      ("code", .optional(item.item.code)), ("transcript", .string(item.item.transcript)),
      ("from_start", .integer(item.item.anchor.span.start)), ("from_end", .integer(item.item.anchor.span.end)),
      ("start", .optional(item.place?.span.start)), ("end", .optional(item.place?.span.end)),
      ("old", .string(item.item.anchor.quote)), ("new", .optional(item.place?.quote)),
      ("recorded", .bool(item.isNew && written != nil)),
      (
        "candidates",
        .array(
          item.candidates.map { candidate in
            .object([
              ("start", .integer(candidate.anchor.span.start)), ("end", .integer(candidate.anchor.span.end)),
              ("score", .number(candidate.score)), ("text", .string(candidate.anchor.quote)),
              ("before", .string(candidate.anchor.before)), ("after", .string(candidate.anchor.after)),
            ])
          })
      ),
    ])
  }
}

/// One item on the terminal.
struct ReanchoredLines {
  let item: ReanchoredItem

  init(_ item: ReanchoredItem) {
    self.item = item
  }

  private static let width = 78
  private static let indent = "    "

  var lines: [String] {
    [heading]
      + details.flatMap { mark, text in
        WordWrap().lines(text.replacing("\n", with: " "), width: Self.width - Self.indent.count - mark.count)
          .enumerated().map {
            Self.indent + ($0.offset == 0 ? mark : String(repeating: " ", count: mark.count)) + $0.element
          }
      }
  }

  private var heading: String {
    let anchor = item.item.anchor.span
    let place = item.place.map { " → \($0.span.start)-\($0.span.end)" }
    return [
      item.verdict.rawValue, String(item.item.id.uuidString.lowercased().prefix(8)), item.item.coder,
      item.item.code ?? "memo",
      "\(item.item.transcript):\(anchor.start)-\(anchor.end)"
        + (item.verdict == .moved || item.verdict == .edited ? place ?? "" : ""),
    ].joined(separator: "  ")
  }

  private var details: [(mark: String, text: String)] {
    switch item.verdict {
    case .kept, .moved: [("", item.item.anchor.quote)]
    case .edited:
      WordChange(item.item.anchor.quote, item.place?.quote ?? "").excerpts.map { [("- ", $0.old), ("+ ", $0.new)] }
        ?? []
    case .lost: [("- ", item.item.anchor.quote)]
    case .ambiguous:
      [("- ", item.item.anchor.before + "[" + item.item.anchor.quote + "]" + item.item.anchor.after)]
        + item.candidates.enumerated().map { number, candidate in
          let anchor = candidate.anchor
          let agreement = Numbers.percent(candidate.score, places: 0)
          return (
            "\(number + 1) ",
            "(\(anchor.span.start)-\(anchor.span.end), \(agreement)) "
              + anchor.before + "[" + anchor.quote + "]" + anchor.after
          )
        }
    }
  }
}

/// Two versions of a passage, cut to where they differ.
struct WordChange {
  private let old: [Unicode.Scalar]
  private let new: [Unicode.Scalar]

  /// Scalars that are shown on either side of what differs.
  private static let context = 24

  init(_ old: String, _ new: String) {
    self.old = Array(old.unicodeScalars)
    self.new = Array(new.unicodeScalars)
  }

  /// From the first difference to the last, with a little around it; `nil` when nothing differs.
  var excerpts: (old: String, new: String)? {
    if old == new { return nil }
    let room = min(old.count, new.count)
    var head = 0
    while head < room, old[head] == new[head] { head += 1 }
    var tail = 0
    while tail < room - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
    let start = wordStart(before: max(0, head - Self.context))
    let end = max(0, tail - Self.context)
    return (cut(old, start, old.count - end), cut(new, start, new.count - end))
  }

  /// Not in the middle of a word, as long as one begins near.
  private func wordStart(before position: Int) -> Int {
    var start = position
    while start > 0, position - start < 12, !old[start - 1].properties.isWhitespace { start -= 1 }
    return position - start < 12 ? start : position
  }

  private func cut(_ text: [Unicode.Scalar], _ start: Int, _ end: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[start..<end])
    return (start > 0 ? "… " : "") + String(view) + (end < text.count ? " …" : "")
  }
}

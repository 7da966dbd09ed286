public import Deciding
import Foundation
import StudyIndex
import Transcripts

/// Where everything in changed transcripts is now. It shows words: seeing what was changed is what it is for.
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
        ("rows", schema.values(plan.items)),
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

  private var table: Table { schema.table(title: "Re-anchored codings", plan.items, notes: countLines + notes) }

  private var schema: Schema<ReanchoredItem> { Self.schema(isWritten: written != nil) }

  static func schema(isWritten: Bool) -> Schema<ReanchoredItem> {
    typealias Candidate = (anchor: Anchor, score: Double)
    let candidates = Schema<Candidate>([
      .integer("start", "Start", unit: "scalars of the body, 0-based") { $0.anchor.span.start },
      .integer("end", "End", unit: "scalars of the body, end-exclusive") { $0.anchor.span.end },
      .number("score", "Agreement", .percent(0), unit: "0 to 1") { $0.score },
      .text("text", "Text") { $0.anchor.quote }, .text("before", "Before") { $0.anchor.before },
      .text("after", "After") { $0.anchor.after },
    ])
    return Schema([
      .text("verdict", "Verdict", unit: "`kept`, `moved`, `edited`, `ambiguous`, `lost`") { $0.verdict.rawValue },
      .text("id", "Id", unit: "of the event") { $0.item.id.uuidString.lowercased() },
      .text("coder", "Coder") { $0.item.coder }, .text("kind", "Kind") { $0.item.kind.rawValue },
      .text("code", "Code", unit: "code's id") { $0.item.code },
      .text("transcript", "Transcript") { $0.item.transcript },
      .integer("from_start", "From", unit: "scalars of the old body, 0-based") { $0.item.anchor.span.start },
      .integer("from_end", "to", unit: "scalars of the old body, end-exclusive") { $0.item.anchor.span.end },
      .integer("start", "Now from", unit: "scalars of the body, 0-based") { $0.place?.span.start },
      .integer("end", "to", unit: "scalars of the body, end-exclusive") { $0.place?.span.end },
      .text("old", "Words before", .wrapped()) { $0.item.anchor.quote },
      .text("new", "Words now", .wrapped()) { $0.place?.quote },
      .flag("recorded", "Recorded", .data) { $0.isNew && isWritten },
      .nested("candidates", candidates) { $0.candidates },
      .list("candidates", "Candidates", unit: "start-end") { item in
        item.candidates.map { "\($0.anchor.span.start)-\($0.anchor.span.end)" }
      }.inTableOnly { $0 },
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

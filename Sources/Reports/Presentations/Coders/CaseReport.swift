public import Analysis
import Codebooks
import Codings
import Foundation
public import StudyIndex
import Transcripts

/// Where coders disagree, side by side, and what was decided. A case is one row of JSON and, in tables, a row a coding.
public struct CaseReport {
  private let cases: DisagreementCases
  private let study: Study
  private let isSettled: Bool

  /// - Parameter all: decided cases, what was coded alike and what only one has read, too.
  public init(_ cases: DisagreementCases, all: Bool, study: Study) {
    self.cases = cases
    self.study = study
    isSettled = all
  }

  /// - Throws: what reading the index throws.
  public func report() throws -> Report {
    var texts: [String: TranscriptText] = [:]
    let shown = try (isSettled ? cases.cases : cases.toDecide()).map { one in
      if texts[one.transcript] == nil { texts[one.transcript] = try study.body(of: one.transcript) }
      return ShownCase(one, texts[one.transcript])
    }
    func list(_ items: [QuoteItem]) -> Section { .quotes(QuoteList(items: items, headingKey: "case", notes: notes)) }
    var report = try Report(
      "adjudicate", of: study, unit: "cases",
      sections: [
        list(shown.flatMap { one in one.lines.map { $0.item(study.codebook) } + one.decision(study.codebook) })
      ],
      payload: [
        ("coders", .strings(cases.coders)), ("rows", ShownCase.schema.values(shown)), ("notes", .strings(notes)),
      ])
    // A table to be filled in: a row a coding, and nothing else.
    report.data = [list(shown.flatMap(\.lines).map { $0.item(study.codebook) })]
    return report
  }

  private var notes: [String] {
    let open = cases.toDecide()
    var notes = ["Compared: \(cases.coders.joined(separator: ", "))."]
    if cases.assumesRead {
      notes.append("Assumed: coders have read every transcript in which they have coded anything (--assume-read).")
    }
    notes.append(
      "\(counted(open.count, "case")) open: \(open.count { $0.kind == .notAll }) coded by some only, "
        + "\(open.count { $0.kind == .boundaries }) with other boundaries.")
    let alike = cases.cases.count { $0.kind == .alike && $0.state.isOpen }
    if alike > 0 {
      notes.append("\(counted(alike, "passage")) coded alike: `strand adjudicate --take-alike` takes them over.")
    }
    let single = cases.cases.count { $0.kind == .single && $0.state.isOpen }
    if single > 0 {
      notes.append(
        "\(counted(single, "passage")) that nobody else has read (`strand done` says what was read): "
          + "`strand adjudicate --take-single` takes them over.")
    }
    if !cases.stale.isEmpty {
      let ids = cases.stale.map { ShortID.shortest($0.id) }.joined(separator: ", ")
      notes.append(
        "Decided on codings that were all taken off since: \(ids). `strand undo ID --as NAME` takes a decision back."
      )
    }
    return notes
  }
}

/// A case with the words of its transcript.
struct ShownCase {
  let one: DisagreementCase
  private let text: TranscriptText?

  init(_ one: DisagreementCase, _ text: TranscriptText?) {
    self.one = one
    self.text = text
  }

  /// `hc-p1:4`, `hc-p1:4-6`.
  var place: String {
    let (first, last) = (one.turns.lowerBound, one.turns.upperBound)
    return "\(one.transcript):\(first)" + (last > first ? "-\(last)" : "")
  }

  func words(of coding: StandingCoding) -> String { text?[coding.span] ?? "" }

  static var schema: Schema<ShownCase> {
    typealias Coding = (coding: StandingCoding, words: String)
    let codings = Schema<Coding>([
      .text("id", "Id", unit: "of the event") { $0.coding.id.uuidString.lowercased() },
      .text("coder", "Coder") { $0.coding.coder },
      .integer("start", "Start", unit: "scalars of the body, 0-based") { $0.coding.span.start },
      .integer("end", "End", unit: "scalars of the body, end-exclusive") { $0.coding.span.end },
      .text("text", "Words") { $0.words }, .text("note", "Note") { $0.coding.note },
    ])
    return Schema([
      .text("case", "Case", unit: "changes when a coder changes a coding") { $0.one.id },
      .text("transcript", "Transcript") { $0.one.transcript },
      .integer("turn", "Turn", unit: "first turn, 1-based") { $0.one.turns.lowerBound },
      .integer("last_turn", "Last turn", unit: "1-based") { $0.one.turns.upperBound },
      .text("code", "Code", unit: "code's id") { $0.one.code },
      .text("kind", "Kind", unit: "`not_all`, `boundaries`, `alike`, `single`") { $0.one.kind.rawValue },
      .text("state", "State", unit: "`open`, `reopened`, `postponed`, `decided`") { $0.one.state.word },
      .nested("codings", codings) { shown in shown.one.codings.map { ($0, shown.words(of: $0)) } },
      .list("silent", "Silent", unit: "who has read it and not coded it") { $0.one.silent },
      .text("outcome", "Outcome", unit: "`take`, `merge`, `recode`, `leave_out`, `postpone`") {
        $0.one.state.ruling?.ruling.outcome.rawValue
      },
      .text("reason", "Reason") { $0.one.state.ruling?.reason },
      .list("votes", "Votes") { $0.one.state.ruling?.ruling.votes ?? [] },
    ])
  }

  /// `k83efa1b · Informal norms (norms.informal) · hc-p1:4 · decided: take`.
  func heading(_ codebook: Codebook) -> String {
    let code = codebook[one.code]
    let name = code.map { "\($0.name) (\($0.id))" } ?? one.code
    let decided = one.state.ruling.map { ": \($0.ruling.outcome.words)" } ?? ""
    return "\(one.id) · \(name) · \(place) · \(one.state.word)\(decided)"
  }

  /// What was decided, below what the coders did: the words that hold, then why and who was for what. Nothing for an
  /// open case.
  func decision(_ codebook: Codebook) -> [QuoteItem] {
    guard let mark = one.state.ruling else { return [] }
    func item(_ text: String, _ source: String?) -> QuoteItem {
      QuoteItem(
        heading: heading(codebook), colour: codebook[one.code]?.colour, text: text,
        fields: source.map { [QuoteItem.Field("decision", .text($0))] } ?? [])
    }
    let held = one.held.map { coding in
      let other = coding.code == one.code ? nil : codebook[coding.code]?.name ?? coding.code
      return item(words(of: coding), mark.coder + (other.map { " · \($0)" } ?? ""))
    }
    let none =
      switch mark.ruling.outcome {
      case .postpone: "Postponed."
      case .leaveOut: "The code does not apply."
      case .take, .merge, .recode: "What was decided has been taken off since."
      }
    let reason = item(
      "Reason: \(mark.reason ?? "none was given.")",
      mark.ruling.votes.isEmpty ? nil : "votes · \(mark.ruling.votes.joined(separator: " · "))")
    return (held.isEmpty ? [item(none, mark.coder)] : held) + [reason]
  }

  /// One line a coding, and one for each coder who has read it and not coded it.
  var lines: [CaseLine] {
    var lines: [CaseLine] = []
    for coding in one.codings {
      lines.append(
        CaseLine(
          shown: self, coder: coding.coder, words: words(of: coding), note: coding.note, isFirst: lines.isEmpty))
    }
    for coder in one.silent {
      let others = Set(one.beside.filter { $0.coder == coder }.map(\.code)).sorted()
      let words = others.isEmpty ? "not coded" : "not coded; there: \(others.joined(separator: ", "))"
      lines.append(CaseLine(shown: self, coder: coder, words: words, isFirst: false))
    }
    return lines
  }
}

/// What one coder has done about a case. What was decided stands on its first line.
struct CaseLine {
  let shown: ShownCase
  let coder: String
  let words: String
  var note: String?
  let isFirst: Bool

  private var one: DisagreementCase { shown.one }
  private var ruling: RulingMark? { isFirst ? one.state.ruling : nil }

  /// Under the case: the words, and who coded them.
  func item(_ codebook: Codebook) -> QuoteItem {
    QuoteItem(
      heading: shown.heading(codebook), colour: codebook[one.code]?.colour, text: words,
      fields: Self.schema.facts(self))
  }

  static var schema: Schema<CaseLine> {
    Schema([
      .text("case", "Case", .data) { $0.one.id }, .text("code", "Code", .data, unit: "code's id") { $0.one.code },
      .text("place", "Place", .data, unit: "transcript and turns") { $0.shown.place },
      .text("coder", "Coder") { $0.coder },
      .text("text", "Words", .data, unit: "what the coder coded, or that she did not code it") { $0.words },
      .text("note", "Note") { $0.note }, .text("state", "State", .data) { $0.one.state.word },
      .text("outcome", "Outcome", .data, unit: "of a case that was decided or postponed") {
        $0.ruling?.ruling.outcome.rawValue
      },
      .text("decision", "Decision", .data, unit: "empty, to be filled in on one line of a case") { _ in nil },
      .text("reason", "Reason", .data) { $0.ruling?.reason },
      .list("votes", "Votes", .data) { $0.ruling?.ruling.votes ?? [] },
    ])
  }
}

extension Ruling.Outcome {
  /// As people read it: `leave out`.
  var words: String { rawValue.replacing("_", with: " ") }
}

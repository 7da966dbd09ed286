public import Analysis
import Codebooks
import Codings
public import Deciding
import Foundation
public import StudyIndex
import Transcripts

/// Where coders disagree, side by side, and what was decided.
public struct CaseReport {
  private let cases: DisagreementCases
  private let study: Study

  public init(_ cases: DisagreementCases, study: Study) {
    self.cases = cases
    self.study = study
  }

  /// - Parameter all: decided cases and what was coded alike, too.
  /// - Throws: what reading the index throws.
  public func listing(all: Bool) throws -> Report {
    let shown = cases.cases.filter { all || ($0.state.isOpen && $0.kind != .alike) }
    let texts = try texts(of: shown)
    let columns = [
      Column(key: "case", heading: "Case"), Column(key: "code", heading: "Code", wraps: true, minimumWidth: 10),
      Column(key: "place", heading: "Place"),
      Column(key: "coder", heading: "Coder"), Column(key: "words", heading: "Words", wraps: true, minimumWidth: 24),
      Column(key: "state", heading: "State"), Column(key: "decision", heading: "", dataOnly: true),
      Column(key: "reason", heading: "", dataOnly: true), Column(key: "votes", heading: "", dataOnly: true),
    ]
    var rows: [Table.Row] = []
    for one in shown {
      let decision = Self.ruling(of: one)
      for (index, line) in lines(of: one, texts).enumerated() {
        let head = index == 0
        rows.append(
          Table.Row([
            .text(one.id, emphasis: head ? .normal : .dim), .text(one.code, emphasis: head ? .normal : .dim),
            .text("\(one.transcript):\(one.turn)", emphasis: head ? .normal : .dim), .text(line.coder),
            .text(line.words),
            .text(one.state.word),
            // One row of a case takes the decision; the others stay empty.
            .text(head ? decision.map { $0.ruling.outcome.rawValue.replacing("_", with: " ") } : nil),
            .text(head ? decision?.reason : nil), .text(head ? decision?.ruling.votes.joined(separator: "; ") : nil),
          ]))
      }
    }
    return try Report(
      "adjudicate", of: study, unit: "cases",
      sections: [.table(Table(columns: columns, rows: rows, notes: notes(shown)))],
      payload: [
        ("coders", .strings(cases.coders)), ("rows", .array(shown.map { value($0, texts) })),
        ("notes", .strings(notes(shown))),
      ])
  }

  /// What was written into the consensus journal.
  public static func recorded(_ requests: [ResolveRequest], study: String, coder: String) -> Report {
    let table = Table(
      columns: [
        Column(key: "transcript", heading: "Transcript"), Column(key: "code", heading: "Code"),
        Column(key: "outcome", heading: "Decision"), Column(key: "codings", heading: "codings", alignment: .right),
      ],
      rows: requests.map {
        Table.Row([
          .text($0.transcript), .text($0.code), .text($0.ruling.outcome.rawValue.replacing("_", with: " ")),
          .integer($0.codings.count),
        ])
      },
      notes: [
        requests.isEmpty
          ? "Nothing was decided." : "\(counted(requests.count, "case")) decided in codings/\(coder).jsonl."
      ])
    return Report(
      command: "adjudicate", study: study, unit: "cases", sections: [.table(table)],
      payload: [
        ("coder", .string(coder)),
        (
          "rows",
          .array(
            requests.map {
              .object([
                ("transcript", .string($0.transcript)), ("code", .string($0.code)),
                ("outcome", .string($0.ruling.outcome.rawValue)), ("codings", .integer($0.codings.count)),
                ("reason", .optional($0.reason)), ("votes", .strings($0.ruling.votes)),
              ])
            })
        ), ("notes", .strings(table.notes)),
      ])
  }

  private func lines(of one: DisagreementCase, _ texts: [String: TranscriptText]) -> [(coder: String, words: String)] {
    var lines: [(coder: String, words: String)] = []
    for coding in one.codings {
      let note = coding.note.map { " (\($0))" } ?? ""
      lines.append((coding.coder, "“\(texts[one.transcript]?[coding.span] ?? "")”\(note)"))
    }
    for coder in one.silent {
      let others = Set(one.beside.filter { $0.coder == coder }.map(\.code)).sorted()
      lines.append((coder, others.isEmpty ? "not coded" : "not coded; there: \(others.joined(separator: ", "))"))
    }
    return lines
  }

  private func value(_ one: DisagreementCase, _ texts: [String: TranscriptText]) -> JSONValue {
    let decision = Self.ruling(of: one)
    return .object([
      ("case", .string(one.id)), ("transcript", .string(one.transcript)), ("turn", .integer(one.turn)),
      ("code", .string(one.code)), ("kind", .string(one.kind.rawValue)), ("state", .string(one.state.word)),
      (
        "codings",
        .array(
          one.codings.map {
            .object([
              ("id", .string($0.id.uuidString.lowercased())), ("coder", .string($0.coder)),
              ("start", .integer($0.span.start)), ("end", .integer($0.span.end)),
              ("text", .string(texts[one.transcript]?[$0.span] ?? "")), ("note", .optional($0.note)),
            ])
          })
      ), ("silent", .strings(one.silent)), ("outcome", .optional(decision?.ruling.outcome.rawValue)),
      ("reason", .optional(decision?.reason)), ("votes", .strings(decision?.ruling.votes ?? [])),
    ])
  }

  private static func ruling(of one: DisagreementCase) -> RulingMark? {
    switch one.state {
    case .open, .reopened: nil
    case .postponed(let mark), .decided(let mark): mark
    }
  }

  private func notes(_ shown: [DisagreementCase]) -> [String] {
    let open = cases.cases.filter { $0.state.isOpen }
    var notes = ["Compared: \(cases.coders.joined(separator: ", "))."]
    let differing = open.count { $0.kind != .alike }
    notes.append(
      "\(counted(differing, "case")) open: \(open.count { $0.kind == .notAll }) coded by some only, "
        + "\(open.count { $0.kind == .boundaries }) with other boundaries.")
    let alike = open.count { $0.kind == .alike }
    if alike > 0 {
      notes.append("\(counted(alike, "passage")) coded alike: `strand adjudicate --take-alike` takes them over.")
    }
    if cases.readByOne > 0 {
      notes.append(
        "\(counted(cases.readByOne, "coding")) left out, where nobody else has read (`strand done` says what was read)."
      )
    }
    if !cases.stale.isEmpty {
      let ids = cases.stale.map { ShortID.shortest($0.id) }.joined(separator: ", ")
      notes.append(
        "Decided on codings that were all taken off since: \(ids). `strand undo ID --coder NAME` takes a decision back."
      )
    }
    return notes
  }

  private func texts(of cases: [DisagreementCase]) throws -> [String: TranscriptText] {
    var texts: [String: TranscriptText] = [:]
    for name in Set(cases.map(\.transcript)) { texts[name] = try study.body(of: name) }
    return texts
  }
}

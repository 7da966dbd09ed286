public import Codings
public import Deciding
public import Foundation
public import StudyIndex
import Transcripts

/// What became of a decision: the ids that were written.
public enum DecisionReport {
  /// - Parameter listed: whether each coding has a row; else only counts are said.
  public static func tagged(_ answers: [TagAnswer], study: String, coder: String, listed: Bool) -> Report {
    let there = answers.count { $0.alreadyThere }
    var notes: [String] = []
    let made = Dictionary(grouping: answers.filter { !$0.alreadyThere }, by: \.coder).sorted { $0.key < $1.key }
    for (owner, answers) in made {
      let ids = answers.count > 3 ? [] : answers.map { String($0.id.uuidString.lowercased().prefix(8)) }
      let shown = ids.isEmpty ? "" : " (\(ids.joined(separator: ", ")))"
      notes.append("\(counted(answers.count, "coding")) recorded for \(owner)\(shown).")
    }
    if there > 0 {
      notes.append(
        "\(there) \(there == 1 ? "was" : "were") there already; nothing was recorded for \(there == 1 ? "it" : "them")."
      )
    }
    var report = report(
      "tag", study, coder,
      answers.map {
        Line(
          id: $0.id, code: $0.code, transcript: $0.transcript, span: $0.span, alreadyThere: $0.alreadyThere)
      }, notes)
    if !listed { report.sections = [.text(notes.joined(separator: "\n"))] }
    return report
  }

  /// - Parameter rejectedWithThem: hits of the same codes inside the rejected ones.
  public static func judged(
    _ judged: [(hit: HitRecord, answer: (id: UUID, alreadyThere: Bool))], _ judgement: Judgement,
    rejectedWithThem: Int, study: String, coder: String
  ) -> Report {
    let new = judged.count { !$0.answer.alreadyThere }
    let done = judgement == .accept ? "accepted" : "rejected"
    var notes = ["\(counted(new, "hit")) \(done) by \(coder)."]
    if new < judged.count { notes.append("\(judged.count - new) had been \(done) before.") }
    if rejectedWithThem > 0 {
      notes.append(
        "\(counted(rejectedWithThem, "hit")) of the same code inside the passage \(rejectedWithThem == 1 ? "is" : "are") rejected, too."
      )
    }
    return report(
      judgement.rawValue, study, coder,
      judged.map {
        Line(
          id: $0.answer.id, code: $0.hit.code, transcript: $0.hit.transcript, span: $0.hit.span,
          alreadyThere: $0.answer.alreadyThere)
      }, notes)
  }

  public static func untagged(_ codings: [Coding], study: String, coder: String) -> Report {
    report(
      "untag", study, coder,
      codings.map {
        Line(id: $0.id, code: $0.code, transcript: $0.transcript, span: $0.anchor.span, alreadyThere: false)
      },
      [
        "\(counted(codings.count, "coding")) taken off. `strand undo` brings \(codings.count == 1 ? "it" : "them") back."
      ])
  }

  public static func recorded(_ event: Event, study: String, coder: String) -> Report {
    report(event.kind.rawValue, study, coder, [Line(event)], ["Memo recorded for \(coder)."])
  }

  public static func undone(_ events: [Event], study: String, coder: String) -> Report {
    report("undo", study, coder, events.map(Line.init), ["Taken back: \(counted(events.count, "event")) of \(coder)."])
  }

  struct Line {
    let id: UUID
    let code: String?
    let transcript: String?
    let span: Span?
    let alreadyThere: Bool
    var kind: String?

    init(id: UUID, code: String?, transcript: String?, span: Span?, alreadyThere: Bool) {
      self.id = id
      self.code = code
      self.transcript = transcript
      self.span = span
      self.alreadyThere = alreadyThere
    }

    init(_ event: Event) {
      self.init(
        id: event.id, code: event.code, transcript: event.transcript, span: event.anchor?.span, alreadyThere: false)
      kind = event.kind.rawValue
    }
  }

  private static func report(
    _ command: String, _ study: String, _ coder: String, _ lines: [Line], _ notes: [String]
  ) -> Report {
    return Report(
      command: command, study: study, sections: [.table(schema.table(lines, notes: notes))],
      payload: [("coder", .string(coder)), ("rows", schema.values(lines)), ("notes", .strings(notes))])
  }

  static var schema: Schema<Line> {
    Schema([
      .text("id", "Id", unit: "of the event") { $0.id.uuidString.lowercased() }, .text("code", "Code") { $0.code },
      .text("transcript", "Transcript") { $0.transcript },
      .integer("start", "Start", unit: "scalars of the body, 0-based") { $0.span?.start },
      .integer("end", "End", unit: "scalars of the body, end-exclusive") { $0.span?.end },
      .flag("already_there", "Already there", .data) { $0.alreadyThere },
    ])
  }
}

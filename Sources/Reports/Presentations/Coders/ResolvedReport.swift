import Codings
public import Deciding

/// What was written into a consensus journal.
public enum ResolvedReport {
  public static func recorded(_ requests: [ResolveRequest], study: String, coder: String) -> Report {
    let notes = [
      requests.isEmpty
        ? "Nothing was decided." : "\(counted(requests.count, "case")) decided in codings/\(coder).jsonl."
    ]
    return Report(
      command: "adjudicate", study: study, unit: "cases", sections: [.table(schema.table(requests, notes: notes))],
      payload: [("coder", .string(coder)), ("rows", schema.values(requests)), ("notes", .strings(notes))])
  }

  static var schema: Schema<ResolveRequest> {
    Schema([
      .text("transcript", "Transcript") { $0.transcript }, .text("code", "Code", unit: "code's id") { $0.code },
      .text("outcome", "Decision", unit: "`take`, `merge`, `recode`, `leave_out`, `postpone`") {
        $0.ruling.outcome.rawValue
      }.read { $0.ruling.outcome.words },
      .integer("codings", "codings", unit: "codings of the consensus") { $0.codings.count },
      .text("reason", "Reason", .data) { $0.reason }, .list("votes", "Votes", .data) { $0.ruling.votes },
    ])
  }
}

public import Deciding
import Foundation

/// What became of marks of what was read.
public enum ReadingReport {
  public static func recorded(_ answers: [ReadAnswer], study: String, coder: String) -> Report {
    let there = answers.count { $0.alreadyThere }
    var notes: [String] = []
    if there < answers.count { notes.append("\(counted(answers.count - there, "mark")) recorded for \(coder).") }
    if there > 0 {
      notes.append("\(counted(there, "mark")) \(there == 1 ? "was" : "were") there already; nothing was recorded.")
    }
    return Report(
      command: "done", study: study, sections: [.table(schema.table(answers, notes: notes))],
      payload: [("coder", .string(coder)), ("rows", schema.values(answers)), ("notes", .strings(notes))])
  }

  static var schema: Schema<ReadAnswer> {
    Schema([
      .text("id", "Id") { $0.id.uuidString.lowercased() }, .text("transcript", "Transcript") { $0.transcript },
      .reading("turns", "Turns", .right) { answer in
        .text(
          answer.isWhole ? "all \(answer.turns.count)" : "\(answer.turns.lowerBound)-\(answer.turns.upperBound)")
      },
      .integer("first_turn", "First turn", .data, unit: "1-based") { $0.turns.lowerBound },
      .integer("last_turn", "Last turn", .data, unit: "1-based") { $0.turns.upperBound },
      .flag("whole", "The whole transcript", .data) { $0.isWhole },
      .list("codes", "For", .wrapped(16), unit: "codes' ids") { $0.codes }
        .read { $0.isWholeCodebook ? "the whole codebook" : $0.codes.joined(separator: ", ") },
      .flag("already_there", "Marked before", .data) { $0.alreadyThere },
    ])
  }
}

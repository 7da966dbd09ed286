public import Deciding
import Foundation
import StudyIndex

/// What became of marks of what was read.
public enum ReadingReport {
  public static func recorded(_ answers: [ReadAnswer], study: String, coder: String) -> Report {
    let columns = [
      Column(key: "id", heading: "Id"), Column(key: "transcript", heading: "Transcript"),
      Column(key: "turns", heading: "Turns", alignment: .right),
      Column(key: "codes", heading: "For", wraps: true, minimumWidth: 16),
    ]
    let rows = answers.map { answer in
      Table.Row([
        .text(answer.id.uuidString.lowercased()), .text(answer.transcript),
        .text(answer.isWhole ? "all \(answer.turns.count)" : "\(answer.turns.lowerBound)-\(answer.turns.upperBound)"),
        .text(answer.isWholeCodebook ? "the whole codebook" : answer.codes.joined(separator: ", ")),
      ])
    }
    let values = answers.map { answer in
      JSONValue.object([
        ("id", .string(answer.id.uuidString.lowercased())), ("transcript", .string(answer.transcript)),
        ("first_turn", .integer(answer.turns.lowerBound)), ("last_turn", .integer(answer.turns.upperBound)),
        ("whole", .bool(answer.isWhole)), ("codes", .strings(answer.codes)),
        ("already_there", .bool(answer.alreadyThere)),
      ])
    }
    let there = answers.count { $0.alreadyThere }
    var notes: [String] = []
    if there < answers.count { notes.append("\(counted(answers.count - there, "mark")) recorded for \(coder).") }
    if there > 0 {
      notes.append("\(counted(there, "mark")) \(there == 1 ? "was" : "were") there already; nothing was recorded.")
    }
    return Report(
      command: "done", study: study, sections: [.table(Table(columns: columns, rows: rows, notes: notes))],
      payload: [("coder", .string(coder)), ("rows", .array(values)), ("notes", .strings(notes))])
  }
}

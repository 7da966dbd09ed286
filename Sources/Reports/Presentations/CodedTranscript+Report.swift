public import Analysis
import StudyIndex
import Transcripts

extension CodedTranscript {
  /// The turns with their numbers, speakers and codings.
  /// - Throws: what reading the index throws.
  public func report() throws -> Report {
    let ids = Set(turns.flatMap { $0.passages.filter { $0.coder != nil }.map(\.id) })
    let found = Set(turns.flatMap { $0.passages.filter { $0.coder == nil }.map(\.id) })
    var notes = ["\(counted(turns.count, "turn")), \(counted(ids.count, "coding"))."]
    if !found.isEmpty { notes.append("\(counted(found.count, "hit")) that nobody has judged.") }
    if displaced > 0 {
      notes.append("\(counted(displaced, "coding")) lost the place in the changed text: `strand reanchor`.")
    }
    if let coder = study.blindCoder, study.hiddenTranscripts.contains(record.name) {
      notes.append("Others still read this transcript: only \(coder)'s own codings are shown.")
    }
    let title = record.title.map { $0 == record.name ? $0 : "\($0) (\(record.name))" } ?? record.name
    return try Report(
      "read", of: study, sections: [.table(Self.schema.table(title: title, turns, notes: notes))],
      payload: [
        ("transcript", .string(record.name)), ("rows", Self.schema.values(turns)), ("notes", .strings(notes)),
      ])
  }

  static var schema: Schema<Turn> {
    Schema([
      .integer("turn", "Turn", unit: "1-based") { $0.record.number },
      .number("time", "Time", .decimal(0), .data, unit: "seconds from the recording's beginning") { $0.record.time },
      .text("speaker", "Speaker", .cut(at: 14)) { $0.speaker?.label },
      .text("participant", "Participant", .data) { $0.speaker?.participant },
      .text("role", "Role", .data) { $0.speaker?.role.rawValue },
      .text("text", "Words", .wrapped(28)) { turn in turn.record[turn.record.span] }.styled { turn, cell in
        cell.emphasis = turn.speaker?.role == .interviewer ? .dim : .normal
      },
      .reading("codes", "Codings", .wrapped(20)) { turn in .text(turn.passages.map(\.line).joined(separator: "\n")) },
      .nested("codings", Passage.schema) { $0.passages },
    ])
  }
}

extension CodedTranscript.Passage {
  /// `norms.formal, lin: “It's there on the door …”`
  fileprivate var line: String {
    let who = coder.map { ", \($0)" } ?? " (not judged)"
    if isWholeTurn { return "\(code)\(who): the whole turn" }
    let words = text.split(whereSeparator: \.isWhitespace)
    let few = words.count <= 5 ? words.joined(separator: " ") : words.prefix(4).joined(separator: " ") + " …"
    // Text without spaces is cut by letters.
    return "\(code)\(who): “\(few.count <= 40 ? few : few.prefix(24) + " …")”"
  }

  static var schema: Schema<Self> {
    Schema([
      .text("id", "Id", unit: "of the coding or the hit") { $0.id },
      .text("code", "Code", unit: "code's id") { $0.code },
      .text("coder", "Coder") { $0.coder },
      .integer("start", "Start", unit: "scalars of the body, 0-based") { $0.span.start },
      .integer("end", "End", unit: "scalars of the body, end-exclusive") { $0.span.end },
      .text("text", "Text") { $0.text }, .text("note", "Note") { $0.note },
    ])
  }
}

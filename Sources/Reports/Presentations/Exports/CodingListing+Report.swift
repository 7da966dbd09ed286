public import Analysis
import Codebooks
import StudyIndex
import Transcripts

extension CodingListing {
  /// A row a coding.
  /// - Throws: what reading the index throws.
  public func report() throws -> Report {
    var notes = ["\(counted(items.count, "coding"))."]
    if let restriction = view.restriction { notes.append("Restricted: \(restriction).") }
    let schema = schema
    return try Report(
      "export codings", of: view.study, unit: "codings",
      sections: [.table(schema.table(items, notes: notes))],
      payload: [("rows", schema.values(items)), ("notes", .strings(notes))])
  }

  /// The rows as JSON Lines: one object a line.
  /// - Throws: `Problem` when a row cannot be encoded.
  public func lines() throws -> String {
    let schema = schema
    return try items.map { try JSONFormat.line(schema.value($0)) + "\n" }.joined()
  }

  private var schema: Schema<Item> { Self.schema(view.codebook, groupings: groupings.map(\.name)) }

  static func schema(_ codebook: Codebook, groupings: [String]) -> Schema<Item> {
    Schema([
      .text("id", "Id", unit: "of the coding or the hit") { $0.id },
      .text("code", "Code", unit: "code's id") { codebook.codes[$0.code].id },
      .text("code_name", "Code's name") { codebook.codes[$0.code].name },
      .text("transcript", "Transcript") { $0.transcript.name },
      .integer("start", "Start", unit: "scalars of the body, 0-based") { $0.span.start },
      .integer("end", "End", unit: "scalars of the body, end-exclusive") { $0.span.end },
      .integer("start_utf16", "Start (UTF-16)", unit: "UTF-16 code units, 0-based") {
        $0.units.lowerBound
      },
      .integer("end_utf16", "End (UTF-16)", unit: "UTF-16 code units, end-exclusive") {
        $0.units.upperBound
      },
      .integer("turn", "Turn", unit: "1-based") { $0.turns.lowerBound },
      .integer("last_turn", "Last turn", unit: "1-based") { $0.turns.upperBound },
      .text("speaker", "Speaker", unit: "the label of the first turn") { $0.speaker.label },
      .text("participant", "Participant") { $0.speaker.participant },
      .text("role", "Role") { $0.speaker.role.rawValue },
      .keyed("groups", groupings.map { ($0, $0) }, placeholder: "GROUP", unit: "level's name") {
        item in
        item.levels.map { .text($0?.name) }
      },
      .text("coder", "Coder") { $0.coder },
      .text("origin", "Origin", unit: "`person`, `rule`") { $0.origin.rawValue },
      .text("review", "Review", unit: "`person`, `accepted`, `unreviewed`") { $0.review.rawValue },
      .moment("time", "Time (UTC)", withFractions: true, unit: "of the coding, ISO 8601") { $0.writtenTime },
      .text("note", "Note", .wrapped()) { $0.note },
      .text("before", "Before", .wrapped(), unit: "32 scalars before") { $0.before },
      .text("text", "Text", .wrapped(), unit: "the coded words as the body has them") { $0.text },
      .text("after", "After", .wrapped(), unit: "32 scalars after") { $0.after },
      .text("language", "Language", unit: "of the transcript, BCP 47") { $0.transcript.language },
      .text("sha256", "SHA-256", unit: "of the transcript's body") { $0.transcript.hash },
    ])
  }
}

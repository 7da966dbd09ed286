public import Analysis
import Studies
import Transcripts

extension KeywordSearch {
  /// Keyword in context, the keywords under one another.
  /// - Throws: what reading the index throws.
  public func report() throws -> Report {
    let people = Set(matches.map(\.speaker.person)).count
    let transcripts = Set(matches.map(\.transcript.name)).count
    var notes = [
      "\(counted(matches.count, "match", plural: "matches")) by \(counted(people, "person", plural: "people")) "
        + "in \(counted(transcripts, "transcript"))."
    ]
    if !byOthers.isEmpty {
      let others: [(Role, String)] = [(.participant, "participants"), (.interviewer, "interviewers"), (.other, "others")]
      let counts = others.compactMap { role, name in byOthers[role].map { "\($0) by \(name)" } }
      notes.insert("None by \(view.filter.speakers.rawValue); \(counts.joined(separator: ", ")): --speakers everyone.", at: 0)
    }
    if let restriction = view.restriction { notes.append("Restricted: \(restriction).") }
    let table = Table(columns: columns, rows: matches.map(tableRow), notes: notes)
    return try Report(
      "search", of: view.study, unit: "matches", sections: [.table(table)],
      payload: [("rows", .array(matches.map(rowValue))), ("notes", .strings(notes))])
  }

  private var columns: [Column] {
    [
      Column(key: "place", heading: "Place"),
      Column(key: "speaker", heading: "Speaker", maximumWidth: 16),
      Column(key: "line", heading: "Keyword in context", alignment: .keyword, minimumWidth: 30),
      Column(key: "participant", heading: "Participant", dataOnly: true),
      Column(key: "role", heading: "Role", dataOnly: true),
      Column(key: "start", heading: "Start", dataOnly: true),
      Column(key: "end", heading: "End", dataOnly: true),
    ]
  }

  private func tableRow(_ match: Match) -> Table.Row {
    let before = Self.oneLine(match.before)
    let text = Self.oneLine(match.text)
    let start = before.unicodeScalars.count
    let line = before + text + Self.oneLine(match.after)
    return Table.Row([
      .text("\(match.transcript.name):\(match.turn)"), .text(match.speaker.label),
      .text(line, highlight: start..<start + text.unicodeScalars.count), .text(match.speaker.participant),
      .text(match.speaker.role.rawValue), .integer(match.span.start), .integer(match.span.end),
    ])
  }

  private func rowValue(_ match: Match) -> JSONValue {
    .object([
      ("transcript", .string(match.transcript.name)), ("turn", .integer(match.turn)),
      ("start", .integer(match.span.start)), ("end", .integer(match.span.end)),
      ("speaker", .string(match.speaker.label)), ("participant", .optional(match.speaker.participant)),
      ("role", .string(match.speaker.role.rawValue)), ("text", .string(match.text)),
      ("before", .string(match.before)), ("after", .string(match.after)), ("time", .optional(match.time)),
    ])
  }

  /// White space of any kind, line breaks included, as single spaces.
  private static func oneLine(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let space = scalar.properties.isWhitespace
      if space, line.last == " " { continue }
      line.append(space ? " " : scalar)
    }
    return String(line)
  }
}

public import Analysis
import StudyIndex
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
      let others: [(Role, String)] = [
        (.participant, "participants"), (.interviewer, "interviewers"), (.other, "others"),
      ]
      let counts = others.compactMap { role, name in byOthers[role].map { "\($0) by \(name)" } }
      notes.insert(
        "None by \(view.filter.speakers.rawValue); \(counts.joined(separator: ", ")): --speakers everyone.", at: 0)
    }
    if let restriction = view.restriction { notes.append("Restricted: \(restriction).") }
    return try Report(
      "search", of: view.study, unit: "matches", sections: [.table(Self.schema.table(matches, notes: notes))],
      payload: [("rows", Self.schema.values(matches)), ("notes", .strings(notes))])
  }

  static var schema: Schema<Match> {
    Schema([
      .text("transcript", "Place") { $0.transcript.name }.read { "\($0.transcript.name):\($0.turn)" },
      .integer("turn", "Turn", .data, unit: "1-based") { $0.turn },
      .text("speaker", "Speaker", .cut(at: 16)) { $0.speaker.label },
      .text("text", "Keyword in context", .keyword(30)) { $0.text }.styled { match, cell in
        let (line, keyword) = match.line
        cell.words = line
        cell.highlight = keyword
      },
      .text("before", "Before", .data, unit: "words before, within the turn") { $0.before },
      .text("after", "After", .data, unit: "words after, within the turn") { $0.after },
      .text("participant", "Participant", .data) { $0.speaker.participant },
      .text("role", "Role", .data) { $0.speaker.role.rawValue },
      .integer("start", "Start", .data, unit: "scalars of the body, 0-based") { $0.span.start },
      .integer("end", "End", .data, unit: "scalars of the body, end-exclusive") { $0.span.end },
      .number("time", "Time", .decimal(0), .data, unit: "seconds from the recording's beginning") { $0.time },
    ])
  }
}

extension KeywordSearch.Match {
  /// All of it on one line, and where the keyword is in it (scalars).
  fileprivate var line: (text: String, keyword: Range<Int>) {
    let (before, word) = (Self.oneLine(before), Self.oneLine(text))
    let start = before.unicodeScalars.count
    return (before + word + Self.oneLine(after), start..<start + word.unicodeScalars.count)
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

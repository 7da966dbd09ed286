import Basics

/// Which columns of a table are what, where a person says so: `speaker=Name,text=Said,time=Start,id=ID`.
public struct RowColumns: Sendable, Hashable {
  public enum Part: String, Sendable, Hashable, CaseIterable {
    case speaker
    case text
    case time
    case id
  }

  /// Headings by what they hold.
  public let headings: [Part: String]

  /// - Throws: `Problem` of kind `usage` when a part is not known, occurs twice, or names no heading.
  public init(parsing text: String) throws {
    var headings: [Part: String] = [:]
    for entry in text.split(separator: ",", omittingEmptySubsequences: true) {
      let sides = entry.split(separator: "=", maxSplits: 1)
      guard sides.count == 2, let part = Part(rawValue: sides[0].trimmed), headings[part] == nil else {
        throw Problem.columnChoice(text)
      }
      headings[part] = sides[1].trimmed
    }
    if headings.isEmpty { throw Problem.columnChoice(text) }
    self.headings = headings
  }
}

/// Columns of one table, by index.
struct ColumnRoles {
  private(set) var columns: [RowColumns.Part: Int] = [:]

  subscript(part: RowColumns.Part) -> Int? { columns[part] }

  /// - Throws: `Problem` of kind `usage` for a heading that is not there, of kind `badData` when no column holds words.
  init(_ table: RowTable, chosen: RowColumns?) throws {
    for (part, heading) in chosen?.headings ?? [:] {
      guard let column = table.column(named: heading) else {
        throw Problem.noSuchColumn(heading, known: table.header, file: table.file)
      }
      columns[part] = column
    }
    for part in RowColumns.Part.allCases where columns[part] == nil {
      guard let column = guess(part, table), !columns.values.contains(column) else { continue }
      columns[part] = column
    }
    if columns[.text] == nil { columns[.text] = longest(table) }
    guard columns[.text] != nil else { throw Problem.noTextColumn(table.header, file: table.file) }
    // A name that hardly ever comes back is a respondent's and no speaker's.
    if chosen?.headings[.speaker] == nil, let speaker = columns[.speaker], !table.recurs(speaker) {
      columns[.speaker] = nil
      if columns[.id] == nil { columns[.id] = speaker }
    }
  }

  private static let names: [RowColumns.Part: [String]] = [
    .speaker: [
      "speaker", "speaker name", "speaker_name", "name", "who", "participant name", "talker", "person", "label", "role",
      "说话人", "发言人", "讲话人", "taler", "sprecher", "locuteur", "hablante", "falante", "participant",
    ],
    .text: [
      "text", "utterance", "transcript", "transcription", "words", "content", "answer", "response", "verbatim",
      "message",
      "comment", "open answer", "open_answer", "caption", "svar", "tekst", "antwort", "réponse", "respuesta",
      "resposta",
      "回答", "内容", "文本",
    ],
    .time: [
      "time", "start", "start time", "start_time", "starttime", "timestamp", "timecode", "time code", "begin", "in",
      "tid",
      "zeit", "temps", "tiempo", "时间", "开始时间",
    ],
    .id: [
      "id", "respondent", "respondent_id", "respondent id", "participant_id", "participant id", "responseid",
      "response id", "response_id", "case", "caseid", "case_id", "case id", "record", "record_id", "uuid", "token",
      "pid",
      "participant", "subject", "编号", "受访者",
    ],
  ]

  /// The first column with one of the names that such columns have, the commonest names first.
  private func guess(_ part: RowColumns.Part, _ table: RowTable) -> Int? {
    let header = table.header.map { $0.trimmingPrefix("\u{FEFF}").lowercased() }
    return Self.names[part]?.lazy.compactMap { name in header.firstIndex { $0 == name } }
      .first { !columns.values.contains($0) }
  }

  /// The column with the longest cells, where they are longer than names and codes are.
  private func longest(_ table: RowTable) -> Int? {
    let means = table.cells.map { cells -> Double in
      let filled = cells.filter { !$0.isEmpty }
      return filled.isEmpty ? 0 : Double(filled.reduce(0) { $0 + $1.utf8.count }) / Double(filled.count)
    }
    guard let best = means.indices.filter({ !columns.values.contains($0) }).max(by: { means[$0] < means[$1] }),
      means[best] >= 15
    else { return nil }
    return best
  }
}

extension Substring {
  fileprivate var trimmed: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

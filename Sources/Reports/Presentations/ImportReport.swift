import Basics
public import Deciding
import Importing
import Transcripts

/// What `import` recognised and left out, file by file.
public enum ImportReport {
  public static func report(_ taken: [TakenIn], study: String) -> Report {
    Report(
      command: "import", study: study,
      sections: taken.count > mostTables ? [.table(overview(taken))] : taken.map { .table(table($0)) },
      payload: [("rows", .array(taken.map(value)))])
  }

  /// So many files are shown one by one; of more, each has a row.
  private static let mostTables = 12
  /// So many speakers are shown one by one.
  private static let mostSpeakers = 40

  private static func table(_ taken: TakenIn) -> Table {
    let imported = taken.imported
    var notes = [facts(imported)]
    if !imported.dates.isEmpty { notes.append("Dates: \(imported.dates.joined(separator: ", ")).") }
    if !imported.leftOut.isEmpty {
      notes.append("Left out: \(imported.leftOut.map { "\($0.count) \($0.what)" }.joined(separator: ", ")).")
    }
    notes += imported.notes.map { $0.remedy.isEmpty ? "\($0.what)." : "\($0.what). \($0.remedy)" }
    notes += accounts(taken)
    let more = imported.speakers.count - mostSpeakers
    if more > 0, !imported.labelsAreIDs { notes.append("\(counted(more, "speaker")) more.") }
    return Table(
      title: "\(taken.file) → \(taken.target) (\(outcome(taken)))",
      columns: [
        Column(key: "speaker", heading: "Speaker"), Column(key: "role", heading: "Role"),
        Column(key: "participant", heading: "Participant"), Column(key: "turns", heading: "turns", alignment: .right),
        Column(key: "words", heading: "words", alignment: .right),
      ],
      rows: speakers(imported).map { speaker in
        Table.Row([
          .text(speaker.label.isEmpty ? "(no label)" : speaker.label), .text(speaker.role.rawValue),
          .text(speaker.participant), .integer(speaker.turns), .integer(speaker.words),
        ])
      }, notes: notes)
  }

  /// Who is shown: the first of many; of open answers, which are all from different people, one line for all.
  private static func speakers(_ imported: ImportedTranscript) -> [ImportedTranscript.SpeakerSummary] {
    guard imported.labelsAreIDs, imported.speakers.count > 1 else {
      return Array(imported.speakers.prefix(mostSpeakers))
    }
    let ids = imported.speakers.count { !$0.label.isEmpty }
    return [
      ImportedTranscript.SpeakerSummary(
        label: counted(ids, "id"), role: .participant, participant: nil, turns: imported.turns, words: imported.words)
    ]
  }

  private static func outcome(_ taken: TakenIn) -> String {
    taken.unchanged ? "unchanged" : taken.dryRun ? "not written (dry run)" : "written"
  }

  /// What else the import did, and what is left to do.
  private static func accounts(_ taken: TakenIn) -> [String] {
    var notes: [String] = []
    if !taken.imported.columns.isEmpty {
      let columns = taken.imported.columns.sorted { $0.key.rawValue < $1.key.rawValue }
      notes.append("Columns: \(columns.map { "\($0.key.rawValue) = \($0.value)" }.joined(separator: ", ")).")
    }
    if let memos = taken.memos {
      notes.append("\(counted(memos, "comment")) became \(memos == 1 ? "a memo" : "memos").")
    }
    if taken.participantsAdded > 0 {
      notes.append("\(counted(taken.participantsAdded, "row")) added to respondents/participants.csv.")
    }
    if taken.participantsMissing > 0 {
      let many = taken.participantsMissing
      notes.append(
        "\(counted(many, "participant's id", plural: "participants' ids")) \(many == 1 ? "is" : "are") not in "
          + "respondents/participants.csv; --participants adds \(many == 1 ? "it" : "them").")
    }
    return notes
  }

  /// Many files, a row each.
  private static func overview(_ taken: [TakenIn]) -> Table {
    var leftOut: [String: Int] = [:]
    for one in taken { for item in one.imported.leftOut { leftOut[item.what, default: 0] += item.count } }
    let outcomes = Dictionary(grouping: taken, by: outcome).sorted { $0.key > $1.key }
    var notes = [
      "\(counted(taken.count, "file")): \(outcomes.map { "\($0.value.count) \($0.key)" }.joined(separator: ", "))."
    ]
    if !leftOut.isEmpty {
      let items = leftOut.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
      notes.append("Left out in all: \(items.joined(separator: ", ")).")
    }
    let withNotes = taken.filter { !$0.imported.notes.isEmpty }
    for one in withNotes.prefix(20) {
      notes.append("\(one.file): " + one.imported.notes.map(\.what).joined(separator: "; ") + ".")
    }
    if withNotes.count > 20 { notes.append("\(withNotes.count - 20) more files have notes; `--format json` has them.") }
    for one in taken {
      notes += accounts(one).filter { !$0.hasPrefix("Columns") }.map { "\(one.file): \($0)" }.prefix(1)
    }
    return Table(
      columns: [
        Column(key: "file", heading: "File"), Column(key: "transcript", heading: "Transcript", dataOnly: true),
        Column(key: "format", heading: "Format"), Column(key: "speakers", heading: "speakers", alignment: .right),
        Column(key: "turns", heading: "turns", alignment: .right),
        Column(key: "words", heading: "words", alignment: .right),
        Column(key: "outcome", heading: "Outcome", dataOnly: true),
      ],
      rows: taken.map { one in
        Table.Row([
          .text(one.file), .text(one.target), .text(one.imported.format),
          .integer(one.imported.speakers.count), .integer(one.imported.turns), .integer(one.imported.words),
          .text(outcome(one)),
        ])
      }, notes: notes)
  }

  private static func facts(_ imported: ImportedTranscript) -> String {
    var facts = [imported.format]
    if let encoding = imported.encoding {
      let sure = imported.encodingConfidence.map { $0 < 100 ? " (\($0)% sure)" : "" } ?? ""
      facts.append("encoding \(encoding)\(sure)")
    }
    facts.append("language \(imported.language ?? "not recognised: the study's is taken")")
    facts.append("\(counted(imported.turns, "turn")), \(counted(imported.words, "word"))")
    return facts.joined(separator: "; ") + "."
  }

  private static func value(_ taken: TakenIn) -> JSONValue {
    let imported = taken.imported
    let speakers = imported.speakers.map { speaker in
      JSONValue.object([
        ("label", .string(speaker.label)), ("role", .string(speaker.role.rawValue)),
        ("participant", .optional(speaker.participant)), ("turns", .integer(speaker.turns)),
        ("words", .integer(speaker.words)),
      ])
    }
    return .object([
      ("file", .string(taken.file)), ("transcript", .string(taken.target)), ("unchanged", .bool(taken.unchanged)),
      ("format", .string(imported.format)), ("encoding", .optional(imported.encoding)),
      ("encoding_confidence", .optional(imported.encodingConfidence)), ("language", .optional(imported.language)),
      ("turns", .integer(imported.turns)), ("words", .integer(imported.words)), ("speakers", .array(speakers)),
      ("dates", .strings(imported.dates)),
      ("left_out", .object(imported.leftOut.map { ($0.what, .integer($0.count)) })),
      ("memos", .integer(taken.memos ?? 0)), ("participants_added", .integer(taken.participantsAdded)),
      ("participants_missing", .integer(taken.participantsMissing)),
      ("notes", .strings(imported.notes.map(\.what))),
    ])
  }
}

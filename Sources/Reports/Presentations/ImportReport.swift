import Basics
public import Deciding
import Importing
import Transcripts

/// What `import` recognised and left out, file by file.
public enum ImportReport {
  public static func report(_ taken: [TakenIn], study: String) -> Report {
    let common = SpeakerDoubts.findCommon(taken.map(\.imported.speakers))
    return Report(
      command: "import", study: study,
      sections: taken.count > mostTables
        ? [.table(overview(taken, common))]
        : taken.enumerated().map { index, one in .table(table(one, common, isLast: index == taken.count - 1)) },
      payload: [("rows", schema.values(taken)), ("notes", .strings(common.map(\.what)))])
  }

  private static func sentence(_ note: Problem) -> String {
    note.remedy.isEmpty ? "\(note.what)." : "\(note.what). \(note.remedy)"
  }

  /// So many files are shown one by one; of more, each has a row.
  private static let mostTables = 12
  /// So many speakers are shown one by one.
  private static let mostSpeakers = 40

  private static func table(_ taken: TakenIn, _ common: [Problem], isLast: Bool) -> Table {
    let imported = taken.imported
    var notes = [facts(imported)]
    if !imported.dates.isEmpty { notes.append("Dates: \(imported.dates.joined(separator: ", ")).") }
    if !imported.leftOut.isEmpty {
      notes.append("Left out: \(imported.leftOut.map { "\($0.count) \($0.what)" }.joined(separator: ", ")).")
    }
    notes += told(imported.notes, common).map(Self.sentence)
    notes += [columns(imported)].compactMap { $0 } + accounts(taken)
    let more = imported.speakers.count - mostSpeakers
    if isLast { notes += common.map(Self.sentence) }
    if more > 0, !imported.labelsAreIDs { notes.append("\(counted(more, "speaker")) more.") }
    return speakerSchema.table(
      title: "\(taken.file) → \(taken.target) (\(outcome(taken)))", speakers(imported), notes: notes)
  }

  /// What is said of all files is not said of each again.
  private static func told(_ notes: [Problem], _ common: [Problem]) -> [Problem] {
    notes.filter { common.isEmpty || !$0.isAboutNobodyAsking }
  }

  static var speakerSchema: Schema<SpeakerShare> {
    Schema([
      .text("label", "Speaker") { $0.label }.read { $0.label.isEmpty ? "(no label)" : $0.label },
      .text("role", "Role") { $0.role.rawValue }, .text("participant", "Participant") { $0.participant },
      .integer("turns", "turns", unit: "turns") { $0.turns }, .integer("words", "words", unit: "words") { $0.words },
    ])
  }

  /// Who is shown: the first of many; of open answers, which are all from different people, one line for all.
  private static func speakers(_ imported: ImportedTranscript) -> [SpeakerShare] {
    guard imported.labelsAreIDs, imported.speakers.count > 1 else {
      return Array(imported.speakers.prefix(mostSpeakers))
    }
    let ids = imported.speakers.count { !$0.label.isEmpty }
    return [
      SpeakerShare(
        label: counted(ids, "id"), role: .participant, participant: nil, turns: imported.turns, words: imported.words)
    ]
  }

  private static func outcome(_ taken: TakenIn) -> String {
    taken.unchanged ? "unchanged" : taken.dryRun ? "not written (dry run)" : "written"
  }

  /// Which columns of a table were taken for what; `nil` where the file is no table.
  private static func columns(_ imported: ImportedTranscript) -> String? {
    if imported.columns.isEmpty { return nil }
    let columns = imported.columns.sorted { $0.key.rawValue < $1.key.rawValue }
    return "Columns: \(columns.map { "\($0.key.rawValue) = \($0.value)" }.joined(separator: ", "))."
  }

  /// What else the import did, and what is left to do.
  private static func accounts(_ taken: TakenIn) -> [String] {
    var notes: [String] = []
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
  private static func overview(_ taken: [TakenIn], _ common: [Problem]) -> Table {
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
    notes += common.map(Self.sentence)
    let withNotes = taken.map { one in (one.file, told(one.imported.notes, common)) }.filter { !$0.1.isEmpty }
    for (file, found) in withNotes.prefix(20) {
      notes.append("\(file): " + found.map(\.what).joined(separator: "; ") + ".")
    }
    if withNotes.count > 20 { notes.append("\(withNotes.count - 20) more files have notes; `--format json` has them.") }
    for one in taken {
      notes += accounts(one).prefix(1).map { "\(one.file): \($0)" }
    }
    return schema.table(taken, notes: notes)
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

  static var schema: Schema<TakenIn> {
    Schema([
      .text("file", "File") { $0.file },
      .text("transcript", "Transcript", .data, unit: "path in the study") { $0.target },
      .flag("unchanged", "Unchanged", .data) { $0.unchanged }, .text("format", "Format") { $0.imported.format },
      .text("encoding", "Encoding", .data) { $0.imported.encoding },
      .integer("encoding_confidence", "Sure", .data, unit: "percent") { $0.imported.encodingConfidence },
      .text("language", "Language", .data, unit: "BCP 47") { $0.imported.language },
      .nested("speakers", speakerSchema) { $0.imported.speakers },
      .integer("speakers", "speakers", unit: "speakers") { $0.imported.speakers.count }.inTableOnly { $0 },
      .integer("turns", "turns", unit: "turns") { $0.imported.turns },
      .integer("words", "words", unit: "words") { $0.imported.words },
      .list("dates", "Dates", .data) { $0.imported.dates },
      .json("left_out", type: .object, unit: "how many of what") {
        .object($0.imported.leftOut.map { ($0.what, .integer($0.count)) })
      },
      .integer("memos", "Memos", .data, unit: "comments that became memos") { $0.memos ?? 0 },
      .integer("participants_added", "Participants added", .data, unit: "rows") { $0.participantsAdded },
      .integer("participants_missing", "Participants missing", .data, unit: "ids") { $0.participantsMissing },
      .list("notes", "Notes", .data) { $0.imported.notes.map(\.what) },
      .text("outcome", "Outcome", .data) { outcome($0) },
    ])
  }
}

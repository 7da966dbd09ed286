import Ground
public import Importing
import Transcripts

/// A file that was imported, and where it went.
public struct TakenIn: Sendable {
  public let file: String
  /// `transcripts/NAME.txt`.
  public let target: String
  public let imported: ImportedTranscript
  /// Whether the same text was there already.
  public let unchanged: Bool
  public let dryRun: Bool

  public init(file: String, target: String, imported: ImportedTranscript, unchanged: Bool, dryRun: Bool) {
    self.file = file
    self.target = target
    self.imported = imported
    self.unchanged = unchanged
    self.dryRun = dryRun
  }
}

/// What `import` recognised and left out, file by file.
public enum ImportReport {
  public static func report(_ taken: [TakenIn], study: String) -> Report {
    Report(
      command: "import", study: study,
      sections: taken.map { .table(table($0)) },
      payload: [("rows", .array(taken.map(value)))])
  }

  private static func table(_ taken: TakenIn) -> Table {
    let imported = taken.imported
    let outcome = taken.unchanged ? "unchanged" : taken.dryRun ? "not written (dry run)" : "written"
    var notes = [facts(imported)]
    if !imported.dates.isEmpty { notes.append("Dates: \(imported.dates.joined(separator: ", ")).") }
    if !imported.leftOut.isEmpty {
      notes.append("Left out: \(imported.leftOut.map { "\($0.count) \($0.what)" }.joined(separator: ", ")).")
    }
    notes += imported.notes.map { $0.remedy.isEmpty ? "\($0.what)." : "\($0.what). \($0.remedy)" }
    return Table(
      title: "\(taken.file) → \(taken.target) (\(outcome))",
      columns: [
        Column(key: "speaker", heading: "Speaker"), Column(key: "role", heading: "Role"),
        Column(key: "participant", heading: "Participant"), Column(key: "turns", heading: "turns", alignment: .right),
        Column(key: "words", heading: "words", alignment: .right),
      ],
      rows: imported.speakers.map { speaker in
        Table.Row([
          .text(speaker.label.isEmpty ? "(no label)" : speaker.label), .text(speaker.role.rawValue),
          .text(speaker.participant), .integer(speaker.turns), .integer(speaker.words),
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
      ("notes", .strings(imported.notes.map(\.what))),
    ])
  }
}

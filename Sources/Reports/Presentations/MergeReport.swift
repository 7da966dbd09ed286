import Codebooks
import Codings
public import Deciding

/// What came from other copies of a study.
public enum MergeReport {
  public static func report(_ merge: StudyMerge, isDryRun: Bool, study: String) -> Report {
    let journals = Table(
      columns: [
        Column(key: "coder", heading: "Journal"), Column(key: "new", heading: "new events", alignment: .right),
        Column(key: "codings", heading: "codings among them", alignment: .right),
        Column(key: "known", heading: "here already", alignment: .right),
      ],
      rows: merge.journals.map {
        Table.Row([.text($0.coder), .integer($0.new.count), .integer(codings($0)), .integer($0.known)])
      }, notes: notes(merge, isDryRun))
    let codebooks = merge.codebooks.map { source, difference in
      CodebookDifferenceReport.table(
        difference, title: "Their codebook (\(source)) as it differs from yours; nothing of it was taken over")
    }
    return Report(
      command: "merge", study: study, unit: "events", sections: ([journals] + codebooks).map { .table($0) },
      payload: [
        (
          "rows",
          .array(
            merge.journals.map {
              .object([
                ("coder", .string($0.coder)), ("sources", .strings($0.sources)), ("new", .integer($0.new.count)),
                ("codings", .integer(codings($0))), ("known", .integer($0.known)), ("new_coder", .bool($0.isNewCoder)),
              ])
            })
        ), ("new_transcripts", .strings(merge.newTranscripts.map(\.transcript))),
        ("differing_transcripts", .strings(merge.differingTranscripts.map(\.transcript))),
        (
          "codebooks",
          .array(
            merge.codebooks.map {
              .object([("source", .string($0.source)), ("codes", CodebookDifferenceReport.value($0.difference))])
            })
        ), ("dry_run", .bool(isDryRun)), ("notes", .strings(notes(merge, isDryRun))),
      ])
  }

  private static func codings(_ incoming: StudyMerge.Incoming) -> Int {
    incoming.new.count { $0.kind == .tag || $0.kind == .accept }
  }

  private static func notes(_ merge: StudyMerge, _ isDryRun: Bool) -> [String] {
    var notes: [String] = []
    if !merge.newTranscripts.isEmpty {
      notes.append("New transcripts: \(merge.newTranscripts.map(\.transcript).joined(separator: ", ")).")
    }
    if !merge.differingTranscripts.isEmpty {
      let names = merge.differingTranscripts.map(\.transcript).joined(separator: ", ")
      notes.append("Other texts there, yours are kept: \(names).")
    }
    for (code, codings) in merge.unknownCodes {
      notes.append(
        "Your codebook has no code `\(code)`: \(counted(codings, "coding")) will not be counted until it has.")
    }
    if !merge.missingTranscripts.isEmpty {
      notes.append("Transcripts that are not here: \(merge.missingTranscripts.joined(separator: ", ")).")
    }
    let new = merge.journals.reduce(0) { $0 + $1.new.count }
    if new == 0, merge.newTranscripts.isEmpty { notes.append("Nothing is new.") }
    if isDryRun { notes.append("Nothing was written.") }
    return notes
  }
}

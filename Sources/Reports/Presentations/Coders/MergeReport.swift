import Codebooks
import Codings
public import Deciding

/// What came from other copies of a study.
public struct MergeReport {
  private let merge: StudyMerge
  private let carried: ReanchoringReport?
  private let isDryRun: Bool

  /// - Parameter carried: what became of codings made in other texts; `nil` where there are none.
  public init(_ merge: StudyMerge, carried: ReanchoringReport?, isDryRun: Bool) {
    self.merge = merge
    self.carried = carried
    self.isDryRun = isDryRun
  }

  public func report(study: String) -> Report {
    let codes = DifferingCode.schema(withCodings: false)
    let codebooks = merge.codebooks.map { codebook in
      (source: codebook.source, codes: codebook.difference.items.map { DifferingCode(item: $0, codings: []) })
    }
    let tables = codebooks.map {
      codes.table(
        title: "Their codebook (\($0.source)) as it differs from yours; nothing of it was taken over", $0.codes)
    }
    return Report(
      command: "merge", study: study, unit: "events",
      sections: ([Self.schema.table(merge.journals, notes: notes)] + tables).map { .table($0) },
      payload: [
        ("rows", Self.schema.values(merge.journals)),
        ("new_transcripts", .strings(merge.newTranscripts.map(\.transcript))),
        ("differing_transcripts", .strings(merge.differingTranscripts.map(\.transcript))),
        (
          "codebooks",
          .array(codebooks.map { .object([("source", .string($0.source)), ("codes", codes.values($0.codes))]) })
        ), ("dry_run", .bool(isDryRun)), ("notes", .strings(notes)),
      ])
  }

  static var schema: Schema<StudyMerge.Incoming> {
    Schema([
      .text("coder", "Journal") { $0.coder }, .integer("new", "new events", unit: "events") { $0.new.count },
      .integer("codings", "codings among them", unit: "codings and accepted hits") { $0.newCodings },
      .integer("known", "here already", unit: "events") { $0.known },
      .flag("new_coder", "New coder", .data) { $0.isNewCoder },
      .list("sources", "From", .data, unit: "files") { $0.sources },
    ])
  }

  private var notes: [String] {
    var notes: [String] = []
    if !merge.newTranscripts.isEmpty {
      notes.append("New transcripts: \(merge.newTranscripts.map(\.transcript).joined(separator: ", ")).")
    }
    if !merge.differingTranscripts.isEmpty {
      let names = Set(merge.differingTranscripts.map(\.transcript)).sorted().joined(separator: ", ")
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
    if let carried { notes += carried.summary }
    if isDryRun { notes.append("Nothing was written.") }
    return notes
  }
}

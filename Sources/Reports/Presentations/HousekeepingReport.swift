import Basics
import Codings
public import Deciding
import Foundation

/// What became of changes in bulk: codings with other codes, transcripts renamed or taken out.
public enum HousekeepingReport {
  /// - Parameters:
  ///   - command: the verb.
  ///   - answer: `nil` for a dry run.
  ///   - found: codings that were, or would be, given another code.
  ///   - remark: what is left to do, said below the table.
  public static func recoded(
    _ command: String, _ answer: RecodingAnswer?, found: [Recoding], study: String, remark: String? = nil
  ) -> Report {
    let counts =
      answer?.counts
      ?? Dictionary(grouping: found, by: \.coding.coder).sorted { $0.key < $1.key }.map {
        RecodingAnswer.Count(coder: $0.key, recoded: $0.value.count, takenOff: 0)
      }
    let columns = [
      Column(key: "coder", heading: "Coder"), Column(key: "recoded", heading: "Recoded", alignment: .right),
      Column(key: "taken_off", heading: "Taken off", alignment: .right),
    ]
    let rows = counts.map { Table.Row([.text($0.coder), .integer($0.recoded), .integer($0.takenOff)]) }
    let recoded = counts.reduce(0) { $0 + $1.recoded }
    let takenOff = counts.reduce(0) { $0 + $1.takenOff }
    var notes: [String] = []
    if answer == nil {
      notes.append("\(counted(recoded, "coding")) would have another code; nothing was recorded (--dry-run).")
    } else {
      notes.append("\(counted(recoded, "coding")) recoded. `strand undo` takes all of it back.")
      if takenOff > 0 {
        notes.append(
          "\(counted(takenOff, "coding")) taken off, because the coder has the new code on the same passage already.")
      }
    }
    if let remark { notes.append(remark) }
    return Report(
      command: command, study: study, unit: "codings",
      sections: [.table(Table(columns: columns, rows: rows, notes: notes))],
      payload: [
        ("decision", .optional(answer?.decision?.uuidString.lowercased())), ("dry_run", .bool(answer == nil)),
        ("recoded", .integer(recoded)), ("taken_off", .integer(takenOff)),
        (
          "rows",
          .array(
            counts.map {
              .object([
                ("coder", .string($0.coder)), ("recoded", .integer($0.recoded)), ("taken_off", .integer($0.takenOff)),
              ])
            })
        ), ("notes", .strings(notes)),
      ])
  }

  public static func renamed(_ renamed: RenamedTranscript, dryRun: Bool, study: String) -> Report {
    let columns = [
      Column(key: "old", heading: "Old name"), Column(key: "new", heading: "New name"),
      Column(key: "coders", heading: "Journals", wraps: true, minimumWidth: 10),
      Column(key: "participants", heading: "Rows of participants.csv", alignment: .right),
    ]
    let row = Table.Row([
      .text(renamed.old), .text(renamed.new), .text(renamed.coders.joined(separator: ", ")),
      .integer(renamed.participants),
    ])
    let notes = [
      dryRun
        ? "Nothing was changed (--dry-run)."
        : "Renamed. Ids of rules' hits follow the name: what study.yaml pins of them has to be pinned anew; `strand check` "
          + "says so."
    ]
    return Report(
      command: "rename-transcript", study: study,
      sections: [.table(Table(columns: columns, rows: [row], notes: notes))],
      payload: [
        ("old", .string(renamed.old)), ("new", .string(renamed.new)), ("coders", .strings(renamed.coders)),
        ("participants", .integer(renamed.participants)), ("dry_run", .bool(dryRun)), ("notes", .strings(notes)),
      ])
  }

  /// - Parameters:
  ///   - isDone: whether it was taken out; else it would be.
  ///   - isUnderGit: whether a history keeps it.
  public static func withdrawn(
    _ withdrawal: TranscriptWithdrawal, isDone: Bool, isUnderGit: Bool, study: String
  ) -> Report {
    let columns = [
      Column(key: "place", heading: "Place"), Column(key: "what", heading: "What", wraps: true, minimumWidth: 20),
      Column(key: "count", heading: "Count", alignment: .right),
    ]
    var places: [(place: String, what: String, count: Int)] = withdrawal.journals.map {
      ("codings/\($0.coder).jsonl", "lines about it, with their quotes", $0.events)
    }
    if !withdrawal.results.isEmpty {
      places.append(("results/", "all files, for any may quote it", withdrawal.results.count))
    }
    if withdrawal.hasIndex { places.append((".strand/", "the index, which holds its text; made again when needed", 1)) }
    if withdrawal.hasFile { places.append(("transcripts/", "the transcript", 1)) }
    var notes = [
      isDone
        ? "Taken out. The journal says that a transcript was taken out, when and by whom, and not which."
        : "All of this would be deleted; nothing was changed."
    ]
    notes += withdrawal.left.map { "Left for you: \(Finding.line($0))" }
    if isUnderGit {
      notes.append(
        "The folder is under git, and its history keeps what was committed: docs/housekeeping.md says how to take it out "
          + "of the history. Copies elsewhere (backups, colleagues) have to be cleaned there.")
    } else {
      notes.append("Copies elsewhere (backups, colleagues) have to be cleaned there.")
    }
    return Report(
      command: "remove-transcript", study: study,
      sections: [
        .table(
          Table(
            columns: columns, rows: places.map { Table.Row([.text($0.place), .text($0.what), .integer($0.count)]) },
            notes: notes))
      ],
      payload: [
        ("removed", .bool(isDone)),
        (
          "rows",
          .array(
            places.map {
              .object([("place", .string($0.place)), ("what", .string($0.what)), ("count", .integer($0.count))])
            })
        ), ("notes", .strings(notes)),
      ])
  }

  /// A problem in one line.
  private enum Finding {
    static func line(_ problem: Problem) -> String {
      let place = [problem.file, problem.line.map(String.init)].compactMap { $0 }.joined(separator: ":")
      return "\(place): \(problem.what). \(problem.remedy)"
    }
  }
}

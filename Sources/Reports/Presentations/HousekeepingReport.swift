import Basics
import Codings
public import Deciding
import Foundation

/// What became of changes in bulk: codings with other codes, transcripts renamed or taken out.
public enum HousekeepingReport {
  /// - Parameters:
  ///   - command: the verb.
  ///   - dryRun: whether nothing was recorded.
  ///   - remark: what is left to do, said below the table.
  public static func recoded(
    _ command: String, _ answer: RecodingAnswer, dryRun: Bool, study: String, remark: String? = nil
  ) -> Report {
    let (counts, recoded, takenOff) = (answer.counts, answer.recoded, answer.takenOff)
    var notes: [String] = []
    if recoded + takenOff == 0 {
      notes.append("There is nothing to recode; nothing was recorded.")
    } else {
      let would = dryRun ? " would be" : ""
      notes.append("\(counted(recoded, "coding"))\(would) recoded.")
      if takenOff > 0 {
        notes.append(
          "\(counted(takenOff, "coding"))\(would) taken off, because the coder has the new code on the same passage "
            + "already.")
      }
      notes.append(dryRun ? "Nothing was recorded (--dry-run)." : "`strand undo` takes all of it back.")
    }
    if let remark { notes.append(remark) }
    return Report(
      command: command, study: study, unit: "codings",
      sections: counts.isEmpty
        ? [.text(notes.joined(separator: "\n"))] : [.table(recodingSchema.table(counts, notes: notes))],
      payload: [
        ("decision", .optional(answer.decision?.uuidString.lowercased())), ("dry_run", .bool(dryRun)),
        ("recoded", .integer(recoded)), ("taken_off", .integer(takenOff)), ("rows", recodingSchema.values(counts)),
        ("notes", .strings(notes)),
      ])
  }

  static var recodingSchema: Schema<RecodingAnswer.Count> {
    Schema([
      .text("coder", "Coder") { $0.coder }, .integer("recoded", "Recoded", unit: "codings") { $0.recoded },
      .integer("taken_off", "Taken off", unit: "codings") { $0.takenOff },
    ])
  }

  public static func renamed(_ renamed: RenamedTranscript, dryRun: Bool, study: String) -> Report {
    let notes = [
      dryRun
        ? "Nothing was changed (--dry-run)."
        : "Renamed. Ids of rules' hits follow the name: what study.yaml pins of them has to be pinned again; `strand check` "
          + "says so."
    ]
    return Report(
      command: "rename-transcript", study: study,
      sections: [.table(renamingSchema.table([renamed], notes: notes))],
      payload: [
        ("dry_run", .bool(dryRun)), ("rows", renamingSchema.values([renamed])), ("notes", .strings(notes)),
      ])
  }

  static var renamingSchema: Schema<RenamedTranscript> {
    Schema([
      .text("old", "Old name") { $0.old }, .text("new", "New name") { $0.new },
      .list("coders", "Journals", .wrapped(10), unit: "coders whose journals mention it") { $0.coders },
      .integer("participants", "Rows of participants.csv", unit: "rows") { $0.participants },
    ])
  }

  /// - Parameters:
  ///   - isDone: whether it was taken out; else it would be.
  ///   - isUnderGit: whether a history keeps it.
  public static func withdrawn(
    _ withdrawal: TranscriptWithdrawal, isDone: Bool, isUnderGit: Bool, study: String
  ) -> Report {
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
    let places = places(of: withdrawal)
    return Report(
      command: "remove-transcript", study: study,
      sections: [.table(withdrawalSchema.table(places, notes: notes))],
      payload: [("removed", .bool(isDone)), ("rows", withdrawalSchema.values(places)), ("notes", .strings(notes))])
  }

  /// Something of a transcript that is deleted.
  struct Place {
    let path: String
    let what: String
    let count: Int
  }

  static var withdrawalSchema: Schema<Place> {
    Schema([
      .text("place", "Place") { $0.path }, .text("what", "What", .wrapped(20)) { $0.what },
      .integer("count", "Count", unit: "lines or files") { $0.count },
    ])
  }

  private static func places(of withdrawal: TranscriptWithdrawal) -> [Place] {
    var places = withdrawal.journals.map {
      Place(path: "codings/\($0.coder).jsonl", what: "lines about it, with their quotes", count: $0.events)
    }
    places += withdrawal.memos.map {
      Place(
        path: "codings/\($0.coder).jsonl",
        what: "memos on other things that quote it, or on somebody who speaks only there", count: $0.events)
    }
    if !withdrawal.results.isEmpty {
      places.append(
        Place(path: "results/", what: "all files, for any may quote it", count: withdrawal.results.count))
    }
    if withdrawal.hasIndex {
      places.append(
        Place(path: ".strand/", what: "the index, which contains its text; made again when needed", count: 1))
    }
    if withdrawal.isAssigned {
      places.append(Place(path: "assignments.yaml", what: "the line that says who reads it", count: 1))
    }
    places += withdrawal.brokenWrites.map {
      Place(path: $0, what: "what is left of a write that was broken off", count: 1)
    }
    if withdrawal.hasFile { places.append(Place(path: "transcripts/", what: "the transcript", count: 1)) }
    return places
  }

  /// A problem in one line.
  private enum Finding {
    static func line(_ problem: Problem) -> String {
      let place = [problem.file, problem.line.map(String.init)].compactMap { $0 }.joined(separator: ":")
      return "\(place): \(problem.what). \(problem.remedy)"
    }
  }
}

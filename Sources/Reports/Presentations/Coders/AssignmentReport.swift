import StudyDefinition
public import StudyIndex

/// Who reads which transcript, as it was drawn.
public enum AssignmentReport {
  /// - Throws: what reading the index throws.
  public static func report(_ plan: AssignmentPlan, isDryRun: Bool, seed: UInt64, of study: Study) throws -> Report {
    let notes = notes(plan, isDryRun)
    return try Report(
      "assign", of: study, unit: "transcripts",
      sections: [.table(schema.table(plan.assignments.entries, notes: notes))],
      payload: [
        ("rows", schema.values(plan.assignments.entries)), ("strata", stratumSchema.values(plan.strata)),
        ("seed", .integer(Int(clamping: seed))), ("dry_run", .bool(isDryRun)), ("notes", .strings(notes)),
      ])
  }

  static var schema: Schema<Assignments.Entry> {
    Schema([
      .text("transcript", "Transcript") { $0.transcript },
      .list("coders", "Read by", .wrapped(12)) { $0.coders },
    ])
  }

  static var stratumSchema: Schema<AssignmentPlan.Stratum> {
    Schema([
      .text("stratum", "Stratum", unit: "levels of the group; empty where the people have none") { $0.name },
      .integer("transcripts", "Transcripts", unit: "transcripts") { $0.transcripts },
      .integer("double", "Read by several", unit: "transcripts") { $0.double },
    ])
  }

  private static func notes(_ plan: AssignmentPlan, _ isDryRun: Bool) -> [String] {
    let double = plan.assignments.entries.count { $0.coders.count > 1 }
    var notes = ["\(double) of \(counted(plan.assignments.entries.count, "transcript")) read by several."]
    if plan.strata.count > 1 {
      let parts = plan.strata.map { "\($0.name.isEmpty ? "in no level" : $0.name) \($0.double) of \($0.transcripts)" }
      notes.append("Of each stratum: \(parts.joined(separator: "; ")).")
    }
    notes.append(isDryRun ? "Nothing was written." : "Written to assignments.yaml.")
    return notes
  }
}

import StudyDefinition
public import StudyIndex

/// Who reads which transcript, as it was drawn.
public enum AssignmentReport {
  /// - Throws: what reading the index throws.
  public static func report(_ plan: AssignmentPlan, isDryRun: Bool, seed: UInt64, of study: Study) throws -> Report {
    let entries = plan.assignments.entries
    let table = Table(
      columns: [
        Column(key: "transcript", heading: "Transcript"),
        Column(key: "coders", heading: "Read by", wraps: true, minimumWidth: 12),
      ],
      rows: entries.map { Table.Row([.text($0.transcript), .text($0.coders.joined(separator: ", "))]) },
      notes: notes(plan, isDryRun))
    return try Report(
      "assign", of: study, unit: "transcripts", sections: [.table(table)],
      payload: [
        (
          "rows",
          .array(
            entries.map { .object([("transcript", .string($0.transcript)), ("coders", .strings($0.coders))]) })
        ),
        (
          "strata",
          .array(
            plan.strata.map {
              .object([
                ("stratum", .string($0.name)), ("transcripts", .integer($0.transcripts)),
                ("double", .integer($0.double)),
              ])
            })
        ),
        ("seed", .integer(Int(clamping: seed))), ("dry_run", .bool(isDryRun)),
        ("notes", .strings(notes(plan, isDryRun))),
      ])
  }

  private static func notes(_ plan: AssignmentPlan, _ isDryRun: Bool) -> [String] {
    let double = plan.assignments.entries.count { $0.coders.count > 1 }
    var notes = ["\(double) of \(counted(plan.assignments.entries.count, "transcript")) read by two."]
    if plan.strata.count > 1 {
      let parts = plan.strata.map { "\($0.name.isEmpty ? "in no level" : $0.name) \($0.double) of \($0.transcripts)" }
      notes.append("Read by two: \(parts.joined(separator: "; ")).")
    }
    notes.append(isDryRun ? "Nothing was written." : "Written to assignments.yaml.")
    return notes
  }
}

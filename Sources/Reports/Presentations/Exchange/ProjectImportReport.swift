import Basics
public import Exchange

/// A project of another program that was taken in, and what became of it.
public struct ProjectTakenIn: Sendable {
  /// As the person named it.
  public let file: String
  public let project: AssembledProject
  public let steps: [ProjectPlacement.Step]
  public let dryRun: Bool

  public init(file: String, project: AssembledProject, steps: [ProjectPlacement.Step], dryRun: Bool) {
    self.file = file
    self.project = project
    self.steps = steps
    self.dryRun = dryRun
  }
}

/// What `import-project` found in a project and where each thing went.
public enum ProjectImportReport {
  public static func report(_ taken: ProjectTakenIn, study: String) -> Report {
    let project = taken.project
    let notes = self.notes(taken)
    var sections: [Section] = [
      .table(
        InventoryReport.schema.table(
          title: "\(taken.file): \(project.name), written by \(project.origin)", project.inventory.byKind, notes: notes)
      )
    ]
    if !project.transcripts.isEmpty {
      sections.append(.table(transcriptSchema.table(title: "Transcripts", project.transcripts)))
    }
    let files = taken.steps.map { PlacedFile(step: $0, dryRun: taken.dryRun) }
    sections.append(.table(fileSchema.table(title: "Files", files)))
    return Report(
      command: "import-project", study: study, unit: "things in the project", sections: sections,
      payload: [
        ("file", .string(taken.file)), ("project", .string(project.name)), ("origin", .string(project.origin)),
        ("dry_run", .bool(taken.dryRun)), ("rows", InventoryReport.schema.values(project.inventory.byKind)),
        ("transcripts", transcriptSchema.values(project.transcripts)), ("files", fileSchema.values(files)),
        ("notes", .strings(notes)),
      ])
  }

  private static func notes(_ taken: ProjectTakenIn) -> [String] {
    let changesNothing = taken.steps.allSatisfy { $0.change == .unchanged || $0.change == .kept }
    var notes: [String] = []
    if taken.dryRun {
      notes.append("Nothing was written (dry run).")
    } else if changesNothing {
      notes.append("Everything was there already; nothing was written.")
    }
    return notes
      + taken.project.notes.map { problem in
        let place = problem.file.map { "\($0): " } ?? ""
        return "\(place)\(problem.what)." + (problem.remedy.isEmpty ? "" : " \(problem.remedy)")
      }
  }

  // MARK: Transcripts

  static var transcriptSchema: Schema<AssembledProject.Transcript> {
    Schema([
      .text("transcript", "Transcript") { $0.name }, .text("source", "Source", .wrapped(12)) { $0.source },
      .integer("turns", "turns", unit: "turns") { $0.turns }, .integer("words", "words", unit: "words") { $0.words },
      .list("speakers", "Speakers", .wrapped(12), unit: "label = participant or role") { $0.speakers },
      .text("offsets", "Offsets", .wrapped(14), unit: "how the program counts; null without passages") {
        $0.offsets?.counting.explanation
      }.read { $0.offsets.map(offsets) },
      .integer("confirmed", "Confirmed", .data, unit: "passages whose words are at their place") {
        $0.offsets?.confirmed
      },
      .integer("checkable", "Checkable", .data, unit: "passages whose words the file gives") { $0.offsets?.checkable },
    ])
  }

  private static func offsets(_ decision: OffsetDecision) -> String {
    let evidence =
      decision.checkable == 0
      ? "no words to check" : "\(decision.confirmed) of \(decision.checkable) passages confirm it"
    let others = decision.followsOthers ? "; as in the project's other sources, since this one fits several ways" : ""
    return "\(decision.counting.explanation) (\(evidence)\(others)\(decision.isChosen ? "; chosen" : ""))"
  }

  // MARK: Files

  struct PlacedFile {
    let step: ProjectPlacement.Step
    let dryRun: Bool
  }

  static var fileSchema: Schema<PlacedFile> {
    Schema([
      .text("path", "File") { $0.step.path },
      .text("change", "What happened", unit: "new, added, unchanged or kept") { file in
        switch file.step.change {
        case .new: "new"
        case .added: "added"
        case .unchanged: "unchanged"
        case .kept: "kept"
        }
      }.read(as: words),
      .integer("added", "Added", .data, unit: "codes, rows or events") { file in
        if case .added(let count) = file.step.change { count } else { nil }
      },
    ])
  }

  private static func words(_ file: PlacedFile) -> String {
    switch file.step.change {
    case .new: file.dryRun ? "would be written" : "written"
    case .added(let count):
      file.dryRun ? "\(count) would be added" : "\(count) added"
    case .unchanged: "unchanged"
    case .kept: "the study's own is kept"
    }
  }
}

/// Rows of an inventory: a kind of thing and where it went.
enum InventoryReport {
  static var schema: Schema<ImportInventory.Row> {
    Schema([
      .text("kind", "What", .wrapped(14)) { $0.kind }, .integer("count", "number", unit: "things") { $0.count },
      .text("outcome", "Where it went", unit: "taken, changed or left out") { $0.outcome.word },
      .text("reason", "How or why", .wrapped(20)) { $0.outcome.reason },
      .list("examples", "For one", .wrapped(10), unit: "names, at most five") { $0.examples }
        .read { $0.examples.first },
    ])
  }
}

extension ImportInventory.Outcome {
  var word: String {
    switch self {
    case .taken: "taken"
    case .changed: "changed"
    case .leftOut: "left out"
    }
  }

  var reason: String? {
    switch self {
    case .taken: nil
    case .changed(let words), .leftOut(let words): words
    }
  }
}

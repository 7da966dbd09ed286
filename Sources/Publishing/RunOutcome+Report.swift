import Analysis
import Basics
public import Reports

extension RunOutcome {
  /// A line that counts, and for other forms a row a step.
  public func report() -> Report {
    let table = StepOutcome.schema.table(
      title: isDry ? "What a run would make" : "What the run made", steps, notes: [summary])
    let lines = (isDry ? steps.map(\.line) : []) + [summary]
    return Report(
      command: "run", study: study, inputs: inputs, sections: [.listing(lines, table)],
      payload: [
        ("rows", StepOutcome.schema.values(steps)), ("made", .integer(made)), ("kept", .integer(kept)),
        ("failed", .integer(failed)), ("dry_run", .bool(isDry)), ("no_longer_made", .strings(dropped.flatMap(\.files))),
      ])
  }

  /// What should be said of the run as a whole.
  public var remarks: [String] {
    var remarks: [String] = []
    if lacksConverter, !isDry {
      remarks.append("Figures are SVG only: install rsvg-convert (librsvg) for PDF and PNG.")
    }
    let names = dropped.filter { !$0.files.isEmpty }.map(\.name)
    if !names.isEmpty {
      remarks.append(
        "study.yaml no longer lists \(RunDecision.Reason.few(names)); delete what results/ still has of "
          + "\(names.count == 1 ? "it" : "them") if you do not need it.")
    }
    return remarks
  }

  private var summary: String {
    isDry
      ? "\(made) would be made, \(kept) kept."
      : "\(made) made, \(kept) kept, \(failed) failed. Results are in results/."
  }
}

extension StepOutcome {
  /// `compare-cbo: made (6 files): inputs changed: transcripts/hc-p1.txt`.
  public var line: String {
    let files = "\(outputs.count) \(outputs.count == 1 ? "file" : "files")"
    return switch state {
    case .made: "\(name): made, \(files) (\(why))"
    case .kept: "\(name): kept"
    case .failed: "\(name): failed"
    case .wouldMake: "\(name): would be made (\(why))"
    case .wouldKeep: "\(name): would be kept"
    }
  }

  /// What should be said of files that people changed.
  public var remarks: [String] {
    edited.map {
      "\($0) was changed by hand since it was made, and stays as it is; `strand run --force` makes it again."
    }
      + setAside.map { "\($0.path) was not as a run made it; it is now \($0.kept)." }
  }

  fileprivate var word: String {
    switch state {
    case .made, .wouldMake: "made"
    case .kept, .wouldKeep: "kept"
    case .failed: "failed"
    }
  }

  fileprivate var why: String {
    switch state {
    case .made(let reason), .wouldMake(let reason): reason.words
    case .kept, .wouldKeep: ""
    case .failed(let problems): problems.map(\.description).joined(separator: "\n")
    }
  }

  /// A step as a row.
  public static var schema: Schema<StepOutcome> {
    Schema([
      .text("analysis", "Analysis") { $0.name }, .text("state", "State") { $0.word },
      .text("why", "Why", .wrapped(16)) { $0.why }, .list("outputs", "Outputs", .wrapped(20)) { $0.outputs },
      .list("edited", "Edited", .data, unit: "files changed by hand") { $0.edited },
      .list("set_aside", "Set aside", .data, unit: "files that were in the way") { $0.setAside.map(\.kept) },
    ])
  }
}

extension RunDecision.Reason {
  /// In a few words.
  var words: String {
    switch self {
    case .new: "new"
    case .forced: "--force"
    case .program(let version): "last made by version \(version)"
    case .definition: "its definition or a setting has changed"
    case .inputs(let paths): "changed: \(Self.few(paths))"
    case .missing(let paths): "not there: \(Self.few(paths))"
    case .failedBefore: "it failed the last time"
    }
  }

  static func few(_ paths: [String]) -> String {
    paths.count <= 3
      ? paths.joined(separator: ", ") : "\(paths.prefix(2).joined(separator: ", ")) and \(paths.count - 2) more"
  }
}

extension ReportKeys {
  /// With the rows of `run`.
  public static var ofAllCommands: [Entry] { all + [Entry("`run`", StepOutcome.schema.keys)] }
}

import Analysis
import ArgumentParser
import Deciding
import FoundationEssentials
import Reports
import StudyDefinition
import StudyIndex

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the whole study and say every problem with file, line and remedy.",
    discussion: """
      The exit code is 1 when there is an error (with --strict, also when there is a warning), else 0.

      EXAMPLES:
        strand check
        strand check --strict --format json
        strand check --pseudonyms ../names.csv
        strand check --reidentification --at-least 5
      """)

  @Flag(help: "Warnings count as errors.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "Warn wherever an original of this table of pseudonyms still occurs, in results too.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var pseudonyms: String?

  @Flag(
    help: """
      Warn where columns of participants.csv and groups, up to three together, single somebody out: fewer people than \
      --at-least share the values.
      """)
  var reidentification = false

  @Option(
    help: ArgumentHelp(
      "How many people must share their values (k of k-anonymity; default: 3).", valueName: "people"))
  var atLeast: Int?

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard let atLeast else { return }
    if !reidentification { throw ValidationError("--at-least needs --reidentification.") }
    if atLeast < 2 { throw ValidationError("--at-least takes a number from 2: one person always has her own values.") }
  }

  func run() throws {
    let folder = try study.folder()
    let table = try pseudonyms.map { try PseudonymTable.read($0, apartFrom: folder) }
    var check = StudyCheck.whole(folder) {
      try table.map { try PseudonymLeaks.problems(in: folder, $0) } ?? []
    }
    // Where the study has errors those come first.
    if reidentification, let found = try check.study?.reidentification(fewest: atLeast ?? 3) {
      check.problems += found.problems(file: folder.shown(folder.participants))
    }
    try output.show(check.report(study: folder.root.lastPathComponent))
    if check.errors > 0 || (strict && check.warnings > 0) { throw ExitCode(1) }
  }
}

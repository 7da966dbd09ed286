import Analysis
import ArgumentParser
import Deciding
import FoundationEssentials
import Reports
import StudyDefinition
import StudyIndex

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the whole study and say every problem with file, line and remedy.",
    discussion: """
      The exit code is 1 when there is an error (with --strict, also when there is a warning), else 0.

      EXAMPLES:
        strand check
        strand check --strict --format json
        strand check --pseudonyms ../names.csv
      """)

  @Flag(help: "Warnings count as errors.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "Warn wherever an original of this table of pseudonyms still occurs, in results too.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var pseudonyms: String?

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let folder = try study.folder()
    let table = try pseudonyms.map { try PseudonymTable.read($0, apartFrom: folder) }
    let check = StudyCheck.whole(folder) {
      try table.map { try PseudonymLeaks.problems(in: folder, $0) } ?? []
    }
    try output.show(check.report(study: folder.root.lastPathComponent))
    if check.errors > 0 || (strict && check.warnings > 0) { throw ExitCode(1) }
  }
}

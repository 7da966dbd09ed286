import ArgumentParser
import Basics
import Foundation
import Publishing
import StudyIndex

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Make everything that study.yaml declares into results/: tables, figures, the report, a manifest.",
    discussion: """
      study.yaml's `analyses:` lists what to make; without it, what can be made of what the study has. Tables are CSV, \
      LaTeX and HTML, figures SVG (PDF and PNG, too, where rsvg-convert is installed). Only what its inputs changed is \
      made again. results/manifest.json says what was made from what; results/tables.R reads the tables into R.

      When an analysis fails, you are told and the others go on; the exit code is then 1. A file of results/ that \
      somebody changed is never lost: it stays, or is renamed before a new one is written.

      EXAMPLES:
        strand run
        strand run compare-cbo report
        strand run --dry-run
        strand run --force --bom --no-transcripts
      """)

  @Argument(
    help: "Analyses by name; `report` is the report (default: all).", completion: .analyses)
  var analyses: [String] = []

  @Flag(help: "Make everything again.")
  var force = false

  @Flag(help: "Only say what would be made, and why.")
  var dryRun = false

  @Flag(help: "Begin CSV files with a byte order mark, for versions of Excel that need it.")
  var bom = false

  @Flag(help: "Leave the transcripts out of the report.")
  var noTranscripts = false

  @OptionGroup var blind: BlindOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let study = try study.open()
    try BlindOptions.hideOthers(in: study, asked: blind.blind)
    Console.warn(try study.remarks())
    var request = RunRequest(version: Version.text, path: ProcessInfo.processInfo.environment["PATH"])
    request.names = analyses
    (request.force, request.isDry, request.byteOrderMark) = (force, dryRun, bom)
    request.includesTranscripts = !noTranscripts
    let outcome = try StudyRun(study, request).run { Console.say($0) }
    outcome.remarks.forEach { Console.say($0) }
    try output.show(outcome.report())
    if outcome.failed > 0 { throw ExitCode(1) }
  }
}

extension Console {
  fileprivate static func say(_ step: StepOutcome) {
    if case .wouldMake = step.state { return }
    if case .wouldKeep = step.state { return }
    say(step.line)
    if case .failed(let problems) = step.state { warn(problems) }
    step.remarks.forEach { say($0) }
  }
}

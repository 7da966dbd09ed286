import ArgumentParser
import Basics
import Deciding
import Reports
import StudyDefinition
import StudyIndex

struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Take in the work of people who coded in copies of the study.",
    discussion: """
      Each journal becomes the union of its copies, event by event; new transcripts are copied. Where a transcript has \
      another text in the other copy, the codings made there are carried to the text that is here, as `strand \
      reanchor` does. Codebooks are compared and never merged: change yours where you agree with theirs. Merging twice \
      adds nothing.

      EXAMPLES:
        strand merge ../copy-of-lin --dry-run
        strand merge ../copy-of-lin ../copy-of-mercier
        strand merge ~/Downloads/lin.jsonl
      """)

  @Argument(help: ArgumentHelp("Folders of other studies, or journals.", valueName: "source"), completion: .file())
  var sources: [String]

  @Flag(help: "Say what would come, and write nothing.")
  var dryRun = false

  @OptionGroup var coder: CoderOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let desk = try coder.desk(study)
    let merge = try StudyMerge(
      desk.folder, configuration: desk.configuration, codebook: desk.codebook, sources: sources)
    Console.warn(merge.warnings)
    let carried = dryRun ? nil : try desk.take(merge, opening: { try study.open() }, onTorn: { Console.warn([$0]) })
    let report = MergeReport(
      merge, carried: carried.map { ReanchoringReport($0.plan, written: $0.written) }, isDryRun: dryRun)
    try output.show(report.report(study: desk.configuration.name))
  }
}

import Analysis
import ArgumentParser
import Basics
import Deciding
import Reports
import StudyDefinition
import StudyIndex

struct RenameTranscript: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename-transcript",
    abstract: "Give a transcript another name, with all that was decided about it.",
    discussion: """
      The file, the column `transcript` of participants.csv, and a line in every journal that mentions it: all of \
      them change. Codings keep their ids. To take it back, rename it back. Where a colleague has coded under the old \
      name meanwhile, running the command again carries those codings over, too.

      EXAMPLES:
        strand rename-transcript interview3 hc-p3
        strand rename-transcript interview3 hc-p3 --dry-run
      """)

  @Argument(help: "The transcript's name.", completion: .names(of: .transcript))
  var old: String

  @Argument(help: "Its new name.")
  var new: String

  @Flag(help: "Say what would be changed, and change nothing.")
  var dryRun = false

  @OptionGroup var coder: CoderOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let desk = try coder.desk(study)
    let renamed = try desk.rename(old, to: new, dryRun: dryRun) { Console.warn([$0]) }
    try output.show(HousekeepingReport.renamed(renamed, dryRun: dryRun, study: desk.configuration.name))
  }
}

struct RemoveTranscript: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove-transcript",
    abstract: "Take a transcript out for good, because consent was withdrawn.",
    discussion: """
      Its text, every line about it in all journals, the results and the index are deleted. The journal records that a \
      transcript was taken out, when and by whom, and not which. There is no undo. The answer lists what the \
      program does not change (participants.csv, the survey, examples in the codebook, git's history); `strand check` \
      looks for what is left. docs/housekeeping.md goes through it step by step.

      EXAMPLES:
        strand remove-transcript hc-p3 --dry-run
        strand remove-transcript hc-p3
        strand remove-transcript hc-p3 --note "consent withdrawn" --yes
      """)

  @Argument(help: "The transcript's name.", completion: .names(of: .transcript))
  var name: String

  @Option(help: "Why, for the record; name nobody.")
  var note: String?

  @Flag(help: "Say what would be deleted, and delete nothing.")
  var dryRun = false

  @Flag(help: "Delete without asking.")
  var yes = false

  @OptionGroup var coder: CoderOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let desk = try coder.desk(study)
    let withdrawal = try desk.withdrawal(of: name)
    let isDone = try !dryRun && (yes || Confirmation.removing(withdrawal))
    if isDone { try desk.carryOut(withdrawal, note: note) { Console.warn([$0]) } }
    try output.show(
      HousekeepingReport.withdrawn(
        withdrawal, isDone: isDone, isUnderGit: desk.folder.isUnderGit, study: desk.configuration.name))
  }
}

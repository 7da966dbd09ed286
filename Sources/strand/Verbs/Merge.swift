import Analysis
import ArgumentParser
import Basics
import Codebooks
import Codings
import Deciding
import Foundation
import Reports
import StudyDefinition
import StudyIndex
import Transcripts

struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
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
    var carried: ReanchoringReport?
    if !dryRun {
      try study.open().keep(merge.bodies)
      try merge.write { Console.warn([$0]) }
      let plan = try study.open().reanchoringPlan(merge.differingTranscripts.map(\.transcript))
      if !plan.items.isEmpty {
        carried = ReanchoringReport(plan, written: try desk.record(plan, onTorn: { Console.warn([$0]) }))
      }
    }
    try output.show(MergeReport.report(merge, isDryRun: dryRun, study: desk.configuration.name))
    for line in carried?.summary ?? [] { Console.say(line) }
  }
}

struct MergeDriver: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge-driver",
    abstract: "Merge two versions of a journal for git.",
    discussion: """
      git calls it with the common ancestor, this side and the other side; the union is written over this side. Without \
      it git merges journals line by line (`merge=union` in .gitattributes), which is right as long as nobody has \
      rewritten a line. Two lines set it up in a clone:

        git config merge.strand.driver "strand merge-driver %O %A %B"
        echo "codings/*.jsonl merge=strand" >> .git/info/attributes
      """)

  @Argument(help: ArgumentHelp("The common ancestor (%O).", valueName: "ancestor"), completion: .file())
  var ancestor: String

  @Argument(help: ArgumentHelp("This side (%A); the result is written here.", valueName: "ours"), completion: .file())
  var ours: String

  @Argument(help: ArgumentHelp("The other side (%B).", valueName: "theirs"), completion: .file())
  var theirs: String

  func run() throws { try JournalMerge.mergeFiles(ancestor: ancestor, ours: ours, theirs: theirs) }
}

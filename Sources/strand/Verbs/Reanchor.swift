import Analysis
import ArgumentParser
import Deciding
import Foundation
import Reports
import StudyDefinition
import StudyIndex
import Transcripts

struct Reanchor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reanchor",
    abstract: "Carry codings to the new text of transcripts that have changed.",
    discussion: """
      Each coding is kept (same words, same place), moved (same words elsewhere), edited (changed words: both versions \
      are shown), ambiguous (several places: a person decides, in `strand review` or with --choose) or lost (kept in \
      the journal, not counted). Everybody's journals are carried over, and every move is recorded with who ran it; \
      `strand undo` takes a run back. Running it again adds nothing.

      EXAMPLES:
        strand reanchor --dry-run
        strand reanchor
        strand reanchor hc-p1 --all
        strand reanchor --choose 3f9a1c20=2 --choose 77b0e41c=lost
      """)

  @Argument(
    help: ArgumentHelp("Transcripts (default: all that have changed).", valueName: "transcript"),
    completion: .names(of: .transcript))
  var transcripts: [String] = []

  @Flag(help: "Say where everything would go, and write nothing.")
  var dryRun = false

  @Flag(help: "List what was kept and moved, too.")
  var all = false

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Where an ambiguous coding belongs: a candidate's number, or lost.", valueName: "id=number"))
  var choose: [String] = []

  @OptionGroup var coder: CoderOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if dryRun, !choose.isEmpty { throw ValidationError("--dry-run writes nothing, and --choose does.") }
  }

  func run() throws {
    let desk = try coder.desk(study)
    let open = try study.open()
    let names = transcripts.isEmpty ? nil : try transcripts.map { try desk.transcript(named: $0).name }
    if !choose.isEmpty {
      let choices = try choose.map(PlacementChoice.init(parsing:))
      let count = try desk.record(choices, in: open.reanchoringPlan(names))
      switch count {
      case 0: Console.say("Nothing is recorded: somebody else has decided meanwhile.")
      case 1: Console.say("The choice is recorded; `strand undo` takes it back.")
      default: Console.say("\(count) choices are recorded; `strand undo` takes the last one back.")
      }
    }
    let plan = try open.reanchoringPlan(names)
    let written = dryRun ? nil : try desk.record(plan, onTorn: { Console.warn([$0]) })
    try output.show(
      ReanchoringReport(plan, written: written, listsAll: all).report(study: desk.configuration.name))
  }
}

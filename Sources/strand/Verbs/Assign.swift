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

struct Assign: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Divide the transcripts among coders, a random share to be read by two.",
    discussion: """
      Writes assignments.yaml, which you may edit; `strand check` checks it, `strand status` shows who has read what. \
      The share is drawn within the levels of --by, so that each group has its part of it; a transcript whose people \
      are in several levels is in a stratum with its like. Everybody gets about as many words.

      EXAMPLES:
        strand assign --coders lin,mercier --double 20% --by cbo --seed 7
        strand assign --coders lin,mercier,okafor --double 100%
        strand assign --coders lin,mercier --double 5% --dry-run
      """)

  @Option(help: ArgumentHelp("Who reads, parted by commas.", valueName: "names"))
  var coders: String

  @Option(help: ArgumentHelp("The share of transcripts that two coders read.", valueName: "percent"))
  var double = "20%"

  @Option(
    help: ArgumentHelp("Draw within the levels of this group.", valueName: "group"), completion: GroupCompletion.kind)
  var by: String?

  @Option(help: "Seed of the draw; the same seed draws the same transcripts.")
  var seed: UInt64 = 1

  @Flag(help: "Write assignments.yaml anew.")
  var replace = false

  @Flag(help: "Show who would read what, and write nothing.")
  var dryRun = false

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if share == nil { throw ValidationError("--double takes a percentage from 0% to 100%.") }
  }

  func run() throws {
    let study = try study.open()
    let names = try CommaList.coders(coders)
    let plan = try study.assignmentPlan(coders: names, double: share ?? 0, by: by, seed: seed)
    let options = "--coders \(names.joined(separator: ",")) --double \(double)" + (by.map { " --by \($0)" } ?? "")
    if !dryRun { try plan.write(to: study.folder, made: "\(options) --seed \(seed)", replacing: replace) }
    Console.say("Drawn with --seed \(seed).")
    try output.show(AssignmentReport.report(plan, isDryRun: dryRun, seed: seed, of: study))
  }

  private var share: Double? {
    let digits = double.hasSuffix("%") ? double.dropLast() : double[...]
    return Double(digits).flatMap { (0...100).contains($0) ? $0 / 100 : nil }
  }
}

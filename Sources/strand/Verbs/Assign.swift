import Analysis
import ArgumentParser
import Codings
import Reports
import StudyIndex

struct Assign: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign",
    abstract: "Divide the transcripts among coders; several coders read a random share.",
    discussion: """
      Writes assignments.yaml, which you may edit; `strand check` checks it, `strand status` shows who has read what. \
      The share is drawn within the levels of --by, so that each group has its part of it; a transcript whose people \
      are in several levels is drawn with others like it. Everybody gets about as many words.

      EXAMPLES:
        strand assign --coders lin,mercier --double 20% --by cbo --seed 7
        strand assign --coders lin,mercier,okafor --double 10% --readers 3
        strand assign --coders lin,mercier --double 5% --dry-run
      """)

  @Option(
    help: ArgumentHelp("Who reads, separated by commas.", valueName: "names"),
    completion: .names(of: .coder))
  var coders: String

  @Option(help: ArgumentHelp("The share of transcripts that several coders read.", valueName: "percent"))
  var double = "20%"

  @Option(help: ArgumentHelp("How many coders read each of that share.", valueName: "n"))
  var readers = 2

  @Option(
    help: ArgumentHelp("Draw within the levels of this group.", valueName: "group"), completion: .names(of: .group))
  var by: String?

  @Option(help: "Seed of the draw; the same seed draws the same transcripts.")
  var seed: UInt64 = 1

  @Flag(help: "Replace assignments.yaml.")
  var replace = false

  @Flag(help: "Show who would read what, and write nothing.")
  var dryRun = false

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if share == nil { throw ValidationError("--double takes a percentage from 0% to 100%.") }
    if readers < 2 { throw ValidationError("--readers takes a number from 2.") }
  }

  func run() throws {
    let names = try CommaList.coders(coders)
    let study = try study.open()
    let plan = try study.assignmentPlan(coders: names, double: share ?? 0, readers: readers, by: by, seed: seed)
    if !dryRun { try plan.write(to: study.folder, made: made(names), replacing: replace) }
    Console.say("Drawn with --seed \(seed).")
    try output.show(AssignmentReport.report(plan, isDryRun: dryRun, seed: seed, of: study))
  }

  /// The options that give the same plan again.
  private func made(_ names: [String]) -> String {
    "--coders \(names.joined(separator: ",")) --double \(double)" + (readers == 2 ? "" : " --readers \(readers)")
      + (by.map { " --by \($0)" } ?? "") + " --seed \(seed)"
  }

  /// From 0 to 1; `nil` for what is no percentage.
  private var share: Double? {
    let digits = double.hasSuffix("%") ? double.dropLast() : double[...]
    return Double(digits).flatMap { (0...100).contains($0) ? $0 / 100 : nil }
  }
}

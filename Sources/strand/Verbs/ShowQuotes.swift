import Analysis
import ArgumentParser
import Reports
import Studies

struct ShowQuotes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quotes",
    abstract: "List what was said under codes, with who said it and where.",
    discussion: """
      One row is one segment: overlapping codings of the same code, whoever made them, are one segment that lists \
      its coders. A coding that runs over several turns is a segment in each of them.

      EXAMPLES:
        strand quotes norms.informal
        strand quotes solidarity --by cbo --context 15
        strand quotes --where "community = 'HC' AND age >= 60" --format csv --output quotes.csv
        strand quotes learning --sample 10 --seed 7
      """)

  @Argument(help: "Codes, each with those below it (default: all).", completion: CodeCompletion.kind)
  var codes: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Sort by the levels of a group; given twice, by two groups crossed.", valueName: "group"),
    completion: GroupCompletion.kind)
  var by: [String] = []

  @OptionGroup var cutting: CutOptions

  @Option(help: ArgumentHelp("Words shown before and after, within the turn.", valueName: "words"))
  var context = 0

  @Option(help: ArgumentHelp("Draw this many at random.", valueName: "n"))
  var sample: Int?

  @Option(help: "Seed of the draw; the same seed draws the same quotes.")
  var seed: UInt64 = 1

  @Flag(help: "Keep each coder's codings (and rules' hits) apart instead of putting overlapping ones together.")
  var perCoder = false

  @Flag(help: "Count the segments of lower codes to the codes above them, as compare does.")
  var rollUp = false

  @OptionGroup var filter: FilterOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if !(0...100_000).contains(context) { throw ValidationError("--context takes a number of words from 0 to 100000.") }
    if let sample, sample < 1 { throw ValidationError("--sample takes a number from 1.") }
  }

  func run() throws {
    let study = try study.open()
    let view = try StudyView(study, filter: filter.filter(codes: codes, rollUp: rollUp, perCoder: perCoder))
    Console.warn(try study.remarks())
    let listing = try QuoteListing(
      view, groupings: try study.groupings(with: study.grouping(by: by, cuts: cutting.cut)), sortedByLevel: !by.isEmpty, context: context, sample: sample,
      seed: seed)
    if sample != nil { Console.say("Drawn with --seed \(seed).") }
    try output.show(listing.report())
  }
}

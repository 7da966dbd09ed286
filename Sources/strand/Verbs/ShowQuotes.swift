import Analysis
import ArgumentParser
import Reports
import StudyIndex

/// Whom to show of each level.
enum CaseKind: EnumerableFlag {
  case typical
  case deviant

  var kind: CaseSelection.Kind { self == .typical ? .typical : .deviant }
}

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
        strand quotes --typical --by cbo --cases 1
        strand quotes --deviant --by age --cut 50,60
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

  @Flag(
    help: """
      Participants nearest to their level's profile of codes, or farthest from it, with their quotes; needs --by. The \
      distance is the mean absolute difference between what they mention (1 or 0) and the level's shares.
      """)
  var cases: CaseKind?

  @Option(name: .customLong("cases"), help: ArgumentHelp("Participants a level (default: 2).", valueName: "n"))
  var count: Int?

  @OptionGroup var filter: FilterOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if !(0...100_000).contains(context) { throw ValidationError("--context takes a number of words from 0 to 100000.") }
    if let count, count < 1 { throw ValidationError("--cases takes a number from 1.") }
    if cases == nil, count != nil { throw ValidationError("--cases goes with --typical or --deviant.") }
    if cases != nil {
      if by.isEmpty { throw ValidationError("--typical and --deviant need --by: they are cases of a level.") }
      if sample != nil { throw ValidationError("--sample does not go with --typical and --deviant.") }
      if perCoder { throw ValidationError("--per-coder does not go with --typical and --deviant.") }
    }
    if let sample, sample < 1 { throw ValidationError("--sample takes a number from 1.") }
  }

  func run() throws {
    let study = try study.open()
    try filter.people.hideOthers(in: study)
    let view = try StudyView(study, filter: filter.filter(codes: codes, rollUp: rollUp, perCoder: perCoder))
    Console.warn(try study.remarks())
    let groupings = try study.groupings(with: study.grouping(by: by, cuts: cutting.cut))
    if let cases {
      let chosen = try CaseSelection(
        view, cases.kind, groupings: groupings, count: count ?? 2, context: context)
      return try output.show(chosen.report())
    }
    let listing = try QuoteListing(
      view, groupings: groupings, sortedByLevel: !by.isEmpty, context: context, sample: sample,
      seed: seed)
    if sample != nil { Console.say("Drawn with --seed \(seed).") }
    try output.show(listing.report())
  }
}
